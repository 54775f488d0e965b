from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.opening import open_desk
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.ui.panels.closing.sheet import ClosingSheet


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> ClosingSheet:
    room.item("Aigerim Sample spoke, and a sample was shown")
    host = QWidget()
    host.resize(1000, 1000)
    qtbot.addWidget(host)
    made = ClosingSheet(room.bridge, host)
    host.show()
    made.open_closing()
    assert not made.write.isEnabled()
    qtbot.waitUntil(lambda: not made.busy())
    return made


def written(sheet: ClosingSheet, qtbot: QtBot, to: Path) -> None:
    sheet.write_to(to)
    assert not sheet.remove.isEnabled()
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)


def test_nothing_can_be_deleted_before_the_archive_was_proved_and_the_box_ticked(
    sheet: ClosingSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not sheet.understood.isEnabled()
    assert not sheet.remove.isEnabled()
    assert sheet.archive.list.rows.told(0).text == "a sample"
    sheet.archive.list.setFocus()
    QTest.keyClick(sheet.archive.list, Qt.Key.Key_Space)
    written(sheet, qtbot, tmp_path / "archive.micic")
    assert "no name found" in sheet.state.text()
    assert not sheet.remove.isEnabled()
    sheet.understood.click()
    with qtbot.waitSignal(sheet.delete_wished):
        sheet.remove.click()
    desk = open_desk(tmp_path / "archive.micic", None)
    (line,) = desk.notebook.of_kind(EntityKind.ITEM)
    assert line.text("text") == "S1 spoke, and a sample was shown"
    desk.close()


def test_what_is_handed_over_is_proved_too(
    sheet: ClosingSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet.to_hand_over.setChecked(True)
    assert sheet.handing.six.isVisible()
    assert not sheet.handing.goes.isVisible()
    written(sheet, qtbot, tmp_path / "all.micicx")
    assert "read back" in sheet.state.text()
    assert "all.micicx" in sheet.handing.six.about.text()
    sheet.understood.click()
    assert sheet.remove.isEnabled()
    sheet.to_archive.setChecked(True)
    assert not sheet.remove.isEnabled()
    assert not sheet.understood.isChecked()


def test_it_says_that_confidential_lines_are_handed_over_too(
    sheet: ClosingSheet, room: Any
) -> None:
    room.item("between us", sensitivity="confidential")
    sheet.open_closing()
    sheet.to_hand_over.setChecked(True)
    assert sheet.handing.goes.isVisible()
    assert "One confidential line goes" in sheet.handing.goes.text()
    room.item("between them", sensitivity="confidential")
    sheet.open_closing()
    assert "2 confidential lines go" in sheet.handing.goes.text()


def test_a_confidential_note_to_oneself_is_counted_where_it_stays_and_nothing_else_is(
    sheet: ClosingSheet, room: Any
) -> None:
    room.item("for me alone", kind=ItemKind.NOTE_TO_SELF, sensitivity="confidential")
    sheet.open_closing()
    sheet.to_hand_over.setChecked(True)
    assert not sheet.handing.goes.isVisible()
    assert sheet.handing.stays.text().endswith(": notes to yourself (1).")


def test_where_the_file_cannot_be_written_nothing_can_be_deleted(
    sheet: ClosingSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    written(sheet, qtbot, tmp_path / "nowhere" / "archive.micic")
    assert "no folder" in sheet.state.text()
    assert not sheet.understood.isEnabled()
    assert not list(tmp_path.glob("**/archive*"))
