"""Moving a notebook home: out of a folder that others write into, with all that lies beside it."""

import contextlib
from filecmp import cmp
from pathlib import Path

from micic_desk.app.preferences import usual_notebook_folder
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.lock import FileLock, HeldElsewhereError
from micic_desk.runtime.places import on_network, synced_by
from micic_desk.runtime.whole_file import copy_whole
from micic_desk.store.backups import backups_folder, backups_of
from micic_desk.store.opening import lock_path
from micic_desk.store.second.reading import second_path


def better_place() -> Path | None:
    """A folder of this computer alone; None where none is known."""
    for folder in (usual_notebook_folder(), Path.home()):
        if folder.is_dir() and synced_by(folder) is None and not on_network(folder):
            return folder
    return None


def move_home(path: Path, folder: Path) -> Path:
    """Move a closed notebook, its second copy and its backups into a folder; gives where it is.

    Everything is copied whole and read back byte by byte before anything goes from here: what
    stayed would be kept in step, and kept for ever, by whoever keeps this folder. Raises Refusal;
    then nothing is there that was not, and nothing has gone.
    """
    target = _free(folder, path)
    lock = FileLock(lock_path(path))
    try:
        lock.acquire()
    except (HeldElsewhereError, OSError) as problem:
        raise _not_moved(path) from problem
    try:
        for file in _copy_all(path, target):
            with contextlib.suppress(OSError):
                file.unlink()
        with contextlib.suppress(OSError):
            backups_folder(path).rmdir()
    finally:
        lock.release()
    return target


def _copy_all(path: Path, target: Path) -> list[Path]:
    """Copy every file; gives those that are there once more, the notebook first."""
    if Path(f"{path}-wal").exists():
        # Words may stand in it alone; opening and closing brings them in.
        raise _not_moved(path)
    made: list[Path] = []
    copied: list[Path] = []
    pairs = [(second_path(path), second_path(target)), (path, target)]
    pairs += [(one.path, _backup(one.path, path, target)) for one in backups_of(path)]
    try:
        if len(pairs) > 2:
            backups_folder(target).mkdir(mode=0o700, exist_ok=True)
        for source, to in pairs:
            if source.exists():
                copy_whole(source, to)
                made.append(to)
                if not cmp(source, to, shallow=False):
                    raise _not_moved(path)
                copied.append(source)
    except (OSError, Refusal) as problem:
        for one in made:
            with contextlib.suppress(OSError):
                one.unlink()
        with contextlib.suppress(OSError):
            backups_folder(target).rmdir()
        raise _not_moved(path) from problem
    return sorted(copied, key=lambda one: one != path)


def _backup(backup: Path, path: Path, target: Path) -> Path:
    """A backup's name tells whose it is."""
    return backups_folder(target) / f"{target.stem}{backup.name.removeprefix(path.stem)}"


def _free(folder: Path, path: Path) -> Path:
    target, count = folder / path.name, 2
    while target.exists() or second_path(target).exists() or backups_folder(target).exists():
        target = folder / f"{path.stem} {count}{path.suffix}"
        count += 1
    return target


def _not_moved(path: Path) -> Refusal:
    return Refusal(
        "moving.not_moved",
        "{name} could not be moved: there is no room for it, or it is open elsewhere. It stays "
        "where it is, and nothing is lost.",
        name=path.name,
    )
