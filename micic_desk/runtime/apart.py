"""Work on foreign bytes in a process of its own, so that whatever they do to it ends with it.

The process is this program once more, started with a hidden argument: from a clone, from a
wheel and from the frozen application alike. It is given its question over a pipe and nothing
else: no argument, no variable and no file ever holds a secret. What it answers is as foreign
as the bytes it was given.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

_START = (
    "import sys,json;sys.path[:]=json.loads(sys.stdin.buffer.readline());"
    "from micic_desk.__main__ import main;sys.exit(main())"
)
_CONSOLE_PROGRAM = "micic-desk.exe"
_LOOK_SECONDS = 0.05
_PIECE = 1 << 20
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR")
"""Without them Windows has no random numbers; nothing else of our surroundings is passed on."""


class Fate(Enum):
    """Why there is no answer."""

    NOT_STARTED = auto()
    DIED = auto()
    LATE = auto()
    ENDLESS = auto()


class ApartError(Exception):
    """The process gave no answer; ``fate`` says why."""

    def __init__(self, fate: Fate) -> None:
        super().__init__(fate.name.casefold())
        self.fate = fate


@dataclass(frozen=True, slots=True)
class Budget:
    """What one question may cost.

    ``memory`` and ``answer`` are bytes, ``processor`` seconds of the processor: the process
    keeps to memory and processor itself (`confining`). ``patience`` is seconds by the clock.
    """

    memory: int
    processor: int
    patience: float
    answer: int


def ask(
    errand: str,
    question: Iterable[bytes],
    budget: Budget,
    check: Callable[[], None] | None = None,
) -> bytes:
    """The answer of a process of its own to a question.

    ``check`` is called every now and then and may raise, which ends the process. Raises
    ApartError where no answer comes, or one that is too long.
    """
    command, first = _command(errand)
    try:
        process = subprocess.Popen(  # noqa: S603 - this very program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What it complains of may hold words of the file.
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError):
        raise ApartError(Fate.NOT_STARTED) from None
    talk = _Talk(process, [first, *question], budget)
    try:
        return talk.answer(check)
    finally:
        talk.end()


def _command(errand: str) -> tuple[list[str], bytes]:
    """How this program is started once more, and what that start reads before the question."""
    if getattr(sys, "frozen", False):
        # On Windows the program with a window has no pipes; the one without stands beside it.
        beside = Path(sys.executable).with_name(_CONSOLE_PROGRAM)
        return [str(beside) if beside.exists() else sys.executable, errand], b""
    # Isolated, with the very modules of this process: no file beside a notebook can be one.
    places = json.dumps([one for one in sys.path if one]).encode() + b"\n"
    return [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _START, errand], places


class _Talk:
    """One question and its answer; pipes on a thread of their own, so that nothing waits long."""

    def __init__(
        self, process: subprocess.Popen[bytes], question: list[bytes], budget: Budget
    ) -> None:
        self._process = process
        self._question = question
        self._budget = budget
        self._answer: list[bytes] = []
        self._endless = False
        self._thread = threading.Thread(target=self._exchange, name="apart", daemon=True)
        self._thread.start()

    def answer(self, check: Callable[[], None] | None) -> bytes:
        """Wait for it, but not for ever."""
        end = time.monotonic() + self._budget.patience
        while self._thread.is_alive():
            self._thread.join(_LOOK_SECONDS)
            if check is not None:
                check()
            if time.monotonic() > end:
                raise ApartError(Fate.LATE)
        if self._endless:
            raise ApartError(Fate.ENDLESS)
        try:
            code = self._process.wait(max(end - time.monotonic(), _LOOK_SECONDS))
        except subprocess.TimeoutExpired:
            raise ApartError(Fate.LATE) from None
        if code != 0:
            raise ApartError(Fate.DIED)
        return b"".join(self._answer)

    def end(self) -> None:
        """Leave nothing of it behind, whatever it does."""
        if self._process.poll() is None:
            with contextlib.suppress(OSError):
                if sys.platform == "win32":
                    self._process.kill()
                else:
                    os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):  # what could not be sent is of no use any more
                pipe.close()

    def _exchange(self) -> None:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(OSError):  # it died; what it said until then decides
            for piece in self._question:
                process.stdin.write(piece)
            process.stdin.close()
        self._question.clear()
        left = self._budget.answer
        with contextlib.suppress(OSError, ValueError):
            while part := os.read(process.stdout.fileno(), _PIECE):
                left -= len(part)
                if left < 0:
                    self._endless = True
                    return
                self._answer.append(part)
