"""The passphrase is changed from the window by whoever knows what opens the notebook now."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.rekeying import Sheet
from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import Cost
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs
from micic_desk.ui.panels.passphrase import sheet as module
from micic_desk.ui.panels.passphrase.sheet import PassphraseSheet
from micic_desk.ui.theme.look import Look

WORDS = "one two three four five six"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = create_desk(tmp_path / "Book.micic", WORDS, title="Rivers", cost=Cost.TRIVIAL)
    yield made
    made.close()


@pytest.fixture
def sheet(look: Look, qtbot: QtBot, desk: Desk) -> Iterator[PassphraseSheet]:
    assert look is not None
    host = QWidget()
    host.resize(900, 800)
    qtbot.addWidget(host)
    bridge, jobs = Bridge(desk, host), Jobs(host)
    host.show()
    made = PassphraseSheet(bridge, jobs, host)
    yield made
    jobs.stop_all()
    bridge.close()


def opens(desk: Desk, passphrase: str) -> bool:
    desk.close()
    try:
        open_desk(desk.path, passphrase).close()
    except Refusal:
        return False
    return True


def test_six_words_take_the_place_of_the_old_ones(
    sheet: PassphraseSheet, qtbot: QtBot, desk: Desk
) -> None:
    sheet.ask()
    assert not sheet.change.isEnabled()
    QTest.keyClicks(sheet.now.line, WORDS)
    words = sheet.words.text()
    assert not sheet.change.isEnabled()
    sheet.written.click()
    with qtbot.waitSignal(sheet.changed, timeout=20_000):
        sheet.change.click()
    assert sheet.isHidden()
    assert sheet.words.text() == ""
    assert opens(desk, words)


def test_ones_own_is_typed_twice_and_a_wrong_present_one_changes_nothing(
    sheet: PassphraseSheet, qtbot: QtBot, desk: Desk
) -> None:
    sheet.ask()
    sheet.chosen.click()
    QTest.keyClicks(sheet.now.line, "not this one")
    QTest.keyClicks(sheet.own.own.line, "harbour lantern")
    QTest.keyClicks(sheet.own.again.line, "harbour lanterm")
    sheet.change.click()
    assert "not the same" in sheet.fault.text()
    sheet.own.again.wipe()
    QTest.keyClicks(sheet.own.again.line, "harbour lantern")
    sheet.change.click()
    qtbot.waitUntil(lambda: "not what opens" in sheet.fault.text(), timeout=20_000)
    qtbot.waitUntil(lambda: not sheet.busy())
    assert sheet.isVisible()
    assert opens(desk, WORDS)


def test_words_that_are_kept_here_need_not_be_typed(
    sheet: PassphraseSheet, qtbot: QtBot, desk: Desk
) -> None:
    sheet.ask(WORDS)
    assert sheet.now.isHidden()
    words = sheet.words.text()
    sheet.written.click()
    with qtbot.waitSignal(sheet.changed, timeout=20_000):
        sheet.change.click()
    assert opens(desk, words)


def test_the_recovery_sheet_is_printed_for_whoever_knows_the_passphrase(
    sheet: PassphraseSheet, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Sheet] = []

    def to_paper(one: Sheet, parent: Any) -> bool:
        assert parent is sheet
        printed.append(one)
        return True

    monkeypatch.setattr(module, "print_sheet", to_paper)
    sheet.ask()
    QTest.keyClicks(sheet.now.line, "not this one")
    sheet.print.click()
    qtbot.waitUntil(lambda: "not what opens" in sheet.fault.text(), timeout=20_000)
    qtbot.waitUntil(lambda: not sheet.busy())
    assert printed == []
    sheet.now.wipe()
    QTest.keyClicks(sheet.now.line, WORDS)
    sheet.print.click()
    qtbot.waitUntil(lambda: bool(printed), timeout=20_000)
    assert len(printed[0].groups) == 14
    qtbot.waitUntil(lambda: not sheet.busy())
    assert opens(desk, WORDS)
