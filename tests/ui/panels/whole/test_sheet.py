"""The sheet that looks the notebook through: tells, is stopped, makes right."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.checking import Finding, Part
from micic_desk.ui.panels.whole.sheet import WholeSheet


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> WholeSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    return WholeSheet(room.bridge, host)


def _bend(room: Any, statement: str) -> None:
    """Behind everybody's back."""
    session = room.desk.session
    session._driver.execute(statement)
    session._notes.take()


def test_it_looks_by_itself_and_says_that_all_is_whole(
    room: Any, sheet: WholeSheet, qtbot: QtBot
) -> None:
    room.item("a word")
    sheet.open_whole()
    assert sheet.busy()
    assert sheet.strip.isVisible()
    qtbot.waitUntil(lambda: not sheet.busy())
    assert sheet.told.text().startswith("Everything is whole")
    assert sheet.strip.isHidden()
    assert not sheet.mend.isEnabled()
    assert sheet.look.hasFocus()
    assert "There is no backup yet" in sheet.rows[Part.BACKUPS].found.text()
    assert "row by row" in sheet.rows[Part.SECOND].found.text()


def test_what_is_wrong_is_told_and_made_right_by_one_key(
    room: Any, sheet: WholeSheet, qtbot: QtBot
) -> None:
    line = room.item("a kept word")
    _bend(room, "UPDATE entity SET fields = '{\"kind\":\"point\"}' WHERE kind = 'item'")
    sheet.open_whole()
    qtbot.waitUntil(lambda: not sheet.busy())
    assert sheet.told.text().startswith("Not everything is whole")
    assert "made again from it" in sheet.rows[Part.STATE].found.text()
    assert sheet.mend.hasFocus()
    qtbot.keyClick(sheet.mend, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not sheet.busy())
    assert sheet.told.text().startswith("Everything is whole")
    assert room.desk.notebook[line].text("text") == "a kept word"


def test_it_is_stopped_by_a_button(
    room: Any, sheet: WholeSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del room

    def for_ever(_desk: object, progress: Any) -> list[Finding]:
        while True:
            progress(Part.LOG, 1, 2)

    monkeypatch.setattr("micic_desk.ui.panels.whole.sheet.look_through", for_ever)
    sheet.open_whole()
    qtbot.waitUntil(lambda: "change log" in sheet.strip._text.text())
    qtbot.mouseClick(sheet.strip._cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet.busy())
    assert sheet.told.text().startswith("Stopped before")
    assert "Not looked at yet" in sheet.rows[Part.LOG].found.text()
    sheet.stop()


def test_damaged_pages_ask_for_the_notebook_to_be_closed(
    room: Any, sheet: WholeSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del room
    found = [Finding(Part.PAGES, 1, 0)]
    monkeypatch.setattr(
        "micic_desk.ui.panels.whole.sheet.look_through", lambda _desk, _progress: found
    )
    sheet.open_whole()
    qtbot.waitUntil(lambda: not sheet.busy())
    assert sheet.mend.text() == "Close and make right"
    with qtbot.waitSignal(sheet.reopening_wished):
        qtbot.keyClick(sheet.mend, Qt.Key.Key_Space)
