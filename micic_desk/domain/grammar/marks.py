"""The signs at the start of a line, and what they stand for.

A shorthand is a sign that nobody wants to see printed (``->``): the kind's own mark and label
take its place. A glyph (➔) is what its writer wants printed, so nothing is put beside it.
"""

import re
from dataclasses import dataclass

from micic_desk.domain.kinds import (
    DEFAULT_LABELS,
    DEFAULT_MARKS,
    HAND_OVER_MARK,
    IMPLICATION_MARK,
    RECOMMENDATION_MARK,
    ItemKind,
)

_GLYPHS = {
    RECOMMENDATION_MARK: ItemKind.RECOMMENDATION,
    "\N{RIGHTWARDS ARROW}": ItemKind.RECOMMENDATION,
    IMPLICATION_MARK: ItemKind.IMPLICATION,
    HAND_OVER_MARK: ItemKind.HAND_OVER,
}
_SHORTHANDS = {
    "->": ItemKind.RECOMMENDATION,
    ">>": ItemKind.HAND_OVER,
    "//": ItemKind.NOTE_TO_SELF,
    "e.g.": ItemKind.EXAMPLE,
    "*": ItemKind.EXAMPLE,
    "?": ItemKind.QUESTION,
    "\N{ARABIC QUESTION MARK}": ItemKind.QUESTION,
    '"': ItemKind.QUOTATION,
    # What keyboards and other programs make of a straight quotation mark.
    "\N{LEFT DOUBLE QUOTATION MARK}": ItemKind.QUOTATION,
    "\N{DOUBLE LOW-9 QUOTATION MARK}": ItemKind.QUOTATION,
    "~": ItemKind.GAP,
}
_KINDS = _GLYPHS | _SHORTHANDS
_SIGN = re.compile(
    "({})(?:\\s+|\\Z)".format("|".join(re.escape(one) for one in _KINDS)), re.IGNORECASE
)
_LABEL = re.compile(
    r"((?:recommendations?|rec|recommandations?|recomendaci(?:ón|ones)|рекомендаци[яи]"
    r"|توصيات|توصية)\.?[ \u00a0\u202f]?:)\s+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|\"[^\"]+\"")
_TERM = 3
"""Words up to which something in quotation marks is a coined term, not what somebody said."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign that was found: its kind, what is printed for it, and where the text goes on."""

    kind: ItemKind
    mark: str
    label: str
    end: int


def mark_at(line: str, at: int) -> Mark | None:
    """The mark that stands at an offset, with the white space after it."""
    found = _SIGN.match(line, at)
    if found is None:
        return None
    sign = found[1].lower()
    kind = _KINDS[sign]
    if sign in _GLYPHS:
        return Mark(kind, sign, "", found.end())
    return Mark(kind, DEFAULT_MARKS.get(kind, ""), DEFAULT_LABELS.get(kind, ""), found.end())


def label_at(line: str, at: int) -> re.Match[str] | None:
    """A label its writer typed ("Recommendation:"); group 1 is the label as typed."""
    return _LABEL.match(line, at)


def is_quoted_throughout(text: str) -> bool:
    """Whether a whole text is one quotation; coined terms in quotation marks are none."""
    return (
        text[:1] in '“«„"'
        and _QUOTED.fullmatch(text) is not None
        and len(text.split(maxsplit=_TERM)) > _TERM
    )
