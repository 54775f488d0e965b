"""How a person likes the window: theme, zoom, geometry, notebooks opened last.

Kept in one small JSON file outside every notebook, so it holds nothing that was said, no name
of a person and no key; a damaged file means the usual settings, never an error.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from platformdirs import PlatformDirs

from micic_desk.domain.sentences import Refusal
from micic_desk.domain.utf8 import whole
from micic_desk.runtime.small_file import read_object

MOST_RECENT = 8
MOST_USED = 12
LOCK_AFTER = (0, 5, 10, 30)
"""Minutes without a key after which a notebook can be told to lock itself."""
COPIED_FOR = (0, 1, 5)
"""Minutes after which what was copied can be told to go."""
MOST_KEYS = 500
_PROGRAM = "micic-desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What is remembered of the window.

    ``recent`` are the paths of notebooks, newest first; ``keep_recent`` is False for a person
    whose computer should not tell which notebooks there are. ``geometry`` is Qt's own note of
    where the window stood, in hexadecimal digits; ``strip`` the same of the capture strip.
    ``name_in_title`` lets the title and the task bar say which notebook is open: off, because
    both are filmed, shared and read over the shoulder. ``lock_after`` so many minutes without a
    key a notebook locks itself, 0 never; ``lock_asleep`` when the computer sleeps. ``copied_for``
    so many minutes what was copied stays on the clipboard, 0 until the notebook is locked.
    """

    theme: str = ""
    zoom: int = 100
    geometry: str = ""
    strip: str = ""
    report_open: bool = True
    spelling: bool = True
    keep_recent: bool = True
    name_in_title: bool = False
    lock_after: int = 30
    lock_asleep: bool = True
    copied_for: int = 0
    recent: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def with_recent(self, path: Path) -> "Preferences":
        """These preferences after a notebook was opened."""
        if not self.keep_recent:
            return replace(self, recent=())
        kept = [str(path.absolute()), *(one for one in self.recent if one != str(path.absolute()))]
        return replace(self, recent=tuple(kept[:MOST_RECENT]))

    def with_used(self, command: str) -> "Preferences":
        """These preferences after a command was chosen in the palette."""
        kept = (command, *(one for one in self.used if one != command))
        return replace(self, used=kept[:MOST_USED])

    def without(self, path: Path) -> "Preferences":
        """These preferences with one notebook forgotten."""
        return replace(self, recent=tuple(one for one in self.recent if one != str(path)))


def preferences_file() -> Path:
    """Where this person's preferences lie on this system."""
    return Path(PlatformDirs(_PROGRAM, appauthor=False).user_config_dir) / "window.json"


def usual_notebook_folder() -> Path:
    """Where a new notebook is put unless somebody chooses another folder."""
    documents = Path(PlatformDirs(_PROGRAM, appauthor=False).user_documents_dir)
    return documents if documents.is_dir() else Path.home()


def load_preferences(path: Path) -> Preferences:
    """What is written at ``path``; each value that is missing or odd has its usual setting."""
    said = read_object(path)
    return _read(said) if said else Preferences()


def save_preferences(preferences: Preferences, path: Path) -> None:
    """Write preferences down; a disk that says no costs nothing but the memory of them."""
    from micic_desk.runtime.whole_file import write_whole  # noqa: PLC0415 - not before a window

    data = json.dumps(asdict(preferences), indent=1).encode("utf-8", "replace")
    with contextlib.suppress(Refusal, OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, data)


def _read(said: Mapping[str, object]) -> Preferences:
    usual = Preferences()
    theme, zoom, geometry = _text(said, "theme"), said.get("zoom"), _text(said, "geometry")
    report_open, keep_recent = said.get("report_open"), said.get("keep_recent")
    recent, strip, spelling = said.get("recent"), _text(said, "strip"), said.get("spelling")
    keeps = keep_recent if isinstance(keep_recent, bool) else usual.keep_recent
    return Preferences(
        theme=theme,
        zoom=zoom if isinstance(zoom, int) and not isinstance(zoom, bool) else usual.zoom,
        geometry=geometry,
        strip=strip,
        report_open=report_open if isinstance(report_open, bool) else usual.report_open,
        spelling=spelling if isinstance(spelling, bool) else usual.spelling,
        keep_recent=keeps,
        lock_after=_minutes(said.get("lock_after"), LOCK_AFTER, usual.lock_after),
        copied_for=_minutes(said.get("copied_for"), COPIED_FOR, usual.copied_for),
        lock_asleep=said.get("lock_asleep") is not False,
        name_in_title=said.get("name_in_title") is True,
        recent=_paths(recent) if keeps else (),
        used=_texts(said.get("used"))[:MOST_USED],
        keys=_keys(said.get("keys")),
    )


def _minutes(said: object, choices: tuple[int, ...], usual: int) -> int:
    whole = isinstance(said, int) and not isinstance(said, bool)
    return said if whole and said in choices else usual


def _keys(said: object) -> dict[str, tuple[str, ...]]:
    """Commands and their keys; whether there are such commands and keys, the window knows."""
    if not isinstance(said, dict) or len(said) > MOST_KEYS:
        return {}
    return {one: _texts(keys) for one, keys in said.items() if isinstance(keys, list)}


def _text(said: Mapping[str, object], name: str) -> str:
    """A text that can be handed to the system, or none."""
    return next(iter(_texts([said.get(name)])), "")


def _texts(said: object) -> tuple[str, ...]:
    if not isinstance(said, list):
        return ()
    texts = (one for one in said if isinstance(one, str) and one)
    return tuple(dict.fromkeys(one for one in texts if whole(one) == one))


def _paths(recent: object) -> tuple[str, ...]:
    if not isinstance(recent, list):
        return ()
    return tuple(one for one in _texts(recent) if "\0" not in one)[:MOST_RECENT]
