from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.changing import Change
from micic_desk.ui.panels.front.sheet import FrontSheet


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> FrontSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    with qtbot.waitActive(host):
        host.show()
    made = FrontSheet(room.bridge, host)
    made.ask(room.consultation)
    return made


def test_enter_saves_a_field_and_the_last_one_closes(room: Any, sheet: FrontSheet) -> None:
    for name, text in (("initiative", "Rivers"), ("title", "Towns"), ("dates", "May 2026")):
        assert sheet.fields[name].hasFocus()
        sheet.fields[name].selectAll()
        QTest.keyClicks(sheet.fields[name], text)
        QTest.keyClick(sheet.fields[name], Qt.Key.Key_Return)
        assert room.desk.notebook[room.consultation].text(name) == text
    QTest.keyClick(sheet.fields["rapporteur"], Qt.Key.Key_Return)
    assert sheet.isHidden()


def test_an_empty_title_is_said_and_not_saved(room: Any, sheet: FrontSheet) -> None:
    before = room.desk.notebook[room.consultation].text("title")
    field = sheet.fields["title"]
    field.setFocus()
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert room.desk.notebook[room.consultation].text("title") == before


def test_what_changes_elsewhere_is_shown(room: Any, sheet: FrontSheet) -> None:
    room.bridge.do(Change(entities=(room.consultation,), fields={"dates": "June"}))
    assert sheet.fields["dates"].text() == "June"


def test_what_the_room_agreed_on_is_chosen_by_key_and_kept(room: Any, sheet: FrontSheet) -> None:
    sheet.rule.setFocus()
    for _ in range(4):
        QTest.keyClick(sheet.rule, Qt.Key.Key_Down)
    assert sheet.rule.currentData() == "chatham_house"
    assert room.desk.notebook[room.consultation].text("attribution") == "chatham_house"
    room.bridge.do(Change(entities=(room.consultation,), fields={"attribution": None}))
    assert sheet.rule.currentData() == ""
