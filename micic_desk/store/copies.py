"""The copies that lie beside a notebook: backups, notebooks brought back, files set aside."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.whole_file import copy_whole
from micic_desk.store import backups
from micic_desk.store.key import RawKey
from micic_desk.store.opening import open_with_key
from micic_desk.store.second.copy import sync_folder
from micic_desk.store.second.reading import salts_in, second_path
from micic_desk.store.session import Session

_SALT = 16
SECOND = "-second"


@contextmanager
def copy_opened(backup: Path, raw: RawKey | None) -> Iterator[Session]:
    """A backup's content, opened from a copy in a folder of its own that is gone afterwards.

    Raises Refusal where it does not open with this key, or is open elsewhere.
    """
    backups.bring_log_in(backup, raw)
    folder = Path(mkdtemp(prefix=backups.WORKED_ON, dir=backup.parent))
    try:
        copy = folder / backup.name
        copy_whole(backup, copy)
        session = open_with_key(copy, raw)
        try:
            yield session
        finally:
            session.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def backups_like(notebook: Path, raw: RawKey | None) -> list[Path]:
    """Every backup of a notebook; also those made when its file was called otherwise.

    Copies of an encrypted notebook begin with the same salt.
    """
    return _among_backups(notebook, raw, notebook.suffix)


def others_beside(notebook: Path, raw: RawKey | None) -> list[Path]:
    """Files in a notebook's folder that hold what it once held and are not its own parts.

    Damaged files that were set aside, notebooks brought back from a backup, copies made by hand;
    and second copies among the backups, of one that was opened by itself.
    """
    own = {notebook, second_path(notebook)}
    endings = notebook.suffix, second_path(notebook).suffix
    starts = f"{notebook.stem} (", f"{notebook.stem} as of "
    found = [
        path
        for path in _files(notebook.parent)
        if path not in own
        and path.name.endswith(endings)
        and (path.name.startswith(starts) or _has_salt(path, raw))
    ]
    return found + _among_backups(notebook, raw, f"{notebook.suffix}{SECOND}")


def _among_backups(notebook: Path, raw: RawKey | None, ending: str) -> list[Path]:
    """Files of this ending among its backups, and of its key among those of other names."""
    own = backups.backups_folder(notebook)
    folders = [own, *sorted(notebook.parent.glob("Backups of *"))]
    found: dict[Path, None] = {}
    for folder in dict.fromkeys(folders):
        for path in _files(folder):
            if path.name.endswith(ending) and (folder == own or _has_salt(path, raw)):
                found[path] = None
    return list(found)


def refuse_unreadable_backups(notebook: Path) -> None:
    """Refuse where nobody can say which backups there are: none may be missed in silence."""
    folder = backups.backups_folder(notebook)
    try:
        with os.scandir(folder) as found:
            for one in found:
                one.is_file()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as problem:
        raise Refusal(
            "copies.unreadable",
            "The folder {folder} cannot be read, so backups in it would be missed. Nothing was "
            "changed. See that it can be read, or move it away, and try again.",
            folder=folder.name,
        ) from problem


def delete(paths: Iterable[Path]) -> list[Path]:
    """Delete copies; gives those that would not go."""
    left: list[Path] = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
        else:
            with contextlib.suppress(OSError):
                sync_folder(path.parent)
    return left


def _files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(Path(one.path) for one in os.scandir(folder) if one.is_file())
    return []


def _has_salt(path: Path, raw: RawKey | None) -> bool:
    """Whether a file is sealed with the salt of an encrypted notebook, or its second copy is."""
    if raw is None:
        return False
    if raw.salt in salts_in(path):
        return True
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(_SALT) == raw.salt
    return False
