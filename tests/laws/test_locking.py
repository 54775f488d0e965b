"""Locking a real window leaves nothing of it in the memory of any process of ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench" / "locking.py"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root reads another's memory"
)


def run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, BENCH, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return done.returncode, done.stdout + done.stderr


def test_nothing_is_left_in_memory_and_nothing_is_lost() -> None:
    code, said = run("100")
    assert "locking.after 0\n" in said
    assert "locking.before 0\n" not in said
    assert code == 0, said


@pytest.mark.slow
def test_a_window_that_is_only_hidden_is_caught() -> None:
    code, said = run("100", "--forgetful")
    assert code == 1, said
    assert "locking.after 0\n" not in said
