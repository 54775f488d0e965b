"""Every file that belongs to a notebook: the one list that nothing may be missing from.

Whoever deletes a notebook, or looks for what is left of it, asks here what there is.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from micic_desk.store.backups import WORKED_ON, backups_folder
from micic_desk.store.copies import backups_like, others_beside
from micic_desk.store.key import RawKey, cost_of
from micic_desk.store.opening import lock_path
from micic_desk.store.second.frames import PLAIN_SALT
from micic_desk.store.second.reading import salts_in, second_path

_PLAIN_HEAD = b"SQLite format 3\0"
_ENDS = ("-wal", "-shm", "-journal")
_PART = re.compile(r"\.[0-9a-f]{16}\.part")


@dataclass(frozen=True, slots=True)
class Beside:
    """A file of a notebook; ``own`` for the live one and what is part of it.

    ``sealed`` says whether it is encrypted, None where it is neither a notebook nor a second copy.
    """

    path: Path
    size: int
    sealed: bool | None
    own: bool


def beside(path: Path, raw: RawKey | None) -> list[Beside]:
    """Every file of a notebook that is open, and what is known of it, the notebook first.

    The live file is never opened here: closing it again would drop SQLite's locks.
    """
    own = set(_own(path))
    found = []
    for one in files_of(path, raw):
        if one == lock_path(path):
            found.append(Beside(one, 0, None, own=True))
            continue
        with contextlib.suppress(OSError):
            mine = one in own
            sealed = raw is not None if mine else _sealed(one)
            found.append(Beside(one, one.stat().st_size, sealed, mine))
    return found


def files_of(path: Path, raw: RawKey | None) -> list[Path]:
    """The notebook, its log, lock and second copy, what was left unfinished, copies and backups."""
    copied = [*others_beside(path, raw), *backups_like(path, raw)]
    parts = (Path(f"{one}{end}") for one in copied for end in _ENDS)
    found = [*_own(path), *_unfinished(path), *copied, *parts, *_among_backups(path)]
    return [one for one in dict.fromkeys(found) if one.is_file()]


def unfinished_in(folder: Path) -> list[Path]:
    """Drafts of whole files that a killed program left in a folder, documents among them."""
    return [one for one in _within(folder) if _PART.fullmatch(one.name)]


def _own(path: Path) -> tuple[Path, ...]:
    parts = (Path(f"{path}{end}") for end in _ENDS)
    return (path, *parts, second_path(path), lock_path(path))


def _unfinished(path: Path) -> Iterator[Path]:
    """What a kill left of making, mending or sealing the notebook anew, whatever it is called."""
    starts = tuple(f".{one.name}." for one in (path, second_path(path)))
    for one in _within(path.parent):
        if one.name.startswith(starts) and one != lock_path(path):
            yield one


def _among_backups(path: Path) -> Iterator[Path]:
    """What a kill left in the folder of backups, which is the notebook's alone."""
    folder = backups_folder(path)
    for one in _within(folder):
        if one.is_file() and one.name.startswith("."):
            yield one
        elif one.is_dir() and one.name.startswith(WORKED_ON):
            yield from sorted(each for each in one.rglob("*") if each.is_file())


def _within(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _sealed(path: Path) -> bool | None:
    salts = salts_in(path)
    if salts:
        return salts[0] != PLAIN_SALT
    with path.open("rb") as file:
        head = file.read(16)
    if head == _PLAIN_HEAD:
        return False
    return True if cost_of(head) is not None else None
