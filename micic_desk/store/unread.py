"""A disk that does not answer, told from a file that is damaged: SQLite says the same of both.

What it cannot read it calls corrupt (SQLITE_IOERR_CORRUPTFS, on purpose). So whoever hears that
a notebook is damaged has it read and looked at once more before she believes it.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.sentences import Refusal
from micic_desk.store.faults import disk_fails, disk_says, told_plainly
from micic_desk.store.key import RawKey
from micic_desk.store.pages import holds_together
from micic_desk.store.unusable import DAMAGED, unreadable

_AT_ONCE = 1 << 20


def unread(path: Path, problem: OSError) -> Refusal:
    """The sentence for a file that was there and could not be read."""
    return disk_says(problem, path) or unreadable(path)


def refuse_unread(path: Path, named: Path | None = None) -> None:
    """Read a notebook and its write-ahead log to their ends; Refusal where the disk does not.

    ``named`` is the file that is spoken of.
    """
    for file in (path, Path(f"{path}-wal")):
        try:
            with file.open("rb", buffering=0) as opened:
                while opened.read(_AT_ONCE):
                    pass
        except FileNotFoundError:
            continue
        except OSError as problem:
            raise unread(named or path, problem) from problem


def is_lost(path: Path) -> bool:
    """Whether the disk, asked once more, fails to give a notebook that is there."""
    try:
        refuse_unread(path)
    except Refusal as refusal:
        problem = refusal.__cause__
        return isinstance(problem, OSError) and problem.errno == errno.EIO
    return False


@contextmanager
def told_apart(path: Path, raw: RawKey | None, named: Path | None = None) -> Iterator[None]:
    """As `told_plainly`, for a notebook that is open; ``named`` is the file that is spoken of.

    Damage is told only of what can be read and is damaged indeed.
    """
    try:
        with told_plainly(named or path):
            yield
    except Refusal as refusal:
        said_by_driver = isinstance(refusal.__cause__, DBAPIError | dbapi2.Error | MemoryError)
        if refusal.code != DAMAGED or not said_by_driver:
            raise
        refuse_unread(path)
        # It was open, so where there is none any more, the disk is away.
        if not path.exists() or holds_together(path, raw):
            raise disk_fails(named or path) from refusal
        raise
