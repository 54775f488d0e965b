from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.panels.report.part_sheet import PartSheet


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(900, 600)
    qtbot.addWidget(host)
    room.host = host
    made: Any = PartSheet(room.bridge, host)
    with qtbot.waitActive(host):
        host.show()
    return made


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_presenter_scope_and_hand_over_by_enter_alone(room: Any, sheet: Any) -> None:
    first, second = room.part(), room.part()
    sheet.ask(second)
    write("Dana Sample")
    write("the valley")
    write("")
    assert not sheet.isVisible()
    assert room.text(second, "scope") == "the valley"
    assert room.text(room.text(second, "presenter"), "name") == "Dana Sample"
    sheet.ask(first)
    assert sheet.fields["hand_over"].text() == "Hand over to Dana Sample – the valley"


def test_a_line_that_nobody_reworded_is_not_written(room: Any, sheet: Any) -> None:
    first = room.part()
    room.part(scope="the valley")
    sheet.ask(first)
    sheet.close_sheet()
    assert "hand_over" not in room.desk.notebook[first].fields
    sheet.ask(first)
    sheet.fields["hand_over"].setFocus()
    sheet.fields["hand_over"].selectAll()
    write("And now the valley")
    assert room.text(first, "hand_over") == "And now the valley"
    room.desk.undo()
    assert room.text(first, "hand_over") == ""


def test_closing_saves_what_is_in_the_fields(room: Any, sheet: Any) -> None:
    part = room.part(presenter=room.workplace.me)
    sheet.ask(part)
    QTest.keyClicks(sheet.fields["title"], "Borders")
    QTest.keyClick(sheet.fields["title"], Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert room.text(part, "title") == "Borders"
