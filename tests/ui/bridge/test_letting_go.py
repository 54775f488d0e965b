"""Many things are let go of a few at a time, with the window's answers in between."""

import weakref
from itertools import count, pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from micic_desk.ui.bridge.letting_go import AT_ONCE, LettingGo


class _Thing:
    pass


@pytest.mark.parametrize(("second", "turns"), [(1.0, 5), (0.001, 2), (0.0, 1)])
def test_what_is_held_goes_turn_by_turn_and_all_of_it(
    qtbot: QtBot, second: float, turns: int
) -> None:
    """A clock that runs ``second`` at each look: the slower the machine, the more turns."""
    clock = count()
    letting_go = LettingGo(clock=lambda: next(clock) * second)
    many = [_Thing() for _ in range(5 * AT_ONCE)]
    left = weakref.WeakSet(many)
    letting_go.take(many)
    del many
    seen = [len(left)]

    def look() -> None:
        if len(left) != seen[-1]:
            seen.append(len(left))

    beat = QTimer()
    beat.timeout.connect(look)
    beat.start()
    qtbot.waitUntil(lambda: not letting_go.busy() and seen[-1] == 0)
    assert len(seen) == 1 + turns
    assert max(before - after for before, after in pairwise(seen)) <= (
        5 * AT_ONCE / turns + 2 * AT_ONCE
    )


def test_what_others_hold_stays(qtbot: QtBot) -> None:
    letting_go, kept = LettingGo(), [_Thing() for _ in range(10)]
    letting_go.take(kept)
    qtbot.waitUntil(lambda: not letting_go.busy())
    assert all(isinstance(one, _Thing) for one in kept)
