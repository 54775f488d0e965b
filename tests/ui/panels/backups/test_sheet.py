"""The sheet of backups: made by a button, told with what it holds, brought back beside."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.store.connection import connect
from micic_desk.ui.panels.backups.sheet import BackupsSheet


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> BackupsSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    made = BackupsSheet(room.bridge, room.jobs, host)
    made.messages = []  # type: ignore[attr-defined]
    made.said.connect(made.messages.append)  # type: ignore[attr-defined]
    return made


def test_a_backup_is_made_told_and_brought_back(room: Any, sheet: Any, qtbot: QtBot) -> None:
    room.item("a word")
    sheet.open_backups()
    qtbot.waitUntil(lambda: not room.jobs.busy())
    assert sheet._stack.currentIndex() == 0
    qtbot.keyClick(sheet.make, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.list.rows.rowCount() == 1)
    told = sheet.list.rows.told(0)
    assert told.below.startswith("1 session · 1 line · ")
    sheet.list.setCurrentIndex(sheet.list.rows.index(0, 0))
    qtbot.waitUntil(sheet.restore.isEnabled)
    qtbot.keyClick(sheet.restore, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(sheet.messages) == 2)
    assert "stands beside today's notebook" in sheet.messages[-1].text
    assert len(list(room.desk.path.parent.glob("* as of *.micic"))) == 1
    with qtbot.waitSignal(sheet.notebook_wished):
        sheet.messages[-1].on_act()
    qtbot.waitUntil(lambda: not room.jobs.busy())


def test_a_backup_that_does_not_open_cannot_be_brought_back(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    sheet.open_backups()
    assert sheet.make.hasFocus()
    qtbot.waitUntil(lambda: not room.jobs.busy())
    sheet.back_up()
    qtbot.waitUntil(lambda: sheet.list.rows.rowCount() == 1)
    (folder,) = room.desk.path.parent.glob("Backups of *")
    (backup,) = folder.iterdir()
    backup.write_bytes(backup.read_bytes()[:5000])
    sheet.refresh()
    qtbot.waitUntil(lambda: sheet.list.rows.told(0).below.startswith("Does not open"))
    sheet.list.setCurrentIndex(sheet.list.rows.index(0, 0))
    qtbot.waitUntil(lambda: not room.jobs.busy())
    assert not sheet.restore.isEnabled()


def test_a_backup_that_is_open_elsewhere_is_not_told_as_damaged(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    sheet.open_backups()
    qtbot.waitUntil(lambda: not room.jobs.busy())
    sheet.back_up()
    qtbot.waitUntil(lambda: sheet.list.rows.rowCount() == 1 and not room.jobs.busy())
    (folder,) = room.desk.path.parent.glob("Backups of *")
    (backup,) = folder.iterdir()
    engine = connect(backup, room.desk.session.raw, mode="rw")
    with engine.connect() as connection, connection.begin():
        sheet.refresh()
        qtbot.waitUntil(lambda: "open in another window" in sheet.list.rows.told(0).below)
        qtbot.waitUntil(lambda: not room.jobs.busy())
    engine.dispose()
