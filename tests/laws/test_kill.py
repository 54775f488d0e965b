"""``kill -9`` at any moment of capturing costs nothing that was called safe."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.laws.benches import bench

HERE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def killing() -> ModuleType:
    return bench("kill")


@pytest.fixture(scope="module")
def killing_all() -> ModuleType:
    if not hasattr(os, "fork"):
        pytest.skip("needs a system that forks")
    return bench("kill_all")


def test_ten_kills_lose_no_word_that_was_called_safe(killing: ModuleType, tmp_path: Path) -> None:
    toll = killing.kill_often(tmp_path, 10)
    assert toll.clean, toll


def test_a_process_that_speaks_too_soon_is_caught(killing: ModuleType, tmp_path: Path) -> None:
    """One kill in three hits a liar between its word and its write: sixty cannot all miss."""
    for round_ in range(12):
        folder = tmp_path / str(round_)
        folder.mkdir()
        toll = killing.kill_often(folder, 5, (*killing.CAPTURING, "--liar"))
        if toll.lost:
            assert not toll.clean
            return
    pytest.fail("a process that says what it has not written was believed")


@pytest.mark.parametrize("share", range(2))
def test_two_hundred_kills_of_everything_it_does_cost_nothing(
    killing_all: ModuleType, quick_folder: Path, share: int
) -> None:
    """In shares, so that several processes take them."""
    toll = killing_all.kill_often(quick_folder, 100, 1 + share)
    assert toll.clean, toll
    assert len(toll.per) == len(killing_all.ACTIVITIES)


def test_an_activity_that_speaks_too_soon_is_caught(
    killing_all: ModuleType, quick_folder: Path
) -> None:
    """One kill in three falls between its word and its write: twenty-five cannot all miss."""
    toll = killing_all.kill_often(quick_folder, 25, 1, ("liar",))
    assert not toll.clean


@pytest.mark.slow
def test_two_thousand_kills_of_everything_cost_nothing(
    killing_all: ModuleType, tmp_path: Path
) -> None:
    toll = killing_all.kill_often(tmp_path, 2000, 2)
    assert toll.clean, toll


@pytest.mark.slow
def test_two_hundred_kills_lose_no_word(killing: ModuleType, tmp_path: Path) -> None:
    toll = killing.kill_often(tmp_path, 200)
    assert toll.clean, toll


def killed_at_calls(*arguments: str) -> tuple[int, str]:
    """As a process of its own, whose calls are counted from its beginning."""
    command = [sys.executable, HERE / "bench" / "kill_calls.py", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_two_calls_of_everything_it_does_may_be_the_last() -> None:
    """Not made at all, and made by half."""
    if not sys.platform.startswith("linux") or shutil.which("cc") is None:
        pytest.skip("needs Linux and a C compiler")
    code, said = killed_at_calls("2")
    assert code == 0, said
    code, said = killed_at_calls("10", "--liar")
    assert code == 1, said


@pytest.mark.slow
def test_each_call_of_everything_it_does_may_be_the_last() -> None:
    if not sys.platform.startswith("linux") or shutil.which("cc") is None:
        pytest.skip("needs Linux and a C compiler")
    code, said = killed_at_calls()
    assert code == 0, said
