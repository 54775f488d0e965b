"""Waiting after wrong passphrases: bounded, kept, and never for ever."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from micic_desk.app.tries import FREE, LONGEST, Tries


class Clock:
    """A wall clock that somebody may set."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tries(tmp_path: Path, clock: Clock) -> Tries:
    return Tries(tmp_path / "config" / "tries.json", clock)


BOOK = Path("Notebook.micic")


def test_fingers_that_slip_wait_for_nothing(tries: Tries) -> None:
    assert [tries.was_wrong(BOOK) for _ in range(FREE - 1)] == [0.0] * (FREE - 1)
    assert tries.wait(BOOK) == 0


def test_each_wrong_try_waits_longer_up_to_a_minute(tries: Tries, clock: Clock) -> None:
    waits = [tries.was_wrong(BOOK) for _ in range(40)]
    grown = waits[FREE - 1 :]
    assert grown[:5] == [2, 4, 8, 16, 32]
    assert set(grown[5:]) == {LONGEST}
    clock.now += 59
    assert tries.wait(BOOK) == pytest.approx(1)
    clock.now += 1
    assert tries.wait(BOOK) == 0


def test_it_is_kept_across_restarts_for_this_notebook_alone(
    tries: Tries, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(FREE):
        tries.was_wrong(BOOK)
    again = Tries(tmp_path / "config" / "tries.json", clock)
    assert again.wait(BOOK) == 2
    assert again.wait(Path("Other.micic")) == 0
    assert b"Notebook" not in (tmp_path / "config" / "tries.json").read_bytes()


def test_the_right_one_ends_it(tries: Tries) -> None:
    for _ in range(20):
        tries.was_wrong(BOOK)
    tries.was_right(BOOK)
    assert tries.wait(BOOK) == 0
    assert tries.was_wrong(BOOK) == 0


def test_a_clock_that_is_set_back_waits_once_more_and_no_longer(tries: Tries, clock: Clock) -> None:
    for _ in range(30):
        tries.was_wrong(BOOK)
    clock.now -= 10 * 365 * 86_400
    assert tries.wait(BOOK) == LONGEST
    clock.now += LONGEST
    assert tries.wait(BOOK) == 0


@given(st.lists(st.floats(-1e9, 1e9), max_size=30), st.integers(0, 50))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_ever_waits_longer_than_is_said(
    tmp_path: Path, steps: list[float], wrong: int
) -> None:
    clock = Clock()
    tries = Tries(tmp_path / "tries.json", clock)
    tries.was_right(BOOK)
    for _ in range(min(wrong, 8)):
        tries.was_wrong(BOOK)
    for step in steps[:6]:
        clock.now += step
        assert 0 <= tries.wait(BOOK) <= LONGEST


@pytest.mark.parametrize("said", [b"", b"[]", b"{", b'{"a": 1}', b'{"a": [-1, 0]}', b"\xff"])
def test_a_damaged_file_keeps_nobody_out(tries: Tries, tmp_path: Path, said: bytes) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "tries.json").write_bytes(said)
    assert tries.wait(BOOK) == 0
    assert tries.was_wrong(BOOK) == 0
