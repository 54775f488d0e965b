"""Many lines at once: a paste from a mail, a document or a text file, with its nesting.

Unlike a line that is typed, a paste nests by comparison: deeper indentation, another bullet
under a bullet, or bullets under a line that ends with a colon. ``*`` is a bullet here, numbers
stay in the text, and nothing of a paste is a command: a correction or a lone mark is a point.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from micic_desk.domain.grammar.captured import CapturedLine, Directive, Part
from micic_desk.domain.grammar.reading import Reader

_BULLET = re.compile(r"([-*\N{BULLET}·◦▪●–])\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3}|[a-zA-Z])[.)]\s+(?=\S)")
_LINE_END = re.compile(r"\r\n?|\n")
_TAB = 4


@dataclass(frozen=True, slots=True)
class _Level:
    """A line that others may stand under: where it begins, with which sign, and its colon."""

    column: int
    sign: str
    announces: bool


def understand_many(text: str, people: Mapping[str, str]) -> list[CapturedLine]:
    """What a pasted text means, line by line; only empty lines are passed over.

    The first line has depth 0 and none is more than one deeper than the line before it.
    """
    return list(_read(text, people))


def _read(text: str, people: Mapping[str, str]) -> Iterator[CapturedLine]:
    levels: list[_Level] = []
    for raw in _LINE_END.split(text):
        if not raw.strip():
            continue
        reader = Reader(raw, people)
        reader.indent()
        column = len(raw[: reader.at].expandtabs(_TAB))
        sign = reader.take(Part.BULLET, _BULLET).rstrip()
        if opened := reader.session():
            levels.clear()
            yield replace(opened, depth=0)
            continue
        line = reader.item()
        if line.directive is Directive.NOTHING:
            line = CapturedLine(directive=Directive.ITEM, text=raw.strip(), typed=_typed(raw))
        sign = sign or _numbering(line.text)
        depth = _depth(levels, column, sign)
        levels[depth:] = [_Level(column, sign, line.text.endswith(":"))]
        yield replace(line, depth=depth)


def _typed(raw: str) -> str:
    return raw if raw != raw.strip() else ""


def _numbering(text: str) -> str:
    """The kind of number a line begins with: all numbers are one sign, all letters another."""
    found = _NUMBER.match(text)
    if found is None:
        return ""
    return "1" if found[1].isdecimal() else "a"


def _depth(levels: list[_Level], column: int, sign: str) -> int:
    """How deep a line stands among those before it."""
    depth = len(levels)
    while depth and levels[depth - 1].column > column:
        depth -= 1
    if not depth or levels[depth - 1].column < column:
        return depth
    first = depth
    while first and levels[first - 1].column == column:
        first -= 1
        if levels[first].sign == sign:
            return first
    above = levels[depth - 1]
    return depth if sign and (above.sign or above.announces) else first
