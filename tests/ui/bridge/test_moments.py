"""What is read on between two keys takes turns: never more in one turn than one moment holds."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from micic_desk.ui.bridge.moments import Moments


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
