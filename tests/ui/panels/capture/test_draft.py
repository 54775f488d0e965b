from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from micic_desk.app.desk import Memory
from micic_desk.ui.panels.capture.draft import DraftKeeper, slot_of


@pytest.fixture
def keeper(room: Any) -> Iterator[DraftKeeper]:
    made = DraftKeeper(room.bridge)
    made.turn_to(slot_of(room.session))
    yield made
    made.rest()


def kept(room: Any) -> dict[str, str]:
    return {one.slot: one.text for one in Memory(room.desk).drafts()}


def test_a_line_is_on_disk_within_a_second(room: Any, keeper: DraftKeeper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.kept, timeout=2500):
        keeper.note("half a li")
        qtbot.wait(300)
        keeper.note("half a line")
    assert kept(room) == {slot_of(room.session): "half a line"}


def test_only_what_has_changed_is_written(
    room: Any, keeper: DraftKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.note("a line")
    assert keeper.keep_now()
    written: list[str] = []

    def keep(slot: str, text: str) -> bool:
        del slot
        written.append(text)
        return True

    monkeypatch.setattr(room.bridge, "keep_draft", keep)
    assert keeper.keep_now()
    keeper.note("a line")
    assert keeper.keep_now()
    assert written == []


def test_a_line_goes_along_when_its_session_has_gone(
    room: Any, keeper: DraftKeeper, qtbot: QtBot
) -> None:
    keeper.note("a line")
    keeper.keep_now()
    keeper.carry_to(slot_of("other"))
    qtbot.waitUntil(keeper.all_kept)
    assert kept(room) == {slot_of("other"): "a line"}
    assert keeper.turn_to(slot_of(room.session)) == ""
