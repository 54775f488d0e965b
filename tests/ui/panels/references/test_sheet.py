from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.references.sheet import ReferencesSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)
    made: Any = ReferencesSheet(room.bridge, host)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    return made


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    QApplication.processEvents()


def references(room: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    found = room.desk.notebook.children(room.consultation, EntityKind.REFERENCE)
    return [(one.text("sort"), one.text("name"), one.texts("aliases")) for one in found]


def test_a_name_is_typed_and_added_by_enter(room: Any, sheet: Any) -> None:
    sheet.look(room.consultation)
    focus = QApplication.focusWidget()
    assert focus is sheet.name
    QTest.keyClicks(focus, "Haiti earthquake")
    press(Qt.Key.Key_Return)
    assert references(room) == [("event", "Haiti earthquake", ())]
    assert sheet.name.text() == ""


def test_said_words_become_one_and_said_again_they_are_found(room: Any, sheet: Any) -> None:
    sheet.add_said(room.consultation, "OHCHR")
    sheet.add_said(room.consultation, "ohchr")
    assert references(room) == [("body", "OHCHR", ())]
    assert sheet.grid.currentIndex().row() == 0


def test_sort_and_aliases_are_edited_in_place(room: Any, sheet: Any) -> None:
    sheet.add_said(room.consultation, "CRC")
    assert sheet.model.setData(sheet.model.index(0, 1), "instr")
    assert sheet.model.setData(sheet.model.index(0, 2), "Rights of the Child; CDE ;")
    assert references(room) == [("instrument", "CRC", ("Rights of the Child", "CDE"))]
    assert not sheet.model.setData(sheet.model.index(0, 1), "king")
    assert not sheet.model.setData(sheet.model.index(0, 0), " ")
    assert references(room)[0][:2] == ("instrument", "CRC")


def test_delete_can_be_undone(room: Any, sheet: Any) -> None:
    sheet.add_said(room.consultation, "CRC")
    sheet.grid.setFocus()
    press(Qt.Key.Key_Delete)
    assert references(room) == []
    sheet.messages.message().on_undo()
    assert len(references(room)) == 1


def test_what_needs_a_row_waits_for_one(room: Any, sheet: Any) -> None:
    sheet.look(room.consultation)
    assert [act.isEnabled() for act in sheet.of_a_row] == [False]
    sheet.add_said(room.consultation, "OHCHR")
    assert [act.isEnabled() for act in sheet.of_a_row] == [True]
    room.desk.undo()
    assert [act.isEnabled() for act in sheet.of_a_row] == [False]
