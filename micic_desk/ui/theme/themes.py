"""Themes at rest: one TOML of named colours each, read whole and checked to be complete."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from micic_desk.ui.theme.roles import Role, Tint

DEFAULT_THEME = "light"
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
    try:
        table = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
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
