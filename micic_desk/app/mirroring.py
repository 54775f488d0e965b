"""A mirror of the notebook on a stick: chosen once, kept up by itself, opened when all is gone."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from micic_desk.app.desk import Desk, Memory
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.whole_file import copy_whole
from micic_desk.store.mirroring import ENDING, is_mirror, keep_up, mirror_path
from micic_desk.store.second.reading import second_path

_SETTING = "mirror"
SUFFIX = ".micic"
_NAME = re.compile(r"[0-9a-f]{12}" + re.escape(ENDING))


class Standing(Enum):
    """How a mirror stands."""

    NONE = auto()
    UP_TO_DATE = auto()
    AWAY = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Mirror:
    """Where the mirror lies and how it stands; ``folder`` is None where none is wished."""

    standing: Standing
    folder: Path | None = None


def folder_of(desk: Desk) -> Path | None:
    """The folder that was chosen; None where no mirror is wished."""
    chosen = Memory(desk).get(_SETTING)
    if not isinstance(chosen, dict):
        return None
    said = chosen.get("folder")
    return Path(said) if isinstance(said, str) else None


def choose_folder(desk: Desk, folder: Path) -> None:
    """Keep a mirror in this folder from now on; Refusal where it would guard against nothing."""
    if not folder.is_dir():
        raise Refusal(
            "mirror.no_folder",
            "There is no folder {folder}. Put the stick in, and choose a folder on it.",
            folder=folder.name or str(folder),
        )
    if folder.resolve() == desk.path.parent.resolve():
        raise Refusal(
            "mirror.same_place",
            "The notebook and its second copy lie in this folder already. Choose one on a stick "
            "or another disk.",
        )
    elsewhere = _disk(folder) != _disk(desk.path.parent)
    Memory(desk).put(_SETTING, {"folder": str(folder.absolute()), "elsewhere": elsewhere})


def give_up(desk: Desk) -> None:
    """Keep no mirror any more; what lies on the stick stays there."""
    Memory(desk).put(_SETTING, None)


def mirror_of(desk: Desk) -> Path | None:
    """The mirror's file, whether the stick is there or not; None where no mirror is wished."""
    folder = folder_of(desk)
    return None if folder is None else mirror_path(desk.session, folder)


def bring_up(desk: Desk) -> Mirror:
    """Write what is new to the mirror, where it can be reached; from any thread."""
    folder = folder_of(desk)
    if folder is None:
        return Mirror(Standing.NONE)
    if not _is_there(desk, folder):
        return Mirror(Standing.AWAY, folder)
    try:
        mirror = mirror_path(desk.session, folder)
        done = None if mirror is None else keep_up(desk.session, mirror)
    except OSError:
        away = not _is_there(desk, folder)
        return Mirror(Standing.AWAY if away else Standing.REFUSED, folder)
    return Mirror(Standing.REFUSED if done is None else Standing.UP_TO_DATE, folder)


def stale_mirror(desk: Desk) -> Path | None:
    """Bring the mirror up; where that fails, the file that may still say what is gone here."""
    stands = bring_up(desk)
    if stands.folder is None or stands.standing is Standing.UP_TO_DATE:
        return None
    return mirror_path(desk.session, stands.folder)


def take_home(mirror: Path, folder: Path, name: str) -> Path:
    """Lay a mirror into a folder as the second copy of a notebook that is not there.

    Opening that notebook makes it again. Gives its path; raises Refusal where the file is no
    mirror or cannot be copied.
    """
    path, count = folder / f"{name}{SUFFIX}", 2
    while path.exists() or second_path(path).exists():
        path = folder / f"{name} {count}{SUFFIX}"
        count += 1
    lay_for(path, mirror)
    return path


def lay_for(path: Path, mirror: Path) -> None:
    """Lay a mirror where the second copy of this notebook belongs, which must not be there.

    Raises Refusal where the file is no mirror or cannot be copied.
    """
    if not is_mirror(mirror):
        raise Refusal(
            "mirror.foreign",
            "{name} is not the mirror of a notebook. Choose another file.",
            name=mirror.name,
        )
    copy_whole(mirror, second_path(path))


def is_mirror_name(path: Path) -> bool:
    """Whether a file is called as mirrors are."""
    return _NAME.fullmatch(path.name) is not None


def notebook_beside(path: Path) -> Path:
    """The notebook that is meant where somebody opens its second copy."""
    second = path.name.endswith(SUFFIX + "-second")
    return path.with_name(path.name.removesuffix("-second")) if second else path


def _is_there(desk: Desk, folder: Path) -> bool:
    """Whether the folder is there, and on the disk it was chosen on.

    Where a stick is out, the empty folder that it hangs in may be there still.
    """
    chosen = Memory(desk).get(_SETTING)
    elsewhere = isinstance(chosen, dict) and chosen.get("elsewhere") is True
    try:
        return folder.is_dir() and (not elsewhere or _disk(folder) != _disk(desk.path.parent))
    except OSError:
        return False


def _disk(folder: Path) -> int:
    return folder.stat().st_dev
