from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.giving_away import Exposure, Finding, Grade, Topic
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.panels.giving_away.sheet import GivingAwaySheet

FOUND = Exposure(
    (
        Finding(Topic.DISK, Grade.OPEN, Sentence("It is open."), Sentence("Close it.")),
        Finding(Topic.SWAP, Grade.KEPT, Sentence("It is kept.")),
    ),
    (),
)


@pytest.fixture
def sheet(room: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> GivingAwaySheet:
    monkeypatch.setattr("micic_desk.ui.panels.giving_away.sheet.look_round", lambda _desk: FOUND)
    host = QWidget()
    host.resize(900, 700)
    qtbot.addWidget(host)
    made = GivingAwaySheet(room.bridge, host)
    host.show()
    made.open_page()
    qtbot.waitUntil(lambda: not made.busy())
    return made


def test_each_line_says_what_is_so_and_what_to_do(sheet: GivingAwaySheet) -> None:
    assert [one.accessibleName() for one in sheet.rows()] == [
        "It is open. Close it.",
        "It is kept.",
    ]
    assert "To do: 1." in sheet.state.text()


def test_looking_again_shows_it_once(sheet: GivingAwaySheet, qtbot: QtBot) -> None:
    sheet.again.click()
    assert sheet.busy()
    assert not sheet.again.isEnabled()
    qtbot.waitUntil(lambda: not sheet.busy())
    assert len(sheet.rows()) == 2


@pytest.mark.expects_log
def test_a_fault_while_looking_is_a_sentence(
    sheet: GivingAwaySheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    sheet.said.connect(heard.append)
    monkeypatch.setattr("micic_desk.ui.panels.giving_away.sheet.look_round", lambda _desk: 1 // 0)
    sheet.look_now()
    qtbot.waitUntil(lambda: not sheet.busy())
    assert len(heard) == 1
    assert sheet.again.isEnabled()
