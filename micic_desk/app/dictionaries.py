"""The Hunspell dictionaries this computer has: where they lie, and one word looked up in them.

None is shipped. What a system, LibreOffice or the user herself has installed is used.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import PlatformDirs

_USUAL = {"en": ("en_GB", "en_US"), "fr": ("fr", "fr_FR"), "es": ("es", "es_ES"), "pt": ("pt_PT",)}
"""Which country's spelling is meant where nobody says; en-GB is the reports' own."""

_OFFICE = {
    "linux": (
        "usr/lib/libreoffice/share/extensions",
        "usr/lib64/libreoffice/share/extensions",
        "opt/libreoffice/share/extensions",
    ),
    "darwin": ("Applications/LibreOffice.app/Contents/Resources/extensions",),
    "win32": ("LibreOffice/share/extensions",),
}
_SYSTEM = {
    "linux": ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts"),
    "darwin": ("/Library/Spelling", "~/Library/Spelling"),
    "win32": (),
}


def dictionary_folders() -> tuple[Path, ...]:
    """Where dictionaries may lie, the user's own folder first; not all of them exist."""
    own = Path(PlatformDirs("micic-desk", appauthor=False).user_data_dir) / "dictionaries"
    system = sys.platform if sys.platform in _SYSTEM else "linux"
    programs = os.environ.get("PROGRAMFILES", "C:/Program Files") if system == "win32" else "/"
    folders = [own, *(Path(one).expanduser() for one in _SYSTEM[system])]
    for office in _OFFICE[system]:
        extensions = Path(programs) / office
        folders += sorted(extensions.glob("dict-*")) if extensions.is_dir() else []
    return tuple(folders)


class Dictionaries:
    """Finds dictionaries by language and keeps those that were loaded, and what they answered."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._files: dict[str, Path] | None = None
        self._loaded: dict[str, _Hunspell | None] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def find(self, language: str) -> Path | None:
        """The dictionary (``.dic``) of a BCP 47 language, of another country where need be."""
        files = self._all()
        wanted = language.replace("-", "_")
        primary = wanted.split("_")[0].lower()
        names = [wanted, *_USUAL.get(primary, ()), f"{primary}_{primary.upper()}", primary]
        names += sorted(one for one in files if one.split("_")[0].lower() == primary)
        return next((files[one] for one in names if one in files), None)

    def is_loaded(self, language: str) -> bool:
        """Whether a language can be asked for without reading a file."""
        return language in self._loaded or self.find(language) is None

    def load(self, language: str) -> bool:
        """Read a language's dictionary, which takes up to a third of a second; whether it is there.

        One that cannot be read counts as one that is not there.
        """
        if language not in self._loaded:
            path = self.find(language)
            self._loaded[language] = None if path is None else _opened(path)
        return self._loaded[language] is not None

    def knows(self, word: str, language: str) -> bool:
        """Whether a word is spelt right; yes, where no dictionary could say so."""
        dictionary = self._loaded.get(language)
        if dictionary is None:
            return True
        key = (word, language)
        if key not in self._known:
            plain = word.replace("’", "'").replace("\N{SOFT HYPHEN}", "")
            self._known[key] = dictionary.spell(plain) or dictionary.spell(word)
        return self._known[key]

    def suggest(self, word: str, language: str, most: int = 6) -> list[str]:
        """Words that may have been meant."""
        dictionary = self._loaded.get(language)
        return [] if dictionary is None else list(dictionary.suggest(word))[:most]

    def _all(self) -> dict[str, Path]:
        if self._files is None:
            found: dict[str, Path] = {}
            for folder in self._folders:
                for path in sorted(folder.glob("*.dic")) if folder.is_dir() else ():
                    if path.with_suffix(".aff").is_file():
                        found.setdefault(path.stem.replace("-", "_"), path)
            self._files = found
        return self._files


class _Hunspell:
    """The library's own object, typed."""

    def __init__(self, path: Path) -> None:
        from hunspell import Hunspell  # noqa: PLC0415 - loaded when the first dictionary is

        self._speller = Hunspell(path.stem, hunspell_data_dir=str(path.parent))

    def spell(self, word: str) -> bool:
        return bool(self._speller.spell(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        return tuple(str(one) for one in self._speller.suggest(word))


def _opened(path: Path) -> _Hunspell | None:
    try:
        return _Hunspell(path)
    except (ImportError, OSError, ValueError):
        return None
