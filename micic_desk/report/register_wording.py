"""The words of the register of recommendations, in the report's language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from micic_desk.report.wording import tags_of
from micic_desk.runtime.bundled import bundled

_FALLBACK = "en"
_SAID = ("sheet", "annex", "number", "not_verified", "not_said", "comma", "semicolon")


@dataclass(frozen=True, slots=True)
class RegisterWording:
    """``parts`` are the heads of the columns; ``values`` are named "strength.must".

    ``comma`` and ``semicolon`` stand between several of a kind, with their space.
    """

    language: str
    sheet: str
    annex: str
    number: str
    not_verified: str
    not_said: str
    comma: str
    semicolon: str
    parts: Mapping[str, str]
    values: Mapping[str, str]


def load_register_wording(language: str, folder: Path | None = None) -> RegisterWording:
    """Read the words for a BCP 47 tag: the exact tag, its language alone, else English."""
    folder = folder or bundled("resources", "wording", "register")
    used, words = _FALLBACK, _read(folder, _FALLBACK)
    for tag in tags_of(language):
        found = _read(folder, tag)
        if found:
            used, words = tag, _over(words, found)
    return RegisterWording(
        language=used,
        parts=_table(words, "parts"),
        values=_table(words, "values"),
        **{name: str(words[name]) for name in _SAID},
    )


def _over(words: Mapping[str, object], found: Mapping[str, object]) -> dict[str, object]:
    """Words a translation lacks are taken from what is there."""
    tables = {one: {**_table(words, one), **_table(found, one)} for one in ("parts", "values")}
    return {**words, **found, **tables}


def _table(words: Mapping[str, object], name: str) -> dict[str, str]:
    table = words.get(name)
    return {str(key): str(said) for key, said in table.items()} if isinstance(table, dict) else {}


def _read(folder: Path, tag: str) -> dict[str, object]:
    path = folder / f"{tag}.toml"
    return dict(tomllib.loads(path.read_text("utf-8"))) if path.is_file() else {}
