"""The window is killed while it is typed into; what it called kept is there, and so is the line."""

from pathlib import Path

import pytest

from bench.kill_window import kill_often


def test_a_few_kills_cost_nothing(tmp_path: Path) -> None:
    toll = kill_often(tmp_path, 3, seed=5)
    assert (toll.lost, toll.doubled, toll.unopenable, toll.questions) == (0, 0, 0, 0), toll
    assert (toll.torn, toll.misplaced) == (0, 0), toll


@pytest.mark.slow
def test_many_kills_cost_nothing(tmp_path: Path) -> None:
    toll = kill_often(tmp_path, 100)
    assert toll.clean, toll
    assert toll.drafts > 0


@pytest.mark.slow
def test_a_window_that_clears_before_it_saves_is_caught(tmp_path: Path) -> None:
    toll = kill_often(tmp_path, 60, liar=True, seed=1)
    assert toll.lost > 0
