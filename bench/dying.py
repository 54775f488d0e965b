"""A process that dies at a call to the disk: not made at all, or where it writes made by half.

That is how ``kill -9`` leaves the writing of a large file. The calls are counted by
``failing.c``, which has to be loaded before Python is: see `once_more`.
"""

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.faults import compiled

NEVER = -1
_LONGEST = 60
"""Seconds after which a process ends that works until it is killed."""
_CALLS, _FAULT = "calls ", "fault "


class Way(IntEnum):
    """How a call is the last one; the numbers are those of ``failing.c``."""

    KILLED = -1
    CUT_SHORT = -2


@dataclass(frozen=True, slots=True)
class Died:
    """What a process said until it ended.

    ``calls`` is how many it made where it was not killed, ``fault`` with what it ended by itself.
    """

    said: tuple[str, ...]
    calls: int | None
    fault: str


class Dying:
    """Forks processes whose calls below a folder are counted; only after `once_more`."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ["LD_PRELOAD"])
        self._library.fail_at.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
        self._library.calls_made.restype = ctypes.c_long

    def at(self, call: int, way: Way, do: Callable[[Callable[[str], None]], None]) -> Died:
        """Do it in a process that dies at this call; it is given what to say with."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._be_the_child(call, way, do, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            lines = told.read().decode().split("\n")[:-1]
        os.waitpid(child, 0)
        calls = [int(one.removeprefix(_CALLS)) for one in lines if one.startswith(_CALLS)]
        faults = [one.removeprefix(_FAULT) for one in lines if one.startswith(_FAULT)]
        said = tuple(one for one in lines if not one.startswith((_CALLS, _FAULT)))
        return Died(said, calls[0] if calls else None, faults[0] if faults else "")

    def _be_the_child(
        self, call: int, way: Way, do: Callable[[Callable[[str], None]], None], writing: int
    ) -> None:
        def say(one: str) -> None:
            os.write(writing, f"{one}\n".encode())

        try:
            signal.alarm(_LONGEST)
            self._library.fail_at(call, way, 0, 0)
            do(say)
            say(f"{_CALLS}{self._library.calls_made()}")
        except BaseException:  # noqa: BLE001 - whatever it is, it is told
            say(_FAULT + traceback.format_exc().replace("\n", " | "))
        finally:
            os._exit(0)


def tried_in() -> Path | None:
    """The folder below which calls are counted; None in a process where none are."""
    said = os.environ.get("FAULT_FOLDER")
    return None if said is None else Path(said)


def once_more() -> int:
    """Run the same command once more, as a process whose calls are counted; how it ended."""
    memory = Path("/dev/shm")  # noqa: S108 - a kill leaves what was written, on any disk
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        library = compiled(Path(folder))
        if library is None:
            print("killing at a call needs Linux and a C compiler")
            return 0
        place = {"FAULT_FOLDER": f"{folder}/tried", "XDG_CONFIG_HOME": f"{folder}/settings"}
        env = {**os.environ, **place, "LD_PRELOAD": str(library)}
        return subprocess.run([sys.executable, *sys.argv], env=env, check=False).returncode
