"""Which notebook files are as this computer left them, so that they need not be looked through.

A small file beside the preferences tells each file's size and times under a digest of its path,
and those of its second copy where both were seen to be whole. It holds no name and no word;
without it, or without an entry, a notebook is looked through at opening, which takes a moment more.
"""

import contextlib
import json
from hashlib import blake2b
from os.path import realpath
from pathlib import Path

from micic_desk.app.preferences import load_preferences, preferences_file
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.small_file import read_object
from micic_desk.runtime.whole_file import write_whole
from micic_desk.store.second.reading import second_path

FILE = "familiar.json"
_MOST = 100


def is_familiar(path: Path) -> bool:
    """Whether a notebook is the very file that was closed here last."""
    look = _look_of(path)
    return look is not None and (_known().get(_digest(path)) or [])[: len(look)] == look


def was_left_whole(path: Path) -> bool:
    """Whether it and its second copy are the very files that were seen whole and closed here."""
    look, second = _look_of(path), _look_of(second_path(path))
    return bool(look and second) and _known().get(_digest(path)) == [*(look or ()), *(second or ())]


def note_familiar(path: Path, *, whole: bool = False) -> None:
    """Remember a notebook as it was just closed, ``whole`` with its second copy.

    Nothing where nothing is to be remembered.
    """
    look = _look_of(path)
    if look is not None and whole:
        look += _look_of(second_path(path)) or []
    if look is None or not load_preferences(preferences_file()).keep_recent:
        return
    known = _known()
    known.pop(_digest(path), None)
    kept = {**dict(list(known.items())[1 - _MOST :]), _digest(path): look}
    with contextlib.suppress(Refusal, OSError):
        _file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(_file(), json.dumps(kept).encode())


def forget_familiar(path: Path) -> None:
    """Forget a notebook that is gone."""
    known = _known()
    if known.pop(_digest(path), None) is not None:
        with contextlib.suppress(Refusal, OSError):
            write_whole(_file(), json.dumps(known).encode())


def _file() -> Path:
    return preferences_file().with_name(FILE)


def _known() -> dict[str, list[int] | None]:
    return read_object(_file())


def _look_of(path: Path) -> list[int] | None:
    """What changes with a file's content; None where other files belong to it."""
    try:
        if any(Path(f"{path}{end}").exists() for end in ("-wal", "-journal")):
            return None
        found = path.stat()
    except OSError:
        return None
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _digest(path: Path) -> str:
    whole = realpath(path).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).hexdigest()
