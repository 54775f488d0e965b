from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.backing_up import back_up_now
from micic_desk.app.purging import look_for
from micic_desk.ui.panels.purging.sheet import PurgeSheet
from micic_desk.ui.widgets.message_bar import Message, Tone


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> PurgeSheet:
    host = QWidget()
    host.resize(900, 900)
    qtbot.addWidget(host)
    made = PurgeSheet(room.bridge, host)
    host.show()
    made.open_purge()
    return made


def looked(sheet: PurgeSheet, qtbot: QtBot, name: str) -> None:
    sheet.name.line.setText(name)
    QTest.keyClick(sheet.name.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)


def test_it_shows_every_place_and_removes_only_after_the_tick(
    room: Any, sheet: PurgeSheet, qtbot: QtBot
) -> None:
    line = room.item("Osprey said so, and OSPREY again")
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    looked(sheet, qtbot, "osprey")
    assert sheet.list.rows.row_of(line) >= 0
    assert sheet.instead.line.hasFocus()
    assert not sheet.remove.isEnabled()
    sheet.instead.line.setText("D-7")
    sheet.understood.click()
    sheet.remove.click()
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    assert room.bridge.notebook[line].text("text") == "D-7 said so, and D-7 again"
    assert look_for(room.desk, "osprey").values == 0
    assert [one.tone for one in heard] == [Tone.DONE]
    assert sheet.isHidden()


def test_another_name_takes_the_tick_away(room: Any, sheet: PurgeSheet, qtbot: QtBot) -> None:
    room.item("Osprey said so")
    looked(sheet, qtbot, "Osprey")
    sheet.understood.click()
    assert sheet.remove.isEnabled()
    sheet.name.line.setText("Somebody else")
    assert not sheet.understood.isChecked()
    assert not sheet.remove.isEnabled()


def test_a_name_that_is_nowhere_or_would_stay_is_said_in_a_sentence(
    room: Any, sheet: PurgeSheet, qtbot: QtBot
) -> None:
    line = room.item("Osprey said so")
    looked(sheet, qtbot, "Kestrel of the hills")
    assert "nowhere" in sheet.found.text()
    assert not sheet.understood.isEnabled()
    looked(sheet, qtbot, "O")
    assert "two letters" in sheet.found.text()
    looked(sheet, qtbot, "Osprey")
    sheet.instead.line.setText("not Osprey")
    sheet.understood.click()
    sheet.remove.click()
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    assert "without the name" in sheet.found.text()
    assert room.bridge.notebook[line].text("text") == "Osprey said so"


def test_backups_are_written_anew_and_what_cannot_be_is_named_and_deleted(
    room: Any, sheet: PurgeSheet, qtbot: QtBot
) -> None:
    line = room.item("Osprey said so")
    sound = back_up_now(room.desk).path
    bent = sound.with_name(sound.name.replace(" 20", " 19"))
    bent.write_bytes(sound.read_bytes()[:5000])
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    looked(sheet, qtbot, "osprey")
    assert "2 backups" in sheet.found.text()
    sheet.understood.click()
    sheet.remove.click()
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    assert room.bridge.notebook[line].text("text") == "somebody said so"
    assert b"Osprey" not in sound.read_bytes()
    assert heard == []
    assert sheet.left_over.list.hasFocus()
    assert sheet.left_over.paths() == [bent]
    QTest.keyClick(sheet.left_over.list, Qt.Key.Key_Space)
    assert not sheet.left_over.delete.isEnabled()
    QTest.keyClick(sheet.left_over.list, Qt.Key.Key_Return)
    sheet.left_over.delete.click()
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    assert not bent.exists()
    assert sound.exists()
    assert [one.tone for one in heard] == [Tone.DONE]
    assert sheet.isHidden()
