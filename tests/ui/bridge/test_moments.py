"""What is read on between two keys takes turns: never more in one turn than one moment holds."""

import weakref
from collections.abc import Callable
from functools import partial
from itertools import count, pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from micic_desk.ui.bridge.moments import LET_GO_AT_ONCE, Moments, nothing


def many(name: str, steps: int, done: list[str]) -> Callable[[], bool]:
    left = [steps]

    def step() -> bool:
        done.append(name)
        left[0] -= 1
        return left[0] > 0

    return step


def test_where_steps_are_slow_one_is_done_in_a_turn_whoever_else_waits(qtbot: QtBot) -> None:
    clock = count()
    moments = Moments(clock=lambda: float(next(clock)))  # a second at each look
    done: list[str] = []
    for name in ("first", "second", "third"):
        moments.take(many(name, 3, done))
    in_turn: list[int] = []

    def look() -> None:
        in_turn.append(len(done))

    beat = QTimer()
    beat.timeout.connect(look)
    beat.start()
    qtbot.waitUntil(lambda: not moments.busy())
    assert done == ["first"] * 3 + ["second"] * 3 + ["third"] * 3
    assert max(b - a for a, b in zip([0, *in_turn], [*in_turn, 9], strict=True)) <= 2


def test_quick_steps_share_a_turn(qtbot: QtBot) -> None:
    moments = Moments(clock=lambda: 0.0)
    done: list[str] = []
    moments.take(many("first", 100, done))
    moments.take(many("second", 100, done))
    assert done == []  # nothing at once: whoever asked goes on
    qtbot.waitUntil(lambda: bool(done))
    assert len(done) == 200
    assert not moments.busy()


def test_what_is_looked_at_goes_before_all_that_is_read_on(qtbot: QtBot) -> None:
    clock = count()
    moments = Moments(clock=lambda: float(next(clock)))
    done: list[str] = []

    def look() -> bool:
        if done.count("read") == 2 and "shown" not in done:
            moments.take(many("told", 1, done), looked_at=True)
            moments.take_each((partial(done.append, "shown"), partial(done.append, "offered")))
        done.append("read")
        return done.count("read") < 5

    moments.take(look)
    qtbot.waitUntil(lambda: not moments.busy())
    assert done == [*["read"] * 3, "told", "shown", "offered", *["read"] * 2]


def test_one_step_is_taken_once_and_can_be_left(qtbot: QtBot) -> None:
    moments = Moments()
    done: list[str] = []
    step, other = many("first", 2, done), many("second", 2, done)
    for one in (step, step, other):
        moments.take(one)
    moments.leave(other)
    moments.leave(other)
    qtbot.waitUntil(lambda: not moments.busy())
    assert done == ["first", "first"]
    moments.take(many("third", 2, done))
    moments.close()
    qtbot.wait(10)
    assert done == ["first", "first"]


def test_a_step_that_fails_is_not_asked_again_and_stops_nobody(qtbot: QtBot) -> None:
    moments = Moments()
    done: list[str] = []

    def fails() -> bool:
        done.append("fails")
        raise OSError

    moments.take(fails)
    moments.take(many("second", 2, done))
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: not moments.busy())
    assert done == ["fails", "second", "second"]
    assert len(raised) == 1


def test_acts_are_done_in_order_and_can_be_left(qtbot: QtBot) -> None:
    clock = count()
    moments = Moments(clock=lambda: float(next(clock)))
    done: list[str] = []

    def second() -> None:
        done.append("second")
        moments.leave(step)

    acts = partial(done.append, "first"), second, partial(done.append, "third")
    step = moments.take_each(acts)
    assert moments.awaits(step)
    assert not moments.awaits(nothing)
    qtbot.waitUntil(lambda: not moments.busy())
    assert done == ["first", "second"]
    step = moments.take_each(acts)
    moments.leave(step)
    assert not moments.awaits(step)
    qtbot.wait(10)
    assert done == ["first", "second"]


class _Thing:
    pass


@pytest.mark.parametrize(("second", "turns"), [(1.0, 5), (0.001, 2), (0.0, 1)])
def test_what_is_held_goes_turn_by_turn_and_all_of_it(
    qtbot: QtBot, second: float, turns: int
) -> None:
    """A clock that runs ``second`` at each look: the slower the machine, the more turns."""
    clock = count()
    moments = Moments(clock=lambda: next(clock) * second)
    many = [_Thing() for _ in range(5 * LET_GO_AT_ONCE)]
    left = weakref.WeakSet(many)
    moments.let_go(many)
    del many
    seen = [len(left)]

    def look() -> None:
        if len(left) != seen[-1]:
            seen.append(len(left))

    beat = QTimer()
    beat.timeout.connect(look)
    beat.start()
    qtbot.waitUntil(lambda: not moments.busy() and seen[-1] == 0)
    assert len(seen) == 1 + turns
    assert max(before - after for before, after in pairwise(seen)) <= (
        5 * LET_GO_AT_ONCE / turns + 2 * LET_GO_AT_ONCE
    )


def test_what_others_hold_stays(qtbot: QtBot) -> None:
    moments, kept = Moments(), [_Thing() for _ in range(10)]
    moments.let_go(kept)
    qtbot.waitUntil(lambda: not moments.busy())
    assert all(isinstance(one, _Thing) for one in kept)
