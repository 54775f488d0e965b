"""A notebook taken off this computer: its copies first, the notebook itself last.

Killed at any moment there is the whole notebook, or none. Each file loses its name, is written
over and then removed. On old disks that destroys it; flash memory keeps written-over pages for a
while, which is why it matters that they were sealed.
"""

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.lock import FileLock, HeldElsewhereError
from micic_desk.store.backups import WORKED_ON, backups_folder
from micic_desk.store.besides import files_of
from micic_desk.store.copies import refuse_unreadable_backups
from micic_desk.store.faults import disk_says
from micic_desk.store.key import RawKey
from micic_desk.store.opening import lock_path
from micic_desk.store.second.copy import sync_folder
from micic_desk.store.second.reading import second_path

_STEP = 1 << 20


def erase_notebook(
    path: Path, raw: RawKey | None, elsewhere: Iterable[Path] = ()
) -> tuple[list[Path], list[Path]]:
    """Take a closed notebook and all that belongs to it off the disk: what went, what would not.

    ``elsewhere`` are files of it in other folders, such as a mirror on a stick.
    Raises Refusal where somebody has it open, or its backups cannot be listed; then nothing is
    gone.
    """
    refuse_unreadable_backups(path)
    lock = FileLock(lock_path(path))
    try:
        lock.acquire()
    except HeldElsewhereError as problem:
        raise Refusal(
            "closing.open_elsewhere",
            "{name} is open in another window, so nothing was deleted. Close it there first.",
            name=path.name,
        ) from problem
    except OSError as problem:
        raise disk_says(problem, path) or Refusal(
            "closing.read_only",
            "The folder of {name} cannot be written to, so nothing was deleted.",
            name=path.name,
        ) from problem
    try:
        here = [one for one in files_of(path, raw) if one != lock_path(path)]
        files = [*elsewhere, *_in_order(path, here)]
        left = [one for one in files if not erase(one)]
        _forget_folders(path)
        with contextlib.suppress(OSError):
            sync_folder(path.parent)
    finally:
        lock.release()
    return [one for one in files if one not in left], left


def remains_of(path: Path, raw: RawKey | None) -> list[Path]:
    """What is found of a notebook afterwards, by name and by what files begin with."""
    return files_of(path, raw)


def erase(file: Path) -> bool:
    """Take one file off the disk; whether it is gone."""
    nameless = file.with_name(f".{secrets.token_hex(8)}.part")
    try:
        file.rename(nameless)
    except FileNotFoundError:
        return True
    except OSError:
        nameless = file
    with contextlib.suppress(OSError):
        # Its name is gone for good before its words are.
        sync_folder(file.parent)
    with contextlib.suppress(OSError):
        _write_over(nameless)
    try:
        nameless.unlink()
    except OSError:
        return False
    return True


def _in_order(path: Path, files: Iterable[Path]) -> list[Path]:
    """Copies, second copy, notebook, and then its log, which may hold words of it."""
    parts = (Path(f"{path}{end}") for end in ("-wal", "-shm", "-journal"))
    last = [second_path(path), path, *parts]
    found = list(files)
    return [one for one in found if one not in last] + [one for one in last if one in found]


def _write_over(file: Path) -> None:
    if file.is_symlink():
        # What it points to is somebody else's, and stays.
        return
    with file.open("r+b", buffering=0) as opened:
        left = os.fstat(opened.fileno()).st_size
        while left > 0:
            left -= opened.write(os.urandom(min(left, _STEP)))
        os.fsync(opened.fileno())


def _forget_folders(path: Path) -> None:
    folder = backups_folder(path)
    for one in (*folder.glob(f"{WORKED_ON}*"), folder):
        with contextlib.suppress(OSError):
            one.rmdir()
