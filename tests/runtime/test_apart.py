"""Questions to a stand-in for the other process, which behaves as badly as a process can."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from micic_desk.runtime import apart
from micic_desk.runtime.apart import ApartError, Budget, Fate, ask

BUDGET = Budget(memory=300_000_000, processor=5, patience=20, answer=10_000)
IMPATIENT = Budget(memory=300_000_000, processor=5, patience=0.4, answer=10_000)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets a piece of Python stand in for the program."""

    def be(code: str) -> None:
        command = [sys.executable, "-I", "-S", "-c", code]
        monkeypatch.setattr(apart, "_command", lambda errand: ([*command, errand], b""))

    return be


def fate(budget: Budget = BUDGET, question: bytes = b"question") -> Fate:
    with pytest.raises(ApartError) as caught:
        ask("errand", [question], budget)
    return caught.value.fate


def test_question_and_answer(stand_in: Callable[[str], None]) -> None:
    stand_in("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
    assert ask("errand", [b"ab", b"cd"], BUDGET) == b"dcba"


def test_nothing_but_the_errand_is_told_by_argument_or_surroundings(
    stand_in: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_SECRET", "six words")
    stand_in("import sys, os; print(sys.argv[1:], sorted(os.environ))")
    said = ask("errand", [b"six words"], BUDGET).decode()
    assert "errand" in said
    assert "SECRET" not in said
    assert "six words" not in said


@pytest.mark.parametrize(
    "code",
    [
        "import os; os._exit(3)",
        "import os; os.abort()",
        "raise SystemExit('no')",
        "import sys; sys.stdout.write('half'); sys.stdout.flush(); raise ValueError",
        "import sys; sys.stdin.close(); raise ValueError",
    ],
)
def test_one_that_dies_has_answered_nothing(stand_in: Callable[[str], None], code: str) -> None:
    stand_in(code)
    assert fate(question=bytes(1_000_000)) is Fate.DIED


@pytest.mark.parametrize(
    "code",
    [
        "import time; time.sleep(100)",
        "import sys, time; sys.stdin.buffer.read(); time.sleep(100)",
        "import sys, os, time; sys.stdin.buffer.read(); os.close(1); time.sleep(100)",
    ],
)
def test_one_that_hangs_is_ended(stand_in: Callable[[str], None], code: str) -> None:
    stand_in(code)
    started = time.monotonic()
    assert fate(IMPATIENT, bytes(1_000_000)) is Fate.LATE
    assert time.monotonic() - started < 30


@pytest.mark.skipif(os.name == "nt", reason="a job of one process forbids it there")
def test_its_own_children_end_with_it(stand_in: Callable[[str], None], tmp_path: Path) -> None:
    """A child that keeps the pipe open would keep us waiting for its end."""
    alive = tmp_path / "alive"
    stand_in(f"import os, time\nif os.fork() == 0: open({str(alive)!r}, 'w')\ntime.sleep(100)")
    assert fate(Budget(1, 1, 2.0, 10)) is Fate.LATE
    assert alive.exists()


def test_one_that_never_stops_talking_is_not_listened_to(stand_in: Callable[[str], None]) -> None:
    stand_in("import sys\nwhile True: sys.stdout.buffer.write(b'x' * 100_000)")
    assert fate() is Fate.ENDLESS


def test_whoever_waits_may_give_it_up(stand_in: Callable[[str], None]) -> None:
    stand_in("import time; time.sleep(100)")

    def enough() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        ask("errand", [bytes(1_000_000)], BUDGET, enough)


def test_where_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing = [str(tmp_path / "no program")]
    monkeypatch.setattr(apart, "_command", lambda _errand: (nothing, b""))
    assert fate() is Fate.NOT_STARTED


def test_frozen_it_is_the_program_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    window = tmp_path / "MICIC Desk.exe"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(window))
    assert apart._command("--errand") == ([str(window), "--errand"], b"")
    console = tmp_path / "micic-desk.exe"
    console.touch()
    assert apart._command("--errand") == ([str(console), "--errand"], b"")
