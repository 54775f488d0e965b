"""Themes at rest: one TOML of named colours each, read whole and checked to be complete."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from micic_desk.ui.theme.roles import Role, Tint

DEFAULT_THEME = "light"
_BARE_KEY = frozenset("abcdefghijklmnopqrstuvwxyz-")
_BARE = frozenset(map(chr, range(32, 127))) - {'"', "\\"}
HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


class ThemeError(ValueError):
    """A theme file that is missing, is not TOML, or lacks a colour; says which."""


class Theme(NamedTuple):
    """Every colour of one theme as ``#rrggbb``.

    ``outlined`` asks for an edge round what other themes tell apart by ground alone.
    """

    name: str
    title: str
    dark: bool
    outlined: bool
    colours: Mapping[Role, str]
    grounds: Mapping[Tint, str]
    inks: Mapping[Tint, str]

    def ink(self, ink: Role | Tint) -> str:
        """The colour to write or draw with: a role's own, or the ink of a tint."""
        return self.inks[ink] if isinstance(ink, Tint) else self.colours[ink]

    def ground(self, ground: Role | Tint) -> str:
        """The colour to write or draw on: a role's own, or the ground of a tint."""
        return self.grounds[ground] if isinstance(ground, Tint) else self.colours[ground]


def available(folder: Path) -> tuple[str, ...]:
    """Names of the themes in ``folder``, the default one first."""
    names = sorted(path.stem for path in folder.glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT_THEME))


def load(name: str, folder: Path) -> Theme:
    """Read the theme ``name`` from ``folder``.

    Raises ThemeError where the file is missing or says less, or other, than a theme must.
    """
    if name not in available(folder):
        raise ThemeError(f"no theme {name!r}")
    text = (folder / f"{name}.toml").read_text(encoding="utf-8")
    table = plainly_written(text)
    if table is None:
        import tomllib  # noqa: PLC0415 - costs the first window 3 ms

        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            raise ThemeError(f"theme {name!r}: {fault}") from fault
    tints = _section(table, "tints", name)
    pairs = {tint: _section(tints, tint.value, name) for tint in Tint}
    colours = _section(table, "colours", name)
    return Theme(
        name=name,
        title=str(table.get("title", name)),
        dark=table.get("dark") is True,
        outlined=table.get("outlined") is True,
        colours={role: _colour(colours, role.value, name) for role in Role},
        grounds={tint: _colour(pairs[tint], "ground", name) for tint in Tint},
        inks={tint: _colour(pairs[tint], "ink", name) for tint in Tint},
    )


def plainly_written(text: str) -> dict[str, object] | None:
    """What a text says in the little of TOML that our themes are written in; None for the rest.

    Sections, and lines of ``key = "text"``, ``key = true`` or ``key = false``.
    """
    table: dict[str, object] = {}
    section = table
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            continue
        if line.startswith("["):
            begun = _begun(table, line)
            if begun is None:
                return None
            section = begun
            continue
        key, _, value = line.partition(" = ")
        if key in section or not _BARE_KEY.issuperset(key or " "):
            return None
        if value in {"true", "false"}:
            section[key] = value == "true"
        elif len(value) > 1 and value[0] == value[-1] == '"' and _BARE.issuperset(value[1:-1]):
            section[key] = value[1:-1]
        else:
            return None
    return table


def _begun(table: dict[str, object], line: str) -> dict[str, object] | None:
    """A new section, by the line that begins it; None where it is none, or not new."""
    inside: object = table
    for one in (names := line[1:-1].split("."))[:-1]:
        inside = inside.setdefault(one, {}) if isinstance(inside, dict) else None
    bare = line.endswith("]") and all(one and _BARE_KEY.issuperset(one) for one in names)
    if not bare or not isinstance(inside, dict) or names[-1] in inside:
        return None
    begun = inside[names[-1]] = {}
    return begun


def _section(table: Mapping[str, object], key: str, name: str) -> Mapping[str, object]:
    section = table.get(key)
    if not isinstance(section, dict):
        raise ThemeError(f"theme {name!r} has no section {key!r}")
    return section


def _colour(section: Mapping[str, object], key: str, name: str) -> str:
    value = section.get(key)
    if not (
        isinstance(value, str)
        and len(value) == len("#rrggbb")
        and value[0] == "#"
        and HEX_DIGITS.issuperset(value[1:])
    ):
        raise ThemeError(f"theme {name!r}: {key!r} must be #rrggbb, not {value!r}")
    return value
