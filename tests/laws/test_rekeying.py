"""``kill -9`` at any moment of changing the passphrase: old or new everywhere, nothing lost."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a system that forks")


def run(*arguments: str, command: str = "rekeying.py") -> tuple[int, str]:
    """As a process of its own, because it forks."""
    done = subprocess.run(
        [sys.executable, BENCH / command, *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_ten_kills_leave_one_passphrase_that_opens_everything() -> None:
    code, said = run("10")
    assert code == 0, said
    assert "rekeying.unopenable 0" in said


def test_a_kill_at_some_calls_of_a_change_leaves_one_passphrase_that_opens_everything() -> None:
    """Every eleventh, the copy of a backup cut short among them."""
    code, said = run("11", command="rekey_calls.py")
    assert code == 0, said


def test_whoever_exchanges_the_backups_first_is_caught() -> None:
    code, said = run("6", "--careless")
    assert code == 1, said
    assert "rekeying.unwhole 0" not in said


@pytest.mark.slow
def test_five_hundred_kills_leave_one_passphrase_that_opens_everything() -> None:
    code, said = run("500")
    assert code == 0, said


@pytest.mark.slow
def test_a_kill_at_each_single_call_leaves_one_passphrase_that_opens_everything() -> None:
    code, said = run(command="rekey_calls.py")
    assert code == 0, said


@pytest.mark.slow
def test_nor_does_one_of_a_change_that_seals_a_backup_in_several_goes() -> None:
    code, said = run("701", "--lines", "600000", command="rekey_calls.py")
    assert code == 0, said


@pytest.mark.slow
def test_nor_does_a_second_one_while_that_is_settled() -> None:
    code, said = run("31", "--twice", command="rekey_calls.py")
    assert code == 0, said
