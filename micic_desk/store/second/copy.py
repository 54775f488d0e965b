"""The second copy while its notebook is open: every commit is appended and synced.

The notebook is written first, then its second copy; only then is a word called safe. Where
the second copy cannot be written, the notebook alone goes on: what is missing is kept in
memory and written with the next commit, and ``fault`` says so meanwhile.
"""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from micic_desk.domain.sentences import Sentence
from micic_desk.runtime.ids import random_id
from micic_desk.store.key import RawKey
from micic_desk.store.second.frames import PLAIN_SALT, Head, Seals, new_generation
from micic_desk.store.second.rows import Change, parts_of

_ROOM = 1 << 18
"""Noughts written ahead, so that syncing a commit need not write down a new length too."""
_LOOSE = 4 << 20
"""What a second copy may grow by before it is written anew as one commit."""
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)


class SecondCopy:
    """An opened second copy: ``append`` after every commit, ``close`` at the end."""

    def __init__(self, path: Path, seals: Seals, *, end: int, snapshot: int) -> None:
        self.path = path
        self._seals = seals
        self._snapshot = snapshot
        self._end = end
        self._room = end
        self._file: int | None = os.open(path, os.O_RDWR | _BINARY)
        self._waiting: list[tuple[int, list[Change]]] = []
        self._broken = False

    @property
    def fault(self) -> Sentence | None:
        """What is wrong with the second copy at this time; None where it is up to date."""
        if not self._waiting and not self._broken:
            return None
        return Sentence(
            "The second copy of {name} cannot be written just now, so what you type is on disk "
            "once only. Check that the disk has room; it is tried again with every line.",
            {"name": self.path.name.removesuffix("-second")},
        )

    @property
    def end(self) -> int:
        """How many bytes of the file count; behind them is room for what comes."""
        return self._end

    def tell_snapshot(self, size: int) -> None:
        """Say how many bytes hold everything in one commit, where that was not known before."""
        self._snapshot = size

    @property
    def broken(self) -> bool:
        """Whether nothing can be added any more: only a new one helps."""
        return self._broken

    @property
    def needs_writing_anew(self) -> bool:
        """Whether one commit that holds everything would mend it, or make it much shorter."""
        loose = max(_LOOSE, min(self._snapshot, 4 * _LOOSE))
        return self._broken or self._end - self._snapshot > loose

    def append(self, number: int, changes: list[Change]) -> None:
        """Add a commit; on disk when this returns, unless ``fault`` says otherwise."""
        self._waiting.append((number, changes))
        if self._file is None or self._broken:
            return
        try:
            if os.fstat(self._file).st_nlink == 0:
                raise FileNotFoundError(self.path)
            self._write(b"".join(self._frames()))
        except OSError:
            # After a failed sync nobody knows what of the file is on disk.
            self._broken = True
        else:
            self._waiting.clear()

    def close(self) -> None:
        """Cut what was written ahead, and let go of the file."""
        if self._file is None:
            return
        file, self._file = self._file, None
        with contextlib.suppress(OSError):
            os.ftruncate(file, self._end)
        with contextlib.suppress(OSError):
            os.close(file)

    def _frames(self) -> Iterator[bytes]:
        for number, changes in self._waiting:
            yield from self._seals.frames(number, list(parts_of(changes)))

    def _write(self, frames: bytes) -> None:
        assert self._file is not None
        after = self._end + len(frames)
        if after > self._room:
            self._room = after + _ROOM
            frames += bytes(_ROOM)
        _write_at(self._file, frames, self._end)
        _sync(self._file)
        self._end = after


def write_copy(
    path: Path,
    raw: RawKey | None,
    lineage: bytes,
    revision: str,
    number: int,
    changes: Iterable[Change],
) -> None:
    """Write a second copy that holds everything in one commit: whole and durable, or not at all.

    Raises OSError.
    """
    salt = PLAIN_SALT if raw is None else raw.salt
    head = Head(revision, salt, lineage, new_generation())
    seals = Seals(raw, head.generation)
    with written_anew(path) as file:
        _fill(file, seals, head, number, changes)


@contextmanager
def written_anew(path: Path) -> Iterator[int]:
    """A file that is written and takes the place of ``path``, on disk, when the block ends well.

    Else it is gone. Raises OSError.
    """
    draft = path.with_name(f".{path.name}.{random_id()[:8]}.new")
    file = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        try:
            yield file
            _sync(file)
        finally:
            os.close(file)
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    sync_folder(path.parent)


def _fill(file: int, seals: Seals, head: Head, number: int, changes: Iterable[Change]) -> None:
    start = seals.head(head)
    _write_at(file, start, 0)
    at = len(start)
    for frame in seals.frames(number, list(parts_of(changes)), whole=True):
        _write_at(file, frame, at)
        at += len(frame)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_at(file: int, data: bytes, at: int) -> None:
    view = memoryview(data)
    os.lseek(file, at, os.SEEK_SET)
    while view:
        view = view[os.write(file, view) :]


def _sync(file: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - this system alone needs it

        # There fsync alone leaves the data in the disk's own cache.
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(file)
    else:
        os.fsync(file)
