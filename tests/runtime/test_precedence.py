"""The window's thread is given Python at once, a thread at work asks for it after a while."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from threading import Thread
from time import perf_counter

import pytest

from micic_desk.runtime import precedence
from micic_desk.runtime.precedence import give_way, go_first

_GET_TIMER_SLACK = 30
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="told of Linux")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)
    precedence._asked.cache_clear()


def on_a_thread(*acts: Callable[[], None]) -> int:
    """Nanoseconds that a wait of a thread may last too long after these acts."""
    found: list[int] = []

    def act() -> None:
        for one in acts:
            one()
        found.append(ctypes.CDLL(None).prctl(_GET_TIMER_SLACK, 0, 0, 0, 0))

    thread = Thread(target=act)
    thread.start()
    thread.join()
    return found[0]


@on_linux
def test_the_window_waits_for_nothing_and_work_behind_it_does() -> None:
    assert on_a_thread(go_first) == 1
    assert on_a_thread(give_way) >= 1_000_000


@on_linux
def test_each_thread_speaks_for_itself() -> None:
    here = on_a_thread()
    on_a_thread(give_way)
    assert on_a_thread() == here


def test_where_the_system_knows_nothing_of_it_all_are_given_way_to_after_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    precedence._asked.cache_clear()
    go_first()
    give_way()
    assert sys.getswitchinterval() == pytest.approx(0.000_1)


@on_linux
def test_a_thread_that_goes_first_is_through_sooner_beside_a_busy_one() -> None:
    """The least of several, against the same without any of it: two thirds at most.

    Once in three times, because other programs may want both cores meanwhile.
    """
    tries = (
        (least_beside_a_busy_thread(ours=True), least_beside_a_busy_thread(ours=False))
        for _ in range(3)
    )
    assert any(ours < without / 1.5 for ours, without in tries)


def least_beside_a_busy_thread(*, ours: bool) -> float:
    """Seconds in which Python is given away and taken back a hundred times.

    Given away by a short sleep: who yields waits for all else on the computer, not for Python.
    """
    over = False
    found: list[float] = []

    def work() -> None:
        if ours:
            give_way()
        count = 0
        while not over:
            count += 1

    def window() -> None:
        if ours:
            go_first()
        sleep = ctypes.CDLL(None).usleep
        for _ in range(30):
            begun = perf_counter()
            for _ in range(100):
                sleep(10)
            found.append(perf_counter() - begun)

    sys.setswitchinterval(0.000_1)
    busy, first = Thread(target=work), Thread(target=window)
    busy.start()
    first.start()
    first.join()
    over = True
    busy.join()
    return min(found)
