"""A mirror: the second copy once more, elsewhere, such as on a stick that may be pulled any time.

It is never in the way: what was committed is appended when there is time, and where the stick
is away nothing is done until it is back. A mirror says the same as the second copy up to its
end, byte by byte; where it does not, or the second copy was written anew, it is written anew.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from micic_desk.store.away import gone
from micic_desk.store.second.catching_up import lineage_in
from micic_desk.store.second.copy import written_anew
from micic_desk.store.second.frames import START
from micic_desk.store.second.reading import salts_read, second_path
from micic_desk.store.session import Session
from micic_desk.store.unread import unread

ENDING = ".micic-second"
_STEP = 1 << 20
_SAME = 1 << 16
"""So many bytes before the end of a mirror are compared before it is appended to."""
_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Mirrored:
    """How many bytes a mirror has and how many of them were written just now."""

    size: int
    written: int


def mirror_path(session: Session, folder: Path) -> Path | None:
    """The mirror of a notebook in a folder, named by chance; None where it has no second copy."""
    with session.transaction() as connection:
        lineage = lineage_in(connection)
    return None if lineage is None else folder / f"{lineage.hex()[:12]}{ENDING}"


def keep_up(session: Session, mirror: Path) -> Mirrored | None:
    """Bring a mirror up to what was committed; None where there is no second copy just now.

    Raises OSError where the mirror cannot be reached or written: the next time catches up;
    Refusal where the notebook itself is away.
    """
    # The end is asked for and the file opened with nobody writing; what stands before the end
    # is never written again, even if another file takes its name meanwhile.
    with session.alone():
        if not session.is_there:
            raise gone(session.path)  # what lies there may be anybody's
        end = session.second_copy_end
        if end is None:
            return None
        second = os.open(second_path(session.path), os.O_RDONLY | _BINARY)
    with os.fdopen(second, "rb") as source:
        there = _same_so_far(source.fileno(), mirror, end)
        if there is None:
            _write_anew(source.fileno(), mirror, end)
            return Mirrored(end, end)
        if there < end:
            _append(source.fileno(), mirror, there, end)
        return Mirrored(end, end - there)


def is_mirror(file: Path) -> bool:
    """Whether a file looks like a mirror or a second copy; Refusal where it cannot be read."""
    try:
        return not file.is_dir() and bool(salts_read(file))
    except OSError as problem:
        raise unread(file, problem) from problem


def _same_so_far(source: int, mirror: Path, end: int) -> int | None:
    """How much of the second copy a mirror has; None where it is missing or says something else."""
    try:
        with mirror.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if not START <= size <= end or file.read(START) != _read(source, 0, START):
                return None
            at = max(START, size - _SAME)
            file.seek(at)
            return size if file.read(size - at) == _read(source, at, size - at) else None
    except FileNotFoundError:
        return None


def _append(source: int, mirror: Path, at: int, end: int) -> None:
    with mirror.open("r+b") as file:
        file.seek(at)
        _pour(source, file.fileno(), at, end)


def _write_anew(source: int, mirror: Path, end: int) -> None:
    with written_anew(mirror) as file:
        _pour(source, file, 0, end)
    for other in mirror.parent.glob(f".{mirror.name}.*.new"):
        # Of a stick that was pulled while a mirror was written.
        with contextlib.suppress(OSError):
            other.unlink()


def _pour(source: int, target: int, at: int, end: int) -> None:
    while at < end:
        part = _read(source, at, min(_STEP, end - at))
        if not part:
            raise OSError
        view = memoryview(part)
        while view:
            view = view[os.write(target, view) :]
        at += len(part)
    os.fsync(target)


def _read(source: int, at: int, size: int) -> bytes:
    os.lseek(source, at, os.SEEK_SET)
    data = b""
    while len(data) < size and (part := os.read(source, size - len(data))):
        data += part
    return data
