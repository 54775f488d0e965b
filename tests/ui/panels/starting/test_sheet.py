from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.ui.panels.starting.sheet import StartingSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
START = ItemKind.STARTING_POINT


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)
    room.host = host
    made: Any = StartingSheet(room.bridge, host)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    return made


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def states(room: Any, lines: list[str]) -> list[str]:
    return [room.text(one, "state") for one in lines]


def test_one_digit_says_what_became_of_a_row_and_goes_on_to_the_next(room: Any, sheet: Any) -> None:
    lines = [room.item(f"c{n}", kind=START) for n in range(3)]
    sheet.look(room.consultation)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_0)
    assert states(room, lines) == ["confirmed", "contested", "untouched"]
    told = "1 confirmed, 0 changed, 0 new, 1 contested, 1 untouched. Keys: 1 = confirmed, 2"
    assert sheet.about.text().startswith(told)
    room.desk.undo()
    assert states(room, lines) == ["confirmed", "contested", ""]


def test_many_rows_get_one_state_in_one_gesture(room: Any, sheet: Any) -> None:
    lines = [room.item(f"c{n}", kind=START) for n in range(3)]
    sheet.look(room.consultation)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_2)
    assert states(room, lines) == ["changed", "changed", ""]
    room.desk.undo()
    assert states(room, lines) == ["", "", ""]


def test_what_is_still_untouched_can_be_seen_alone(room: Any, sheet: Any) -> None:
    room.item("told", kind=START, state="confirmed")
    room.item("open", kind=START)
    sheet.look(room.consultation)
    sheet.open_only.click()
    assert [sheet.model.index(row, 1).data() for row in range(sheet.model.rowCount())] == ["open"]
    sheet.grid.setFocus()
    press(Qt.Key.Key_1)
    assert sheet.model.rowCount() == 0


def test_a_state_is_typed_too_and_a_word_that_is_none_stays_in_its_field(
    room: Any, sheet: Any
) -> None:
    line = room.item("c", kind=START)
    sheet.look(room.consultation)
    press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "perhaps")
    press(Qt.Key.Key_Return)
    assert editor.text() == "perhaps"
    editor.selectAll()
    QTest.keyClicks(editor, "cont")
    press(Qt.Key.Key_Return)
    assert room.text(line, "state") == "contested"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_an_empty_sheet_offers_where_conclusions_can_come_from(room: Any, sheet: Any) -> None:
    other = room.add(EntityKind.CONSULTATION, "root", title="Coast")
    session = room.add(EntityKind.SESSION, other, title="S")
    room.item("warn early", session, ItemKind.RECOMMENDATION)
    sheet.look(room.consultation)
    assert sheet.take.hasFocus()
    press(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    said = [one.text() for one in menu.actions() if one.text()]
    assert said == ["Coast  (1)", "A text file…"]
    menu.actions()[0].trigger()
    menu.close()
    assert sheet.model.index(0, 1).data() == "warn early"
    assert sheet.model.index(0, 3).data() == "Starting point: Coast"
    sheet.messages.message().on_undo()
    assert sheet.model.rowCount() == 0


def test_a_text_is_read_off_the_windows_thread_and_a_bad_one_is_refused(
    room: Any, sheet: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet.look(room.consultation)
    sheet.read(tmp_path / "nothing.txt")
    qtbot.waitUntil(lambda: bool(sheet.messages.message()))
    assert sheet.model.rowCount() == 0
    source = tmp_path / "old.txt"
    source.write_text("one\ntwo\n", "utf-8")
    sheet.read(source)
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 2)


def test_they_are_put_into_the_report_together(room: Any, sheet: Any) -> None:
    lines = [room.item(f"c{n}", kind=START) for n in range(2)]
    sheet.look(room.consultation)
    sheet._place.click()
    assert all(room.desk.notebook.placements(one) for one in lines)
    sheet.messages.message().on_undo()
    assert not any(room.desk.notebook.placements(one) for one in lines)
