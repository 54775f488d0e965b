"""Shaped glyphs into ``TJ`` arrays, each glyph with the very letters it stands for.

Readers put a line's text together from glyphs in the order they are shown, and turn runs of
right-to-left letters round one by one. So no glyph may stand for two letters there (lam-alef
came out as alef-lam in two of three readers), and none may leave the baseline by a new text
object (vowel signs then came out apart from their words).
"""

from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb

from micic_desk.report.pdf.embedding import EmbeddedFont
from micic_desk.report.pdf.faces import outline


class Show(NamedTuple):
    """Part of a line in one font: the inside of a ``TJ`` array and its width.

    ``path`` is drawn at the same place, for signs that no embedded font has; where it is drawn
    instead of the glyphs, they are not ``painted``, only read. ``actual`` is what it reads as
    where its glyphs alone cannot say so. Units are thousandths of the type size.
    """

    font: str
    array: str
    width: float
    path: str = ""
    painted: bool = True
    actual: str = ""


def plain_show(
    font: EmbeddedFont,
    infos: Sequence[hb.GlyphInfo],
    positions: Sequence[hb.GlyphPosition],
    text: str,
) -> Show | None:
    """The common word, quickly: a glyph for each letter, none off its place; else nothing."""
    parts = []
    width = 0
    spelt, spell = font.spelt.get, font.spell
    for info, position, letter in zip(infos, positions, text, strict=True):
        if position.x_offset or position.y_offset:
            return None
        advance = position.x_advance
        key = (info.codepoint, letter, advance)
        parts.append(spelt(key) or spell(*key))
        width += advance
    return Show(font.key, f"<{''.join(parts)}>".removesuffix("<>"), width)


class GlyphLine:
    """Collects the glyphs of one run."""

    def __init__(self, font: EmbeddedFont) -> None:
        self._font = font
        self._space = font.face.glyph(" ")
        self._shows: list[Show] = []
        self._array: list[str] = []
        self._hex: list[str] = []
        self._width = 0

    def add(self, glyph: int, meaning: Sequence[str], position: hb.GlyphPosition) -> None:
        """Append a glyph: the first of ``meaning`` is its own, the others are only read."""
        drawn = position.y_offset != 0 or not meaning
        if drawn:
            self._draw(glyph, position.x_offset, position.y_offset)
        else:
            self._shift(-position.x_offset)
            self._hex.append(self._font.code(glyph, meaning[0]))
            self._shift(self._font.advance(glyph) + position.x_offset - position.x_advance)
            self._width += position.x_advance
        for letter in meaning if drawn else meaning[1:]:
            self._hex.append(self._font.code(self._space, letter))
            self._shift(self._font.advance(self._space))
        if drawn:
            self._shift(-position.x_advance)
            self._width += position.x_advance

    def shows(self) -> tuple[Show, ...]:
        """What was collected."""
        self._flush()
        return tuple(self._shows)

    def _draw(self, glyph: int, right: int, up: int) -> None:
        self._flush()
        path = f"1 0 0 1 {right} {up} cm {outline(self._font.face, glyph)} f"
        self._shows.append(Show(self._font.key, "", 0, path))

    def _shift(self, leftward: int) -> None:
        if leftward:
            self._spell()
            self._array.append(str(leftward))

    def _spell(self) -> None:
        if self._hex:
            self._array.append(f"<{''.join(self._hex)}>")
            self._hex.clear()

    def _flush(self) -> None:
        self._spell()
        if self._array:
            self._shows.append(Show(self._font.key, " ".join(self._array), self._width))
        self._array.clear()
        self._width = 0


def spread_meanings(clusters: list[int], text: str, *, leftward: bool) -> list[tuple[str, ...]]:
    """Share the letters of ``text`` among glyphs, given the cluster each glyph belongs to.

    Glyphs and the letters of one tuple are in visual order. A glyph without a letter of its
    own (part of a letter that takes several) gets an empty tuple.
    """
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    meanings: list[tuple[str, ...]] = []
    first = 0
    while first < len(clusters):
        cluster = clusters[first]
        count = 1
        while first + count < len(clusters) and clusters[first + count] == cluster:
            count += 1
        letters = text[cluster : ends[cluster]]
        meanings += _backward(letters, count) if leftward else _forward(letters, count)
        first += count
    return meanings


def _forward(letters: str, count: int) -> list[tuple[str, ...]]:
    """One letter each, all that is left to the last glyph: a ligature reads as its letters."""
    alone = min(count - 1, len(letters))
    shared = [(letter,) for letter in letters[:alone]]
    rest = letters[alone:]
    shared += [(rest,)] if rest else []
    return shared + [()] * (count - len(shared))


def _backward(letters: str, count: int) -> list[tuple[str, ...]]:
    """From the last letter to the first; the first glyph has those no other glyph can take."""
    turned = tuple(reversed(letters))
    more = max(len(turned) - count, 0)
    shared = [turned[: more + 1], *((letter,) for letter in turned[more + 1 :])]
    return shared + [()] * (count - len(shared))
