"""Paragraphs into lines: our own breaker, which knows words, figures and directions.

A line never ends between a figure and its unit, before a dash or before French high
punctuation; the text itself is untouched, only the place of the break is chosen. A word is cut
only if it is wider than the whole line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from micic_desk.report.pdf import dense
from micic_desk.report.pdf.breaking import as_they_fit, broken
from micic_desk.report.pdf.characters import belongs_to_the_letter_before, printable
from micic_desk.report.pdf.direction import (
    has_leftward,
    in_visual_order,
    levels,
    order_told,
    told_apart,
)
from micic_desk.report.pdf.faces import Cut
from micic_desk.report.pdf.glyph_line import Show
from micic_desk.report.pdf.marks import Shape
from micic_desk.report.pdf.shaping import Ink, Typesetter

_SPACE = "\t \u1680\u2000-\u2006\u2008-\u200a\u200b\u205f\u3000"
_SPACES = re.compile(f"[{_SPACE}]")
_BLANKS = frozenset(filter(_SPACES.match, map(chr, range(0x3001)))) | {"\n"}
_TOKENS = re.compile(f"\n|[{_SPACE}]+|[^\n{_SPACE}]+")
_DENSE_TOKENS = re.compile(f"\n|[{_SPACE}]+|{dense.TOKEN}|[^{dense.OTHER}{_SPACE}]+")
_FIGURE = re.compile(r"[~≈<>≥≤+−-]?[\d.,:/–-]*\d")
_THOUSANDS = re.compile(r"\d{3}(?:\D|$)")
_UNITS = re.compile(
    "(?:[€$£₽₸₴₺%‰°]|km|kg|m²|ha|million|billion|thousand|millions|milliards|millones|"
    "млн|млрд|тыс|миллион|US|USD|EUR)"
)
_CLINGS = frozenset(["–", "—", ":", ";", "!", "?", "»", "/", "·", "=>"])
_BEFORE_CLINGING = frozenset("0123456789«№§")
_LONGEST_WORD = 120
_FEW = 4
_ANY_WORD = "a "
# Not after a hyphen: pdfium reads one at a line's end as a sign of its own and loses it.
_CUTS_WELL = frozenset("–—/\\_.,;:?&=+@|)")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a run of text looks: cut, size in points, colour (see ``style``)."""

    cut: Cut
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style, or a drawn sign that stands for ``text``."""

    text: str
    style: TextStyle
    sign: Shape | None = None


class Atom(NamedTuple):
    """What a line is made of: a word, a space or a sign; widths in points.

    ``text`` is what it says, known only where directions are mixed.
    """

    ink: Ink
    style: TextStyle
    width: float
    level: int = 0
    space: bool = False
    may_start_line: bool = False
    ends_line: bool = False
    text: str = ""


_NO_MOVE = 0.001
_WIDTH = attrgetter("width")
_LEVEL = attrgetter("level")


class _Stood(NamedTuple):
    """Where a piece stands among the others of its line, as it is read."""

    at: int
    level: int


class Line(NamedTuple):
    """One set line: its pieces as they are told, and their width without trailing space.

    The first line of a paragraph holds all that this says, as it was written.
    """

    atoms: tuple[Atom, ...]
    width: float
    said: str = ""


class _Stock(NamedTuple):
    """Words and spaces already set in one style, by whether a line may begin with them.

    ``easy`` are words of ``first`` that never cling to the word before them by themselves.
    """

    first: dict[str, Atom]
    inner: dict[str, Atom]
    easy: dict[str, Atom]


class Breaker:
    """Breaks the paragraphs of one document; words that come again are set again at no cost.

    Where it ``keeps``, paragraphs are too: for a document that is set anew after each change.
    """

    def __init__(self, typesetter: Typesetter, *, keeps: bool = False) -> None:
        self._typesetter = typesetter
        self._stock: dict[TextStyle, _Stock] = {}
        self._kept: dict[tuple[object, ...], list[Line]] | None = {} if keeps else None

    def lines(self, spans: Sequence[Span], width: float, *, leftward: bool = False) -> list[Line]:
        """Break spans into lines of at most ``width`` points; at least one line comes back."""
        if self._kept is None:
            return self._set(spans, width, leftward=leftward)
        key = (*spans, width, leftward)
        lines = self._kept.get(key)
        if lines is None:
            lines = self._kept[key] = self._set(spans, width, leftward=leftward)
        return lines

    def _set(self, spans: Sequence[Span], width: float, *, leftward: bool) -> list[Line]:
        atoms = self._atoms(spans, width, leftward=leftward)
        return _lines(broken(atoms, width), spans, leftward=leftward)

    def kept(self) -> int:
        """How many paragraphs it keeps."""
        return len(self._kept or ())

    def balanced(
        self, spans: Sequence[Span], width: float, *, leftward: bool = False
    ) -> list[Line]:
        """Break a title into lines about equally long, in as few as possible."""
        atoms = self._atoms(spans, width, leftward=leftward)
        fewest = len(list(as_they_fit(atoms, width)))
        narrow, wide = width / max(fewest, 1) * 0.9, width
        if 1 < fewest <= 6:
            for _ in range(8):
                middle = (narrow + wide) / 2
                fits = len(list(as_they_fit(atoms, middle))) <= fewest
                narrow, wide = (narrow, middle) if fits else (middle, wide)
        return _lines(as_they_fit(atoms, wide), spans, leftward=leftward)

    def _atoms(self, spans: Sequence[Span], width: float, *, leftward: bool) -> list[Atom]:
        texts = [printable(span.text) for span in spans]
        everything = "".join(texts)
        mixed = leftward or has_leftward(everything)
        resolved = levels(everything, leftward=leftward) if mixed else []
        atoms: list[Atom] = []
        at = 0
        before = ""
        for span, text in zip(spans, texts, strict=True):
            if span.sign is not None:
                ink = self._typesetter.sign(span.sign, text, span.style.cut)
                points = _points(ink, span.style)
                atoms.append(Atom(ink, span.style, points, int(leftward), text=text))
            elif mixed or (not text.isascii() and dense.FINDS.search(text)):
                known = resolved[at : at + len(text)] or [0] * len(text)
                for token in _DENSE_TOKENS.finditer(text):
                    levels_here = known[token.start() : token.end()]
                    atoms += self._of_token(token[0], before, span.style, width, levels_here)
                    before = before + token[0] if token[0].isspace() else token[0]
            else:
                before = self._plain_atoms(text, before, span.style, width, atoms)
            at += len(text)
        return atoms

    def _plain_atoms(
        self, text: str, before: str, style: TextStyle, width: float, atoms: list[Atom]
    ) -> str:
        """The common case, quickly: one direction, and words that were set before."""
        stock = self._stock.get(style)
        if stock is None:
            stock = self._stock[style] = _Stock({}, {}, {})
        words = text.split(" ")
        if len(words) < _FEW or "" in words or not text.isprintable():
            return self._carefully(_TOKENS.findall(text), before, stock, style, width, atoms)
        # Words with one space between them, which is what people write.
        before = self._carefully([words[0], " "], before, stock, style, width, atoms)
        space = stock.first[" "]
        easy = stock.easy.get
        holds = True
        for word in words[1:]:
            atom = easy(word)
            if atom is None or holds or atom.width > width:
                self._carefully([word], before, stock, style, width, atoms)
            else:
                atoms.append(atom)
            atoms.append(space)
            # What begins with a letter is no figure, whatever it ends with.
            holds = word[-1] in _BEFORE_CLINGING and not word[0].isalpha()
            before = f"{word} " if holds else _ANY_WORD
        atoms.pop()
        return words[-1]

    def _carefully(
        self,
        tokens: Sequence[str],
        before: str,
        stock: _Stock,
        style: TextStyle,
        width: float,
        atoms: list[Atom],
    ) -> str:
        """Words and spaces one by one, each with a look at the word ``before`` it."""
        spaced = before != before.rstrip()
        word = before.rstrip()
        for token in tokens:
            if token[0] in _BLANKS:
                spaced = True
                shelf = stock.first
            else:
                clings = not spaced or not word
                if not clings and (word[-1] in _BEFORE_CLINGING or token in _CLINGS):
                    clings = _clings(token, word + " ")
                shelf = stock.inner if clings else stock.first
                word, spaced = token, False
            atom = shelf.get(token)
            if atom is not None and atom.width <= width:
                atoms.append(atom)
                continue
            clings = shelf is stock.inner
            atom = self._of_word(token, style, may_start_line=not clings)
            if atom is not None and atom.width <= width:
                shelf[token] = atom
                if not clings and token not in _CLINGS:
                    stock.easy[token] = atom
                atoms.append(atom)
                continue
            made = self._of_token(token, "" if clings else "- ", style, width, None)
            if len(made) == 1:
                shelf[token] = made[0]
            atoms += made
        return f"{word} " if spaced else word

    def _of_word(self, token: str, style: TextStyle, *, may_start_line: bool) -> Atom | None:
        """A word of a usual length in one piece; None for spaces and whatever may be cut."""
        if token[0] in _BLANKS or len(token) > _LONGEST_WORD:
            return None
        ink = self._typesetter.word(token, style.cut)
        return Atom(ink, style, _points(ink, style), may_start_line=may_start_line)

    def _of_token(
        self, text: str, before: str, style: TextStyle, width: float, known: list[int] | None
    ) -> list[Atom]:
        level = known[0] if known else 0
        if text == "\n":
            return [Atom(Ink((), 0), style, 0, level, space=True, ends_line=True)]
        if _SPACES.match(text):
            ink = self._typesetter.space(text, style.cut)
            return [Atom(ink, style, _points(ink, style), level, space=True, text=text)]
        atoms: list[Atom] = []
        may_start = not _clings(text, before)
        for piece, piece_level in _of_one_level(text, known):
            for part in _narrow_enough(piece, style, width, self._typesetter):
                leftward = piece_level % 2 == 1
                ink = self._typesetter.word(part, style.cut, leftward=leftward)
                points = _points(ink, style)
                atoms.append(
                    Atom(ink, style, points, piece_level, may_start_line=may_start, text=part)
                )
                may_start = part != piece or len(text) > _LONGEST_WORD
            may_start = False
        return atoms


def _clings(text: str, before: str) -> bool:
    """Tell whether a line must not begin with ``text``, given the word and space before it."""
    word = before.rstrip()
    if not word:
        return True
    if word == before:
        return not dense.may_part(before, text)
    if text in _CLINGS or word in {"«", "№", "§"}:
        return True
    return _FIGURE.fullmatch(word) is not None and bool(
        _UNITS.match(text) or (_THOUSANDS.match(text) and len(word) <= 3)
    )


def _of_one_level(text: str, known: list[int] | None) -> Iterator[tuple[str, int]]:
    if known is None:
        yield text, 0
        return
    begin = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or known[index] != known[begin]:
            piece, level = text[begin:index], known[begin]
            yield from ((part, level) for part in (told_apart(piece) if level else (piece,)))
            begin = index


def _narrow_enough(
    text: str, style: TextStyle, width: float, typesetter: Typesetter
) -> Iterator[str]:
    """Cut a word that no line can hold, after a slash or stop if there is one."""
    limit = width * 1000 / style.size
    while len(text) > _LONGEST_WORD or typesetter.word(text, style.cut).width > limit:
        low, high = 1, min(len(text), _LONGEST_WORD)
        while low < high:
            middle = (low + high + 1) // 2
            fits = typesetter.word(text[:middle], style.cut).width <= limit
            low, high = (middle, high) if fits else (low, middle - 1)
        if low == len(text):
            break
        chances = range(low, low // 2, -1)
        good = next((i for i in chances if text[i - 1] in _CUTS_WELL), 0)
        good = good or next((i for i in chances if text[i - 1] != "-"), low)
        while good > 1 and belongs_to_the_letter_before(text[good]):
            good -= 1
        yield text[:good]
        text = text[good:]
    yield text


def _points(ink: Ink, style: TextStyle) -> float:
    return ink.width * style.size / 1000


def _lines(found: Iterable[Sequence[Atom]], spans: Sequence[Span], *, leftward: bool) -> list[Line]:
    lines = [_line(atoms, leftward=leftward) for atoms in found]
    said = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
    first = lines[0]
    lines[0] = Line(first.atoms, first.width, said)
    return lines


def _line(atoms: Sequence[Atom], *, leftward: bool) -> Line:
    """Put a line's pieces in visual order; trailing space hangs beyond its end (L1)."""
    end = len(atoms)
    while end and atoms[end - 1].space:
        end -= 1
    used = atoms[:end]
    width = sum(map(_WIDTH, used))
    if leftward or any(map(_LEVEL, atoms)):
        return Line(tuple(_as_told(used)), width)
    return Line(tuple(atoms), width)


def _as_told(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """A line's pieces, each at its place, in the order in which pdfium gives back what is said.

    It reads a line piece by piece, all from its end if most run leftward, and would give "Open
    Data Kit" in an Arabic line back as "Kit Data Open". Other readers go by the places.
    """
    places = [0.0] * len(atoms)
    x = 0.0
    for stood in in_visual_order([_Stood(at, atom.level) for at, atom in enumerate(atoms)]):
        places[stood.at] = x
        x += atoms[stood.at].width
    reached = 0.0
    for at in order_told([atom.text for atom in atoms]):
        yield _moved(atoms[at], places[at] - reached)
        reached = places[at] + atoms[at].width


def _moved(atom: Atom, right: float) -> Atom:
    """A piece that begins ``right`` points from where the last one ended."""
    if abs(right) < _NO_MOVE or not atom.ink.shows:
        return atom
    width = right * 1000 / atom.style.size
    first = atom.ink.shows[0]
    jump = Show(first.font, f"{-width:.2f}", width)
    return atom._replace(ink=Ink((jump, *atom.ink.shows), atom.ink.width + width))
