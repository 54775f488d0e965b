"""Words into glyphs: every distinct word of a document is shaped once and remembered.

HarfBuzz gives kerning, ligatures, Arabic forms and the place of combining marks. Each glyph is
tied to its own text (see ``embedding``), and signs without a font are drawn over a glyph that
is not painted but read, so that what is copied is what was written.
"""

import unicodedata
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

import uharfbuzz as hb

from micic_desk.report.pdf import marks
from micic_desk.report.pdf.characters import belongs_to_the_letter_before, is_ignorable
from micic_desk.report.pdf.embedding import EmbeddedFont
from micic_desk.report.pdf.faces import Cut, Face, face, outline, symbol_faces
from micic_desk.report.pdf.glyph_line import GlyphLine, Show, plain_show, spread_meanings
from micic_desk.report.pdf.pairs import PLAIN, Pairs, Shaped
from micic_desk.report.pdf.system_fonts import Fallbacks


class Ink(NamedTuple):
    """A shaped piece of text: its shows from left to right and their width together.

    ``font`` and ``array`` repeat the only show of a plain word, the common case.
    """

    shows: tuple[Show, ...]
    width: float
    font: str = ""
    array: str = ""


class Typesetter:
    """Shapes the words of one document and collects the fonts it needs."""

    def __init__(self, fallbacks: Fallbacks = MappingProxyType({})) -> None:
        self.fonts: dict[Face, EmbeddedFont] = {}
        self._fallbacks = fallbacks
        self._words: dict[tuple[str, Cut, bool], Ink] = {}
        self._spaces: dict[tuple[str, Cut], Ink] = {}
        self._pairs: dict[Cut, Pairs] = {}
        self._buffer = hb.Buffer()

    def word(self, text: str, cut: Cut, *, leftward: bool = False) -> Ink:
        """Shape ``text`` (one direction, no line end) in a cut of the family."""
        key = (text, cut, leftward)
        ink = self._words.get(key)
        if ink is None:
            ink = self._words[key] = self._shape(text, cut, leftward=leftward)
        return ink

    def sign(self, shape: marks.Shape, text: str, cut: Cut) -> Ink:
        """A drawn sign that reads as ``text``; without text it is only drawn."""
        return _joined((self._drawn(text, shape.width, shape.path, cut),))

    def space(self, text: str, cut: Cut) -> Ink:
        """Spaces of any width between two words."""
        ink = self._spaces.get((text, cut))
        if ink is None:
            ink = self._spaces[text, cut] = self._space(text, cut)
        return ink

    def _space(self, text: str, cut: Cut) -> Ink:
        family = face("FiraGO", cut)
        width = 0
        codes = []
        for character in text:
            known = character in family.covers and character != "\t"
            glyph = family.glyph(character if known else " ")
            advance = family.advance(glyph)
            wanted = advance if known else _WIDE_SPACES.get(character, advance)
            meaning = " " if character == "\t" else character
            correction = f"{advance - wanted}" if wanted != advance else ""
            codes.append(f"<{self._font(family).code(glyph, meaning)}>{correction}")
            width += wanted
        return _joined((Show(self._font(family).key, "".join(codes), width),))

    def _shape(self, text: str, cut: Cut, *, leftward: bool) -> Ink:
        if not leftward:
            pairs = self._pairs.get(cut)
            if pairs is None and PLAIN.issuperset(text):
                pairs = self._pairs_of(cut)
            show = pairs.show(text) if pairs is not None else None
            if show is not None:
                return Ink((show,), show.width, show.font, show.array)
        family = face("FiraGO", cut)
        if family.covers.issuperset(text):
            return _joined(self._glyphs(text, family, leftward=leftward))
        shows: list[tuple[Show, ...]] = []
        for piece, owner in self._pieces(text, cut):
            if isinstance(owner, Face):
                shows.append(self._glyphs(piece, owner, leftward=leftward))
            elif isinstance(owner, str):
                shows.append((self._alike(piece, owner, cut),))
            else:
                shows.append((self._drawn(piece, owner.width, owner.path, cut),))
        ordered = reversed(shows) if leftward else shows
        return _joined(tuple(show for group in ordered for show in group))

    def _pieces(self, text: str, cut: Cut) -> list[tuple[str, Face | marks.Shape | str]]:
        """Split a word wherever another font must take over, or a character that looks alike."""
        fonts = (face("FiraGO", cut), face("NotoSans", cut))
        pieces: list[tuple[str, Face | marks.Shape | str]] = []
        for character in text:
            owner: Face | marks.Shape | str | None = None
            before, last = pieces[-1] if pieces else ("", None)
            if isinstance(last, Face):
                clings = belongs_to_the_letter_before(character) and character in last.covers
                if clings or is_ignorable(character):
                    pieces[-1] = (before + character, last)
                    continue
            owner = next((font for font in fonts if character in font.covers), None)
            if owner is None and is_ignorable(character):
                owner = fonts[0]
            if owner is None:
                owner = looks_like(character)
            if owner is None and character in self._fallbacks:
                owner = self._fallbacks[character][cut]
            if owner is None or isinstance(owner, str):
                pieces.append((character, owner or self._outlined(character)))
            elif pieces and pieces[-1][1] is owner:
                pieces[-1] = (pieces[-1][0] + character, owner)
            else:
                pieces.append((character, owner))
        return pieces

    def _outlined(self, character: str) -> marks.Shape:
        if character in marks.DRAWN:
            return marks.DRAWN[character]
        for owner in symbol_faces():
            if character in owner.covers:
                glyph = owner.glyph(character)
                return marks.Shape(owner.advance(glyph), outline(owner, glyph) + " f")
        return _number_of(character)

    def _drawn(self, text: str, width: float, path: str, cut: Cut) -> Show:
        family = face("FiraGO", cut)
        font = self._font(family)
        if not text:
            return Show(font.key, f"{-round(width)}", width, path=path)
        # A blank glyph would be dropped by pdfium; an unpainted letter is found by all readers,
        # and no space is read beside it if it is about as wide as the drawing.
        carrier = min(
            map(family.glyph, _CARRIERS), key=lambda glyph: abs(font.advance(glyph) - width)
        )
        correction = round(font.advance(carrier) - width)
        array = f"<{font.code(carrier, text)}>{correction or ''}"
        # A private character means nothing by itself, so it is said twice (PDF/A-2, 6.2.11.7.3).
        actual = text if unicodedata.category(text[0]) == "Co" else ""
        return Show(font.key, array, width, path=path, painted=False, actual=actual)

    def _alike(self, text: str, shown: str, cut: Cut) -> Show:
        """The shape of another character, which reads as what was written."""
        family = face("FiraGO", cut)
        glyph = family.glyph(shown)
        font = self._font(family)
        return Show(font.key, f"<{font.code(glyph, text)}>", font.advance(glyph))

    def _font(self, owner: Face) -> EmbeddedFont:
        font = self.fonts.get(owner)
        if font is None:
            font = self.fonts[owner] = EmbeddedFont(owner, f"F{len(self.fonts) + 1}")
        return font

    def _pairs_of(self, cut: Cut) -> Pairs:
        family = face("FiraGO", cut)
        # Not a method of this: a ring would keep every word until rubbish is looked for.
        shape = partial(shaped, self._buffer, owner=family, leftward=False)
        pairs = self._pairs[cut] = Pairs(self._font(family), shape)
        return pairs

    def _glyphs(self, text: str, owner: Face, *, leftward: bool) -> tuple[Show, ...]:
        infos, positions = shaped(self._buffer, text, owner, leftward=leftward)
        clusters = [info.cluster for info in infos]
        font = self._font(owner)
        if clusters == list(range(len(text))):
            show = plain_show(font, infos, positions, text)
            if show is not None:
                return (show,)
        meanings = spread_meanings(clusters, text, leftward=leftward)
        line = GlyphLine(font)
        for info, position, meaning in zip(infos, positions, meanings, strict=True):
            line.add(info.codepoint, meaning, position)
        return line.shows()


def shaped(buffer: hb.Buffer, text: str, owner: Face, *, leftward: bool) -> Shaped:
    """The glyphs of a text in one font and where they stand, by HarfBuzz."""
    buffer.reset()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_codepoints(list(map(ord, text)))
    buffer.guess_segment_properties()
    buffer.language = "und"  # else it is that of whoever is logged in
    buffer.direction = "rtl" if leftward else "ltr"
    hb.shape(owner.font, buffer, {})
    return buffer.glyph_infos, buffer.glyph_positions


_CARRIERS = "ilrnmW—"
_WIDE_SPACES = {
    "\t": 1060, "\u2000": 500, "\u2001": 1000, "\u2002": 500, "\u2003": 1000, "\u3000": 1000,
    "\u2004": 333, "\u2005": 250, "\u2006": 167, "\u2008": 265, "\u2009": 200, "\u200a": 100,
    "\u200b": 0, "\u205f": 222, "\u1680": 500,
}  # fmt: skip


def _joined(shows: tuple[Show, ...]) -> Ink:
    if len(shows) == 1 and shows[0].painted and not shows[0].path:
        (show,) = shows
        return Ink(shows, show.width, show.font, show.array)
    return Ink(shows, sum(show.width for show in shows))


def _number_of(character: str) -> marks.Shape:
    """What stands for a character that no font has: its number, small, never an empty box."""
    owner = face("FiraGO", Cut.BOLD)
    parts, x = [], 60
    for sign in f"[U+{ord(character):04X}]":
        glyph = owner.glyph(sign)
        parts.append(f"q .72 0 0 .72 {x} 0 cm {outline(owner, glyph)} f Q")
        x += round(owner.advance(glyph) * 0.72)
    return marks.Shape(x + 60, " ".join(parts))


def looks_like(character: str) -> str | None:
    """A character of our font that looks the same (Unicode says "compat"), if there is one.

    Armenian keyboards, for one, have a full stop of their own.
    """
    kind, _, code = unicodedata.decomposition(character).partition(" ")
    if kind != "<compat>" or " " in code:
        return None
    shown = chr(int(code, 16))
    return shown if shown in face("FiraGO", Cut.REGULAR).covers else None


def missing_in(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that no shipped font has, each once, in order."""
    known = (face("FiraGO", Cut.REGULAR), face("NotoSans", Cut.REGULAR), *symbol_faces())
    found = []
    for character in dict.fromkeys(text):
        if any(character in owner.covers for owner in known) or character in marks.DRAWN:
            continue
        if looks_like(character) is not None:
            continue
        if not is_ignorable(character) and unicodedata.category(character) not in {"Zs", "Cc"}:
            found.append(character)
    return tuple(found)
