"""Waiting after wrong passphrases: longer each time, up to a minute, also after a restart.

It slows down whoever sits at this computer and guesses; whoever has a copy of the file waits
for nothing but the cost of each guess. Nothing is ever wiped, and nobody is locked out: a right
passphrase ends it, and one minute is the most there is.
"""

import contextlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.small_file import read_object

FILE = "tries.json"
FREE = 5
"""Wrong tries that cost nothing: fingers slip."""
LONGEST = 60.0
"""Seconds nobody waits longer than, whatever the clock says."""
_MOST = 64


class Tries:
    """Wrong tries by notebook, in one file that only its owner can read; its paths are not told."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        self._file = file
        self._clock = clock

    def wait(self, notebook: Path) -> float:
        """Seconds until the next try; 0 where it may be now.

        A clock that was set back begins the same wait anew, once.
        """
        kept = self._read()
        if not kept:
            return 0.0  # before a first window nothing is loaded that names it
        count, last = kept.get(_name(notebook), (0, 0.0))
        due, now = _pause(count), self._clock()
        if not due or now - last >= due:
            return 0.0
        if now < last:
            self._write({**kept, _name(notebook): (count, now)})
            return due
        return due - (now - last)

    def was_wrong(self, notebook: Path) -> float:
        """Count one more; gives the seconds until the next."""
        kept = self._read()
        count = kept.get(_name(notebook), (0, 0.0))[0] + 1
        self._write({**kept, _name(notebook): (count, self._clock())})
        return _pause(count)

    def was_right(self, notebook: Path) -> None:
        """Forget the wrong ones."""
        kept = self._read()
        if kept.pop(_name(notebook), None) is not None:
            self._write(kept)

    def _read(self) -> dict[str, tuple[int, float]]:
        said = read_object(self._file)
        return {name: found for name, one in said.items() if (found := _entry(one)) is not None}

    def _write(self, kept: dict[str, tuple[int, float]]) -> None:
        from micic_desk.runtime.whole_file import write_whole  # noqa: PLC0415 - not before a window

        newest = sorted(kept.items(), key=_when)[-_MOST:]
        with contextlib.suppress(Refusal, OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self._file, json.dumps(dict(newest)).encode())


def _pause(count: int) -> float:
    return min(LONGEST, 2.0 ** min(count - FREE + 1, 10)) if count >= FREE else 0.0


def _entry(said: object) -> tuple[int, float] | None:
    match said:
        case [int(count), int() | float() as last] if 0 < count < 1_000_000:
            return count, float(last)
    return None


def _when(entry: tuple[str, tuple[int, float]]) -> float:
    return entry[1][1]


def _name(notebook: Path) -> str:
    from hashlib import sha256  # noqa: PLC0415 - costs the first window 2 ms

    return sha256(b"tries" + os.fsencode(os.path.realpath(notebook))).hexdigest()
