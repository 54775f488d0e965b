from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.checks.sheet import ChecksSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
PERSON = "A Turkish engineer living 40 km from a city under siege"


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)
    made: Any = ChecksSheet(room.bridge, host)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    return made


@pytest.fixture
def lines(room: Any) -> list[str]:
    part = room.add(EntityKind.PART, room.consultation, title="Part")
    section = room.add(EntityKind.SECTION, part, title="Intro", role="introduction")
    return [room.item(PERSON, section), room.item("somebody said it", section, speaker="??")]


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def rows(sheet: Any) -> list[str]:
    return [str(sheet.model.index(row, 0).data()) for row in range(sheet.model.rowCount())]


def test_a_yes_is_one_key_and_undone_like_anything_else(
    room: Any, sheet: Any, lines: list[str]
) -> None:
    sheet.look(room.consultation)
    assert rows(sheet) == ["May point at somebody", "Unknown speaker"]
    assert sheet.count.text() == "2 are open"
    sheet.grid.go_to_row(0, 2)
    press(Qt.Key.Key_Space)
    assert rows(sheet) == ["Unknown speaker"]
    assert sheet.count.text() == "1 is open"
    assert room.desk.notebook[lines[0]].mapping("waived")
    room.bridge.undo()
    assert rows(sheet) == ["May point at somebody", "Unknown speaker"]


def test_the_rest_may_stay_for_a_reason_and_not_without(
    room: Any, sheet: Any, lines: list[str]
) -> None:
    sheet.look(room.consultation)
    sheet.grid.go_to_row(1, 2)
    press(Qt.Key.Key_Space)
    assert not room.desk.notebook[lines[1]].mapping("waived")
    assert sheet.grid.currentIndex().column() == 3
    press(Qt.Key.Key_F2)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    QTest.keyClicks(focus, "nobody in the room knew her")
    press(Qt.Key.Key_Return)
    assert rows(sheet) == ["May point at somebody"]
    sheet.open_only.click()
    assert rows(sheet) == ["May point at somebody", "Unknown speaker"]
    assert sheet.model.index(1, 3).data() == "nobody in the room knew her"
    sheet.grid.setFocus()
    sheet.grid.go_to_row(1, 0)
    press(Qt.Key.Key_Delete)
    assert not room.desk.notebook[lines[1]].mapping("waived")


def test_the_line_is_one_key_away(room: Any, sheet: Any, lines: list[str], qtbot: QtBot) -> None:
    sheet.look(room.consultation)
    sheet.grid.go_to_row(1, 0)
    with qtbot.waitSignal(sheet.entity_wished) as asked:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [lines[1]]
    assert sheet.isHidden()


def test_a_line_reworded_elsewhere_is_looked_at_again(
    room: Any, sheet: Any, lines: list[str]
) -> None:
    from micic_desk.domain.edits.changing import Reword

    sheet.look(room.consultation)
    sheet.grid.go_to_row(0, 2)
    press(Qt.Key.Key_Space)
    room.bridge.do(Reword(entity=lines[0], text=f"{PERSON}, alone"))
    assert rows(sheet) == ["May point at somebody", "Unknown speaker"]
