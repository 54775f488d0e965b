import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets import save_state
from micic_desk.ui.widgets.save_state import SaveIndicator, SaveState


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []

    def listen(_widget: QWidget, text: str, *, urgent: bool = False) -> None:
        heard.append((text, urgent))

    monkeypatch.setattr(save_state, "announce", listen)
    return heard


@pytest.fixture
def indicator(look: Look, qtbot: QtBot, said: list[tuple[str, bool]]) -> SaveIndicator:
    assert look is not None
    assert said == []
    made = SaveIndicator()
    qtbot.addWidget(made)
    return made


def test_a_quick_save_is_not_worth_a_flicker(indicator: SaveIndicator) -> None:
    indicator.tell_saving()
    assert (indicator.state(), indicator.text()) == (SaveState.SAVING, "All saved")
    indicator.tell_saved()
    assert (indicator.state(), indicator.text()) == (SaveState.SAVED, "All saved")


def test_a_slow_save_is_shown_and_is_over_when_it_is(
    indicator: SaveIndicator, qtbot: QtBot
) -> None:
    indicator.tell_saving()
    qtbot.waitUntil(lambda: indicator.text() == "Saving…", timeout=3000)
    indicator.tell_saved()
    assert indicator.text() == "All saved"


def test_a_failure_is_shown_and_spoken_at_once_and_so_is_its_end(
    indicator: SaveIndicator, said: list[tuple[str, bool]], qtbot: QtBot
) -> None:
    indicator.tell_saving()
    indicator.tell_not_saved("the disk is <full>")
    assert indicator.text() == "Not saved: the disk is <full>"
    assert "&lt;full&gt;" in indicator.toolTip()
    indicator.tell_not_saved("the disk is <full>")
    indicator.tell_saving()
    qtbot.wait(SaveIndicator.GLANCE_MS + 50)
    assert indicator.state() is SaveState.NOT_SAVED, "a new try does not hide the failure"
    indicator.tell_saved()
    assert indicator.toolTip() == ""
    assert said == [("Not saved: the disk is <full>", True), ("All saved", False)]


def test_saving_day_in_day_out_is_not_spoken(
    indicator: SaveIndicator, said: list[tuple[str, bool]]
) -> None:
    for _ in range(3):
        indicator.tell_saving()
        indicator.tell_saved()
    assert said == []
