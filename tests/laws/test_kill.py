"""``kill -9`` at any moment of capturing costs nothing that was called safe."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def killing() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "bench" / "kill.py"
    spec = importlib.util.spec_from_file_location("bench_kill", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_kill"] = module
    spec.loader.exec_module(module)
    return module


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


@pytest.mark.slow
def test_two_hundred_kills_lose_no_word(killing: ModuleType, tmp_path: Path) -> None:
    toll = killing.kill_often(tmp_path, 200)
    assert toll.clean, toll
