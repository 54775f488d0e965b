"""``kill -9`` at any moment of changing the passphrase: old or new everywhere, nothing lost."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench" / "rekeying.py"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a system that forks")


def run(*arguments: str) -> tuple[int, str]:
    """As a process of its own, because it forks."""
    done = subprocess.run(
        [sys.executable, BENCH, *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_ten_kills_leave_one_passphrase_that_opens_everything() -> None:
    code, said = run("10")
    assert code == 0, said
    assert "rekeying.unopenable 0" in said


def test_whoever_exchanges_the_backups_first_is_caught() -> None:
    code, said = run("6", "--careless")
    assert code == 1, said
    assert "rekeying.unwhole 0" not in said


@pytest.mark.slow
def test_five_hundred_kills_leave_one_passphrase_that_opens_everything() -> None:
    code, said = run("500")
    assert code == 0, said
