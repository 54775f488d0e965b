"""Paragraphs into lines: our own breaker, which knows words, figures and directions.

A line never ends between a figure and its unit, before a dash or before French high
punctuation; the text itself is untouched, only the place of the break is chosen. A word is cut
only if it is wider than the whole line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from micic_desk.report.pdf.characters import belongs_to_the_letter_before, printable
from micic_desk.report.pdf.direction import has_leftward, in_visual_order, levels
from micic_desk.report.pdf.faces import Cut
from micic_desk.report.pdf.marks import Shape
from micic_desk.report.pdf.shaping import Ink, Typesetter

_SPACE = "\t \u1680\u2000-\u2006\u2008-\u200a\u200b\u205f\u3000"
_TOKENS = re.compile(f"\n|[{_SPACE}]+|[^\n{_SPACE}]+")
_FIGURE = re.compile(r"[~≈<>≥≤+−-]?[\d.,:/–-]*\d")
_THOUSANDS = re.compile(r"\d{3}(?:\D|$)")
_UNITS = re.compile(
    "(?:[€$£₽₸₴₺%‰°]|km|kg|m²|ha|million|billion|thousand|millions|milliards|millones|"
    "млн|млрд|тыс|миллион|US|USD|EUR)"
)
_CLINGS = frozenset(["–", "—", ":", ";", "!", "?", "»", "/", "·", "=>"])
_LONGEST_WORD = 120
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


@dataclass(slots=True)
class Atom:
    """What a line is made of: a word, a space or a sign; widths in points."""

    ink: Ink
    style: TextStyle
    width: float
    level: int = 0
    space: bool = False
    may_start_line: bool = False
    ends_line: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its pieces from left to right and their width without trailing space."""

    atoms: tuple[Atom, ...]
    width: float


def set_lines(
    spans: Sequence[Span], width: float, typesetter: Typesetter, *, leftward: bool = False
) -> list[Line]:
    """Break spans into lines of at most ``width`` points; at least one line comes back."""
    atoms = list(_atoms(spans, width, typesetter, leftward=leftward))
    broken = list(_broken(atoms, width))
    if len(broken) > 1 and _is_runt(broken[-1], width):
        # A last line of one short word looks like an accident: share the words out again.
        tighter = list(_broken(atoms, width * 0.94))
        broken = tighter if len(tighter) == len(broken) else broken
    return [_line(atoms, leftward=leftward) for atoms in broken]


def balanced_lines(
    spans: Sequence[Span], width: float, typesetter: Typesetter, *, leftward: bool = False
) -> list[Line]:
    """Break a title so that its lines are about equally long, in as few lines as possible."""
    atoms = list(_atoms(spans, width, typesetter, leftward=leftward))
    fewest = len(list(_broken(atoms, width)))
    narrow, wide = width / max(fewest, 1) * 0.9, width
    if 1 < fewest <= 6:
        for _ in range(8):
            middle = (narrow + wide) / 2
            fits = len(list(_broken(atoms, middle))) <= fewest
            narrow, wide = (narrow, middle) if fits else (middle, wide)
    return [_line(line, leftward=leftward) for line in _broken(atoms, wide)]


def _atoms(
    spans: Sequence[Span], width: float, typesetter: Typesetter, *, leftward: bool
) -> Iterator[Atom]:
    texts = [printable(span.text) for span in spans]
    everything = "".join(texts)
    mixed = leftward or has_leftward(everything)
    resolved = levels(everything, leftward=leftward) if mixed else []
    at = 0
    before = ""
    for span, text in zip(spans, texts, strict=True):
        known = resolved[at : at + len(text)] if mixed else None
        at += len(text)
        if span.sign is not None:
            ink = typesetter.sign(span.sign, text, span.style.cut)
            level = int(leftward)
            yield Atom(ink, span.style, ink.width * span.style.size / 1000, level)
            continue
        for token in _TOKENS.finditer(text):
            yield from _of_token(token, before, span.style, known, width, typesetter)
            before = before + token[0] if token[0].isspace() else token[0]


def _of_token(
    token: re.Match[str],
    before: str,
    style: TextStyle,
    known: list[int] | None,
    width: float,
    typesetter: Typesetter,
) -> Iterator[Atom]:
    text = token[0]
    level = known[token.start()] if known else 0
    if text == "\n":
        yield Atom(Ink((), 0), style, 0, level, space=True, ends_line=True)
    elif _TOKEN_IS_SPACE.match(text):
        ink = typesetter.space(text, style.cut)
        yield Atom(ink, style, ink.width * style.size / 1000, level, space=True)
    else:
        may_start = not _clings(text, before)
        for piece, piece_level in _of_one_level(text, known, token.start()):
            for part in _narrow_enough(piece, style, width, typesetter):
                ink = typesetter.word(part, style.cut, leftward=piece_level % 2 == 1)
                yield Atom(
                    ink,
                    style,
                    ink.width * style.size / 1000,
                    piece_level,
                    may_start_line=may_start,
                )
                may_start = part != piece or len(text) > _LONGEST_WORD
            may_start = False


_TOKEN_IS_SPACE = re.compile(f"[{_SPACE}]")


def _clings(text: str, before: str) -> bool:
    """Tell whether a line must not begin with ``text``, given the word and space before it."""
    word = before.rstrip()
    if not word or word == before:
        return True
    if text in _CLINGS or word in {"«", "№", "§"}:
        return True
    return _FIGURE.fullmatch(word) is not None and bool(
        _UNITS.match(text) or (_THOUSANDS.match(text) and len(word) <= 3)
    )


def _of_one_level(text: str, known: list[int] | None, start: int) -> Iterator[tuple[str, int]]:
    if known is None:
        yield text, 0
        return
    begin = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or known[start + index] != known[start + begin]:
            yield text[begin:index], known[start + begin]
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
        good = next((i for i in range(low, low // 2, -1) if text[i - 1] in _CUTS_WELL), low)
        while good > 1 and belongs_to_the_letter_before(text[good]):
            good -= 1
        yield text[:good]
        text = text[good:]
    yield text


def _broken(atoms: Sequence[Atom], width: float) -> Iterator[Sequence[Atom]]:
    """First-fit breaking: measured on real reports it differs little from optimal ragged."""
    start = place = 0
    chance = 0
    used = 0.0
    while place < len(atoms):
        atom = atoms[place]
        if atom.ends_line:
            yield atoms[start:place]
            start = chance = place = place + 1
            used = 0.0
            continue
        if atom.may_start_line:
            chance = place
        if not atom.space and used + atom.width > width + 0.01 and place > start:
            place = chance if chance > start else place
            yield atoms[start:place]
            start = chance = place
            used = 0.0
            continue
        used += atom.width
        place += 1
    yield atoms[start:]


def _is_runt(atoms: Sequence[Atom], width: float) -> bool:
    words = [atom for atom in atoms if not atom.space]
    return len(words) == 1 and words[0].width < width * 0.12


def _line(atoms: Sequence[Atom], *, leftward: bool) -> Line:
    """Put a line's pieces in visual order; trailing space hangs beyond its end (L1)."""
    used = _without_trailing(atoms)
    width = sum(atom.width for atom in used)
    if leftward or any(atom.level for atom in atoms):
        return Line(tuple(in_visual_order(used)), width)
    return Line(tuple(atoms), width)


def _without_trailing(atoms: Iterable[Atom]) -> list[Atom]:
    used = list(atoms)
    while used and used[-1].space:
        used.pop()
    return used
