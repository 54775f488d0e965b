"""Fonts of this computer, for scripts that none of the shipped fonts has.

Asked only where a report needs them, and read where they lie: nothing is fetched, and what is
printed with them differs from one computer to the next. A font is taken only if its maker
allows it to be embedded (OpenType, OS/2 table, fsType) and its outlines can be: TrueType or CFF.
A variable font is taken at its regular and its bold weight (OpenType, fvar table, wght axis).
"""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from micic_desk.report.pdf.dense import FINDS
from micic_desk.report.pdf.faces import Cut, Face, loaded

_SUFFIXES = frozenset((".ttf", ".otf", ".ttc", ".otc"))
_MOST_FILES = 20_000
_SAMPLE = 64
_RESTRICTED, _LEAST_RESTRICTED_OTHER, _NOT_TO_BE_CUT = 0x2, 0xC, 0x300
_REGULAR, _BOLD = 400, 700
_ODD = ("mono", "emoji", "symbol", "sharp", "last resort", "fallback", "unifont", "code")
_LESS_LIKE_OURS = ("serif", "ming", "song", "simsun", "batang", "mincho", "kai", "fang")
_LIKE_OURS = ("noto sans", "fira", "open sans", "segoe ui", "arial")
_HAN = {
    "SC": ("cjk sc", "sans sc", "pingfang sc", "yahei", "sans gb", "heiti sc", "stheiti", "wqy",
           "wenquanyi", "simhei", " cn", "simsun"),
    "TC": ("cjk tc", "sans tc", "pingfang tc", "jhenghei", "heiti tc", " tw", "mingliu"),
    "JP": ("cjk jp", "sans jp", "hiragino sans", "yu gothic", "meiryo", "ms gothic"),
    "KR": ("cjk kr", "sans kr", "sd gothic", "malgun", "gulim"),
}  # fmt: skip
"""Fonts drawn for one way of writing Han characters, the likest to ours first."""

Fallbacks = Mapping[str, Mapping[Cut, Face]]
"""For a character, the face of this computer that has it, in each cut."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A face in a file: what it is called and how it looks."""

    path: str
    index: int
    family: str
    name: str
    weight: int
    upright: bool
    axes: tuple[tuple[str, float], ...] = ()

    @property
    def odd(self) -> bool:
        """Whether it is made for something else than reading."""
        return any(word in self.family.casefold() for word in _ODD)

    def rank(self, han: str) -> tuple[object, ...]:
        """Which comes first, for a way of writing Han characters; the same on every day."""
        family = self.family.casefold()
        wanted = _HAN.get(han, ())
        place = next((at for at, one in enumerate(wanted) if one in family), len(wanted))
        unlike = any(word in family for word in _LESS_LIKE_OURS)
        strange = (not family.startswith(_LIKE_OURS), abs(self.weight - _REGULAR))
        return (place, unlike, not self.upright, strange, family, self.name, self.path)


def fallbacks(
    characters: Iterable[str], language: str = "", folders: Sequence[Path] | None = None
) -> Fallbacks:
    """The faces for ``characters``; one that no font of this computer has is not in it.

    ``language`` (BCP 47) decides how Han characters look. A script is set in one face as far
    as that has it. Characters for private use mean nothing in another font than their writer's.
    """
    wanted = {one for one in characters if unicodedata.category(one) != "Co"}
    if not wanted:
        return {}
    found: dict[str, Mapping[Cut, Face]] = {}
    listed = list(_faces(font_folders() if folders is None else folders))
    opened = [(one, font) for one in listed if (font := _open(one.path, one.index)) is not None]
    for group in _by_script(wanted):
        ranked = _Ranked(group, han_of(language))
        missing = set(group)
        for one, font in sorted(opened, key=ranked.place):
            here = {each for each in missing if _draws(font, each)}
            if here:
                found.update(dict.fromkeys(here, _cuts(one, listed, here)))
                missing -= here
            if not missing:
                break
    return found


def _by_script(characters: Iterable[str]) -> list[list[str]]:
    """Characters that belong together: those of dense scripts, else of half a block of 256."""
    groups: dict[int, list[str]] = {}
    for one in sorted(characters):
        key = -1 if FINDS.match(one) else ord(one) >> 7
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def han_of(language: str) -> str:
    """The way of writing Han characters that a language has: SC, TC, JP or KR."""
    parts = language.replace("_", "-").casefold().split("-")
    if parts[0] in {"ja", "ko"}:
        return "JP" if parts[0] == "ja" else "KR"
    return "TC" if {"hant", "tw", "hk", "mo"}.intersection(parts) else "SC"


def font_folders() -> list[Path]:
    """Where fonts lie on this system, those of the whole computer first."""
    home = Path.home()
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA")
        system = os.environ.get("WINDIR")
        places = [Path(system, "Fonts")] if system else []
        return places + ([Path(own, "Microsoft", "Windows", "Fonts")] if own else [])
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    return [
        *(Path(one, "fonts") for one in shared.split(":") if one.startswith("/")),
        Path(own, "fonts"),
        home / ".fonts",
    ]


class _Ranked:
    """The order in which faces are asked for the characters of one script."""

    def __init__(self, group: Sequence[str], han: str) -> None:
        self._sample = group[:: max(1, len(group) // _SAMPLE)]
        self._han = han

    def place(self, one: tuple[_Found, hb.Font]) -> tuple[object, ...]:
        """Usual fonts first, then those that have most of it, then by their looks."""
        face, font = one
        has = sum(_shows(font, each) for each in self._sample)
        return (face.odd, -(10 * has // len(self._sample)), face.rank(self._han))


def _faces(folders: Iterable[Path]) -> Iterator[_Found]:
    for path in _files(folders):
        try:
            told = path.stat()
        except OSError:
            continue
        yield from _faces_in(str(path), told.st_size, told.st_mtime_ns)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    seen = 0
    for folder in folders:
        for place, below, names in os.walk(folder):
            below.sort()
            for name in sorted(names):
                if Path(name).suffix.lower() in _SUFFIXES:
                    seen += 1
                    yield Path(place, name)
            if seen > _MOST_FILES:
                return


@cache
def _faces_in(path: str, size: int, _changed: int) -> tuple[_Found, ...]:
    """The usable faces of a font file as it is now; none where it is no font."""
    if not size:
        return ()
    try:
        blob = hb.Blob.from_file_path(path)
        count = hb.Face(blob, 0).count
        read = (_read(path, hb.Face(blob, index), index) for index in range(min(count, 64)))
        return tuple(one for found in read if found for one in _weights(found, blob))
    except (hb.HarfBuzzError, OSError):
        return ()


def _read(path: str, face: hb.Face, index: int) -> _Found | None:
    tables = set(face.table_tags)
    if not {"glyf", "CFF ", "CFF2"} & tables or not {"OS/2", "cmap", "head"} <= tables:
        return None
    facts = bytes(face.reference_table("OS/2").data)
    if len(facts) < 64 or not may_be_embedded(int.from_bytes(facts[8:10], "big")):
        return None
    family = face.get_name(16) or face.get_name(1) or ""
    name = "".join(one for one in face.get_name(6) or family if one.isascii() and one.isalnum())
    slanted = bool(int.from_bytes(facts[62:64], "big") & 0x201)
    weight = int.from_bytes(facts[4:6], "big")
    return _Found(path, index, family, name or "Font", weight, not slanted)


def _weights(found: _Found, blob: hb.Blob) -> Iterator[_Found]:
    """A face as it is, or each weight that is wanted of a variable one."""
    axes = hb.Face(blob, found.index).axis_infos
    if not axes:
        yield found
        return
    own = {axis.tag: axis.default_value for axis in axes}
    reach = {axis.tag: (axis.min_value, axis.max_value) for axis in axes}.get("wght")
    weights = {min(max(one, reach[0]), reach[1]) for one in (_REGULAR, _BOLD)} if reach else {None}
    for weight in sorted(weights, key=bool):
        placed = own if weight is None else {**own, "wght": weight}
        heavy = found.weight if weight is None else round(weight)
        name = f"{found.name}Bold" if heavy >= _BOLD else found.name
        yield replace(found, name=name, weight=heavy, axes=tuple(sorted(placed.items())))


def may_be_embedded(rights: int) -> bool:
    """Whether an fsType lets a part of the font be embedded; of several rights the widest holds."""
    if rights & _NOT_TO_BE_CUT:
        return False
    return not rights & _RESTRICTED or bool(rights & _LEAST_RESTRICTED_OTHER)


def _cuts(regular: _Found, everything: Iterable[_Found], needed: set[str]) -> Mapping[Cut, Face]:
    """A face and its bold companion; slanted ones are not wanted where a script knows none."""
    plain = _load(regular)
    beside = [
        one
        for one in everything
        if one.family == regular.family and one.upright and one.weight > regular.weight + 100
    ]
    beside.sort(key=_from_bold)
    for one in beside:
        font = _open(one.path, one.index)
        if font is not None and all(_draws(font, each) for each in needed):
            bold = _load(one)
            return {
                Cut.REGULAR: plain,
                Cut.ITALIC: plain,
                Cut.BOLD: bold,
                Cut.BOLD_ITALIC: bold,
            }
    return dict.fromkeys(Cut, plain)


def _from_bold(one: _Found) -> tuple[int, str, int]:
    return (abs(one.weight - _BOLD), one.path, one.index)


def _shows(font: hb.Font, character: str) -> bool:
    return bool(font.get_nominal_glyph(ord(character)))


def _draws(font: hb.Font, character: str) -> bool:
    """Whether there is a shape too: a file that was cut short still lists its characters."""
    glyph = font.get_nominal_glyph(ord(character))
    if not glyph:
        return False
    box = font.get_glyph_extents(glyph)
    empty = box is None or not (box.width and box.height)
    return not (empty and unicodedata.category(character)[0] in "LNPS")


def _open(path: str, index: int) -> hb.Font | None:
    try:
        return hb.Font(hb.Face(hb.Blob.from_file_path(path), index))
    except (hb.HarfBuzzError, OSError):  # gone since it was listed
        return None


def _load(one: _Found) -> Face:
    return _loaded(one.path, one.index, one.name, one.family, one.axes)


@cache
def _loaded(
    path: str, index: int, name: str, family: str, axes: tuple[tuple[str, float], ...]
) -> Face:
    return loaded(hb.Face(hb.Blob.from_file_path(path), index), name, family, axes)
