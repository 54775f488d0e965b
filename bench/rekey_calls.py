"""Kill a change of passphrase at every single call to the disk, and look at what lies there.

``bench/rekey_calls.py [STEP] [--twice] [--lines LETTERS]``: each call that writes, cuts, syncs,
renames or removes is the last one once, not made at all and, where it writes, made by half, as
``kill -9`` leaves the copy of a large file. With ``--twice`` the opening that settles the change
is killed too, at each of its own calls. Only every STEP-th call of a change; LETTERS make the
lines longer, so that a backup is written and sealed in several goes. Needs a C compiler and Linux.
"""

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from faults import compiled
from rekeying import PASSPHRASES, Toll, look, made, opened, say

from micic_desk.app.rekeying import change_passphrase

_ID = 32
_NEVER = -1


class Way(IntEnum):
    """How a call is the last one; the numbers are those of ``failing.c``."""

    KILLED = -1
    CUT_SHORT = -2


@dataclass(frozen=True, slots=True)
class Tried:
    """What a process said until it ended, and how many calls it made where it was not killed."""

    safe: frozenset[str]
    calls: int | None


class Calls:
    """Forks processes that die at a call."""

    def __init__(self, library: Path, folder: Path) -> None:
        self._whole = folder / "whole"
        self.folder = folder / "tried"
        self.notebook = self.folder / "killed.micic"
        self._library = ctypes.CDLL(str(library))
        self._library.fail_at.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
        self._library.calls_made.restype = ctypes.c_long

    def make(self, letters: int) -> None:
        """Make what every try begins with."""
        self._whole.mkdir()
        made(self._whole, "Before the backup. " + "A word of many. " * (letters // 16))

    def lay_out(self) -> None:
        """Begin again."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._whole, self.folder)

    def die_at(self, call: int, way: Way, do: Callable[[Path, int], None]) -> Tried:
        """Do it in a process that dies at this call."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                self._library.fail_at(call, way, 0, 0)
                do(self.notebook, writing)
                os.write(writing, f"{self._library.calls_made()}\n".encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as told:
            said = told.read().split()
        os.waitpid(child, 0)
        calls = [int(one) for one in said if len(one) != _ID]
        return Tried(frozenset(one for one in said if len(one) == _ID), calls[0] if calls else None)


def kill_at_every_call(
    library: Path, folder: Path, *, step: int = 1, twice: bool = False, letters: int = 0
) -> Toll:
    """Kill at each call in each way, looking after each kill."""
    toll, calls = Toll(), Calls(library, folder)
    calls.make(letters)
    calls.lay_out()
    whole = calls.die_at(_NEVER, Way.KILLED, _change).calls
    assert whole is not None
    for call in range(1, whole + 1, step):
        for way in Way:
            for then in _afterwards(calls, call, way, twice=twice):
                toll.kills += 1
                cost = toll.bad
                look(calls.notebook, set(then.safe), toll, thoroughly=True)
                if toll.bad != cost:
                    toll.told.append(f"{way.name} at call {call} of {whole}")
                    return toll
    return toll


def _afterwards(calls: Calls, call: int, way: Way, *, twice: bool) -> Iterator[Tried]:
    """What lies there after the kill, and after each kill of the opening that follows."""
    for second in count(1) if twice else (_NEVER,):
        calls.lay_out()
        tried = calls.die_at(call, way, _change)
        settled = calls.die_at(second, way, _open) if twice else None
        yield tried
        if settled is None or settled.calls is not None:
            return


def _change(notebook: Path, writing: int) -> None:
    desk, now = opened(notebook)
    os.write(writing, f"{say(desk, 'Before the change.')}\n".encode())
    change_passphrase(desk, PASSPHRASES[now], PASSPHRASES[1 - now])
    os.write(writing, f"{say(desk, 'After the change.')}\n".encode())
    desk.close()


def _open(notebook: Path, writing: int) -> None:
    del writing
    opened(notebook)[0].close()


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("step", type=int, nargs="?", default=1)
    asked.add_argument("--twice", action="store_true")
    asked.add_argument("--lines", type=int, default=0, metavar="LETTERS")
    given = asked.parse_args()
    folder = os.environ.get("FAULT_FOLDER")
    if folder is None:
        return _once_more()
    place = Path(folder).parent
    library = Path(os.environ["LD_PRELOAD"])
    toll = kill_at_every_call(
        library, place, step=given.step, twice=given.twice, letters=given.lines
    )
    for name in ("kills", "before", "after", "lost", "unopenable", "both", "unwhole", "left"):
        print(f"rekey_calls.{name} {getattr(toll, name)}")
    for line in toll.told[:60]:
        print(line)
    return 0 if toll.clean else 1


def _once_more() -> int:
    """As a process whose calls can be counted."""
    memory = Path("/dev/shm")  # noqa: S108 - a kill leaves what was written, on any disk
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        library = compiled(Path(folder))
        if library is None:
            print("killing at a call needs Linux and a C compiler")
            return 0
        place = {"FAULT_FOLDER": f"{folder}/tried", "XDG_CONFIG_HOME": folder}
        env = {**os.environ, **place, "LD_PRELOAD": str(library)}
        return subprocess.run([sys.executable, *sys.argv], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
