"""The typefaces: FiraGO for words, Noto for what FiraGO lacks; read from a package, never kept.

FiraGO covers Latin, Cyrillic (with Kyrgyz, Kazakh and Tajik), Greek, Arabic and Persian, Hebrew,
Georgian, Devanagari and Thai. Letters it lacks come from Noto Sans; single signs come as
outlines from the Noto symbol fonts. For other scripts see ``system_fonts``.
"""

import importlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import uharfbuzz as hb


class Cut(StrEnum):
    """The four cuts of the family."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"


@dataclass(frozen=True, eq=False)
class Face:
    """A loaded font: its name in the file, what it covers, and HarfBuzz's view of it.

    ``family`` is its name for people; ``compact`` outlines are CFF, others TrueType. ``axes``
    say where on each axis of a variable font it stands.
    """

    name: str
    font: hb.Font
    covers: frozenset[str]
    ascender: int
    descender: int
    family: str
    compact: bool = False
    axes: tuple[tuple[str, float], ...] = ()

    def advance(self, glyph: int) -> int:
        """Width of a glyph in thousandths of the type size."""
        return int(self.font.get_glyph_h_advance(glyph))

    def glyph(self, character: str) -> int:
        """The glyph of a covered character."""
        return int(self.font.get_nominal_glyph(ord(character)))


@cache
def face(family: str, cut: Cut) -> Face:
    """Load one font of ``pymupdf-fonts``; ``family`` is ``FiraGO``, ``NotoSans`` and so on."""
    data: bytes = importlib.import_module(f"pymupdf_fonts.{family}_{cut}").fontbuffer
    return loaded(hb.Face(data), f"{family}-{cut}", family)


def loaded(read: hb.Face, name: str, family: str, axes: tuple[tuple[str, float], ...] = ()) -> Face:
    """A face ready for work, whatever units its maker drew it in."""
    font = hb.Font(read)
    font.scale = (1000, 1000)
    font.set_variations(dict(axes))
    extents = font.get_font_extents("ltr")
    return Face(
        name=name,
        font=font,
        covers=frozenset(map(chr, read.unicodes)),
        ascender=extents.ascender,
        descender=extents.descender,
        family=family,
        compact=not {"CFF ", "CFF2"}.isdisjoint(read.table_tags),
        axes=axes,
    )


@cache
def symbol_faces() -> tuple[Face, ...]:
    """The fonts whose signs are drawn as outlines, in the order they are asked."""
    families = ("NotoSansSymbols2", "NotoSansMath", "NotoSansSymbols", "NotoMusic")
    return tuple(face(family, Cut.REGULAR) for family in families)


@cache
def outline(owner: Face, glyph: int) -> str:
    """The outline of a glyph as PDF path operators, in thousandths of the type size."""
    pen = _Pen()
    owner.font.draw_glyph_with_pen(glyph, pen)
    return " ".join(pen.operators)


class _Pen:
    """Collects PDF operators from HarfBuzz; quadratic curves are raised to cubic ones."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._at = (0.0, 0.0)

    def moveTo(self, at: tuple[float, float]) -> None:  # noqa: N802 - the name HarfBuzz calls
        self._to(at, "m")

    def lineTo(self, at: tuple[float, float]) -> None:  # noqa: N802 - the name HarfBuzz calls
        self._to(at, "l")

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - HarfBuzz's name
        coordinates = " ".join(f"{x:.0f} {y:.0f}" for x, y in points)
        self.operators.append(f"{coordinates} c")
        self._at = points[-1]

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - HarfBuzz's name
        (x0, y0), (x1, y1), (x2, y2) = self._at, *points
        self.curveTo(
            (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3),
            (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3),
            (x2, y2),
        )

    def closePath(self) -> None:  # noqa: N802 - the name HarfBuzz calls
        self.operators.append("h")

    def endPath(self) -> None:  # noqa: N802 - the name HarfBuzz calls
        self.operators.append("h")

    def _to(self, at: tuple[float, float], operator: str) -> None:
        self.operators.append(f"{at[0]:.0f} {at[1]:.0f} {operator}")
        self._at = at
