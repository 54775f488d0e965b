from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.speech.sheet import SpeechSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    part = room.add(EntityKind.PART, room.consultation, title="Part")
    section = room.add(EntityKind.SECTION, part, title="Access", role="key_point")
    for at in range(4):
        room.item(f"Line {at} " + "word " * 98, section)
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)
    made: Any = SpeechSheet(room.bridge, host)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    made.look(room.consultation)
    yield made
    assert made.stop()


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    QApplication.processEvents()


def standing(sheet: Any) -> list[str]:
    return [str(sheet.model.index(row, 3).data()) for row in range(sheet.model.rowCount())]


def fill(sheet: Any, name: str, text: str) -> None:
    field = sheet.figures.fields[name]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_slot_decides_what_is_said_and_a_priority_decides_what_is_not(
    room: Any, sheet: Any
) -> None:
    assert sheet.count.text() == "3.2 minutes"
    fill(sheet, "slot_minutes", "2")
    fill(sheet, "pace", "100")
    assert standing(sheet) == ["said", "said", "said", "not said", "not said"]
    assert sheet.count.text().startswith("2.0 of 2 minutes")
    sheet.grid.setFocus()
    sheet.grid.go_to_row(1, 1)
    press(Qt.Key.Key_F2)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    QTest.keyClicks(focus, "3")
    press(Qt.Key.Key_Return)
    assert standing(sheet) == ["said", "not said", "said", "said", "not said"]
    room.bridge.undo()
    assert standing(sheet) == ["said", "said", "said", "not said", "not said"]


def test_a_number_that_is_none_is_said_and_not_kept(room: Any, sheet: Any) -> None:
    fill(sheet, "slot_minutes", "soon")
    assert room.desk.notebook[room.consultation].number("slot_minutes") is None
    assert "is no number" in sheet.messages.message().text


def test_the_pace_is_measured_with_one_key(room: Any, sheet: Any) -> None:
    times = iter((0.0, 60.0))
    sheet.pace._now = times.__next__
    sheet.grid.go_to_row(1)
    sheet.grid.setFocus()
    for _ in range(2):
        QTest.keyClick(sheet.grid, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert room.desk.notebook[room.consultation].number("pace") == 101


def test_the_script_is_written_behind_the_window(sheet: Any, tmp_path: Path, qtbot: QtBot) -> None:
    sheet.write_script(tmp_path / "script.pdf")
    qtbot.waitUntil(lambda: sheet._job is None)
    assert (tmp_path / "script.pdf").read_bytes().startswith(b"%PDF-")


def test_the_interpreters_copy_is_asked_for_and_written(
    sheet: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(sheet._copy, Qt.MouseButton.LeftButton)
    assert sheet.copies.dialogue is not None
    sheet.copies.dialogue.reject()
    sheet.write_copy(tmp_path / "copy.pdf")
    assert not sheet._copy.isEnabled()
    qtbot.waitUntil(lambda: sheet._job is None)
    assert sheet._copy.isEnabled()
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF-")
