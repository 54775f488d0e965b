"""Common words without asking HarfBuzz for each: letter by letter, kerned pair by pair.

Among plain letters and figures the shape of a word is that of its pairs: a glyph each, moved
only by its neighbour. Each pair is shaped by HarfBuzz once; one that is anything else (a
ligature, a mark) sends its words back to be shaped whole. A test holds both ways against each
other.
"""

from collections.abc import Callable, Sequence
from operator import add

import uharfbuzz as hb

from micic_desk.report.pdf.embedding import EmbeddedFont
from micic_desk.report.pdf.glyph_line import Show

Shaped = tuple[Sequence[hb.GlyphInfo], Sequence[hb.GlyphPosition]]

PLAIN = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,"
    "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
)


class Pairs:
    """The pairs of one font, as far as they have come."""

    def __init__(self, font: EmbeddedFont, shape: Callable[[str], Shaped]) -> None:
        self._font = font
        self._shape = shape
        self._spelt: dict[str, str] = {}
        self._widths: dict[str, int] = {}
        self._odd: set[str] = set()

    def show(self, text: str) -> Show | None:
        """A word of plain letters; None where there are others, or a pair that is not plain."""
        pairs = [*map(add, text, text[1:]), text[-1]]
        try:
            spelt = "".join(map(self._spelt.__getitem__, pairs))
        except KeyError:
            if not (PLAIN.issuperset(text) and all(map(self._learnt, pairs))):
                return None
            spelt = "".join(map(self._spelt.__getitem__, pairs))
        width = sum(map(self._widths.__getitem__, pairs))
        return Show(self._font.key, f"<{spelt}>".removesuffix("<>"), width)

    def _learnt(self, pair: str) -> bool:
        """Look a pair, or a last letter alone, up; whether it is plain."""
        if pair in self._spelt:
            return True
        if pair in self._odd:
            return False
        infos, positions = self._shape(pair)
        glyphs = [info.codepoint for info in infos]
        moved = any(position.x_offset or position.y_offset for position in positions)
        if moved or glyphs != list(map(self._font.face.glyph, pair)):
            self._odd.add(pair)
            return False
        advance = positions[0].x_advance
        self._spelt[pair] = self._font.spell(glyphs[0], pair[0], advance)
        self._widths[pair] = advance
        return True
