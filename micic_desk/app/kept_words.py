"""The six words of a new notebook, kept on this computer until somebody has written them down.

So a consultation begins with its title alone, and nothing typed in the first hour is lost by
a crash before the words stood on paper. Until then whoever has the computer can open the
notebook; it says so as long as that is so.
"""

import contextlib
import json
import os
from io import FileIO
from pathlib import Path

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.small_file import read_object

_LARGEST = 100_000
_SALT = 16
"""So many bytes a sealed notebook begins with that no other has (`store.key`)."""
FILE = "unwritten.json"
_A_MOMENT = 10.0
"""Seconds; another window writes this file in a few thousandths of one."""


class KeptWords:
    """Words by notebook, in one file that only its owner can read; its paths are not told.

    They are found by where the notebook lies, and by the salt that it begins with: who renames or
    moves one before the words are on paper must not be locked out by it.

    ``changes`` counts how often words came or went here, for whoever remembers an answer.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self.changes = 0

    def keep(self, notebook: Path, words: str) -> None:
        """Keep a notebook's words, durably. Raises Refusal where the disk says no."""
        self._write({**self._read(), _name(notebook): words})

    def of(self, notebook: Path) -> str | None:
        """The words of a notebook that lies where it lay, while they are here."""
        kept = self._read()
        return kept.get(_name(notebook)) if kept else None

    def find(self, notebook: Path) -> str | None:
        """The words of a notebook that is not open, also where it was renamed or moved."""
        kept = self._read()
        if not kept:
            return None
        place = _name(notebook)
        if place in kept:
            return kept[place]
        words = kept.get(_mark(_salt_of(notebook)))
        if words is not None:
            with contextlib.suppress(Refusal):
                self._write({**kept, place: words})
        return words

    def know(self, notebook: Path, salt: bytes) -> None:
        """Note what a notebook begins with whose words are here, so that `find` knows it."""
        kept, mark = self._read(), _mark(salt)
        words = kept.get(_name(notebook))
        if words is not None and mark not in kept:
            with contextlib.suppress(Refusal):
                self._write({**kept, mark: words})

    def forget(self, notebook: Path) -> None:
        """Take a notebook's words off this computer. Raises Refusal where the disk says no."""
        words = self.of(notebook)
        if words is not None:
            self.drop(words)

    def drop(self, words: str) -> None:
        """Take these words off this computer, wherever their notebook was and is."""
        kept = self._read()
        if words in kept.values():
            self._write({name: one for name, one in kept.items() if one != words})

    def _read(self) -> dict[str, str]:
        said = read_object(self._file, _LARGEST)
        return {name: words for name, words in said.items() if isinstance(words, str)}

    def _write(self, kept: dict[str, str]) -> None:
        from micic_desk.runtime.whole_file import (  # noqa: PLC0415 - not before a window
            sweep_drafts,
            write_whole,
        )

        self.changes += 1
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # The new file stands before the old one goes: a crash in between loses no words.
        with contextlib.ExitStack() as open_files:
            old = None
            with contextlib.suppress(OSError):
                old = open_files.enter_context(self._file.open("r+b", buffering=0))
            write_whole(self._file, json.dumps(kept).encode())
            if old is not None:
                _blacken(old)
        # What a killed window left half written here may hold words that were just forgotten.
        sweep_drafts(self._file.parent, seconds=_A_MOMENT)


def _blacken(old: FileIO) -> None:
    """Write over what stood in a replaced file, as far as a disk still does that in place."""
    with contextlib.suppress(OSError):
        old.write(b" " * os.fstat(old.fileno()).st_size)
        os.fsync(old.fileno())


def _name(notebook: Path) -> str:
    from hashlib import sha256  # noqa: PLC0415 - costs the first window 2 ms

    return sha256(os.fsencode(os.path.realpath(notebook))).hexdigest()


def _mark(salt: bytes) -> str:
    """What a notebook is known by wherever it lies."""
    from hashlib import sha256  # noqa: PLC0415 - the same

    return sha256(b"salt " + salt).hexdigest()


def _salt_of(notebook: Path) -> bytes:
    # Never of one that is open: closing the file again would drop the locks of SQLite.
    try:
        with notebook.open("rb") as file:
            return file.read(_SALT)
    except OSError:
        return b""
