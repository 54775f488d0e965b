"""What SQLite and the system say when something is wrong, in one sentence a user can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.sentences import Refusal

DISK_FAILS = "store.disk_fails"
"""The code of the refusal of a disk that neither takes nor gives what it should."""

_SENTENCES = {
    "SQLITE_FULL": (
        "store.no_space",
        (
            "The disk that holds {name} is full. Free some space and try again; "
            "everything saved so far is safe."
        ),
    ),
    "SQLITE_READONLY": (
        "store.read_only",
        "{name} cannot be written to. Copy it to a folder of your own and open the copy.",
    ),
    "SQLITE_CANTOPEN": (
        "store.cannot_open",
        (
            "{name} cannot be opened in this folder. Check that the folder is there and that you "
            "may write in it."
        ),
    ),
    "SQLITE_IOERR": (
        DISK_FAILS,
        (
            "The disk that holds {name} does not answer properly. Check the disk or the stick and "
            "try again; where that does not help, copy what is not saved and open the notebook "
            "anew. Everything saved so far is safe."
        ),
    ),
    "SQLITE_BUSY": (
        "store.open_elsewhere",
        "{name} is open in another window or program. Close it there and try again.",
    ),
    "SQLITE_CORRUPT": (
        "store.damaged",
        "{name} is damaged. Leave the file as it is and restore a backup beside it.",
    ),
    "SQLITE_NOTADB": (
        "store.damaged",
        "{name} is damaged. Leave the file as it is and restore a backup beside it.",
    ),
}


OF_THE_DISK = frozenset(text for _, text in _SENTENCES.values()) - {
    _SENTENCES["SQLITE_BUSY"][1],
    _SENTENCES["SQLITE_CORRUPT"][1],
}
"""The sentences about a disk that may say yes a moment later."""


def disk_fails(path: Path) -> Refusal:
    """The sentence for a disk that neither takes nor gives what it should."""
    code, text = _SENTENCES["SQLITE_IOERR"]
    return Refusal(code, text, name=path.name)


def disk_says(problem: OSError, path: Path) -> Refusal | None:
    """The sentence for a disk that is full or fails; None where the folder is closed to us."""
    if problem.errno == errno.EIO:
        return disk_fails(path)
    if problem.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return disk_full(path)
    return None


def disk_full(path: Path) -> Refusal:
    """The sentence for a disk without room."""
    code, text = _SENTENCES["SQLITE_FULL"]
    return Refusal(code, text, name=path.name)


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what the database driver raises inside this block into a Refusal."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as problem:
        refusal = refusal_for(problem, path)
        if refusal is None:
            raise
        raise refusal from problem
    except MemoryError as problem:
        # What SQLCipher's pager says, here and there, of a page whose seal is broken.
        code, text = _SENTENCES["SQLITE_CORRUPT"]
        raise Refusal(code, text, name=path.name) from problem


def is_interruption(problem: Exception) -> bool:
    """Whether the driver says that a statement was ended because somebody else needs its turn."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    return str(getattr(cause, "sqlite_errorname", "")) == "SQLITE_INTERRUPT"


def refusal_for(problem: Exception, path: Path) -> Refusal | None:
    """The sentence for a driver's error; None where the error is a mistake of ours."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    name = str(getattr(cause, "sqlite_errorname", ""))
    for prefix, (code, text) in _SENTENCES.items():
        if name.startswith(prefix):
            return Refusal(code, text, name=path.name)
    return None
