"""What a line is, where no sign says so: told from its words and its place, conservatively.

A wrong kind costs its reader more than a missing one, so whatever is not clear stays a point.
A line that is typed and one that is imported are told by the same rules.
"""

import re
from collections.abc import Mapping, Sequence

from micic_desk.domain.kinds import ItemKind

_STARTING_POINT = re.compile(r"starting points?\b[^:]{0,60}:", re.IGNORECASE)
_EXAMPLES = re.compile(r"\b(?:examples?|instances?|cases?|e\.g)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"(?:(?:about|around|almost|nearly|over|some|more than|less than|at least|up to) )?"
    r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})*(?:\.\d+)?(?: ?[%€$]| [^\W\d_]{2,})",
    re.IGNORECASE,
)
_NOT_A_COUNT = re.compile(r"\d{1,2}(?:st|nd|rd|th|am|pm|h|min|[:/.-]\d)", re.IGNORECASE)
_DATED = re.compile(
    r"\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_ASKED = re.compile(r"([.!?…])(?=\s+[\"“‘'(]?[A-ZÀ-ÞА-Я]|\s*$)")
_INLINE = " => "


def kind_from_words(text: str, *, bulleted: bool) -> tuple[ItemKind, int | None]:
    """The kind of an unmarked line, and the offset of a ``=>`` inside it, where there is one."""
    if _STARTING_POINT.match(text):
        return ItemKind.STARTING_POINT, None
    if not bulleted:
        return ItemKind.STATEMENT, None
    inline = text.find(_INLINE)
    if inline > 0 and "`" not in text:
        return ItemKind.IMPLICATION, inline + 1
    if asks_throughout(text):
        return ItemKind.QUESTION, None
    if _COUNT.match(text) and not (_NOT_A_COUNT.match(text) or _DATED.match(text)):
        return ItemKind.FACT, None
    return ItemKind.POINT, None


def asks_throughout(text: str) -> bool:
    """Whether every sentence of a text is a question."""
    if not text.endswith("?") or len(text) > 5000:
        return False
    return all(found[1] == "?" for found in _ASKED.finditer(text))


def announces_examples(text: str) -> bool:
    """Whether a line introduces the examples under it."""
    return text.endswith(":") and len(text) <= 500 and bool(_EXAMPLES.search(text))


def kind_under(kind: ItemKind, above: ItemKind) -> ItemKind:
    """The kind of an unmarked line once it is known what it stands under."""
    in_group = above is ItemKind.EXAMPLE_GROUP and kind in (ItemKind.POINT, ItemKind.FACT)
    return ItemKind.EXAMPLE if in_group else kind


def opens_group(text: str, kind: ItemKind) -> bool:
    """Whether a line becomes the heading of examples when a first line comes under it."""
    return kind in (ItemKind.POINT, ItemKind.STATEMENT) and announces_examples(text)


def example_kinds(
    keys: Sequence[int],
    kinds: Mapping[int, ItemKind],
    texts: Mapping[int, str],
    parents: Mapping[int, int | None],
) -> dict[int, ItemKind]:
    """The kinds that change because a line announces examples and owns the lines under it."""
    changed: dict[int, ItemKind] = {}
    for key in keys:
        parent = parents[key]
        if parent is None or not opens_group(texts[parent], kinds[parent]):
            continue
        changed[parent] = ItemKind.EXAMPLE_GROUP
        kind = kind_under(kinds[key], ItemKind.EXAMPLE_GROUP)
        if kind is not kinds[key]:
            changed[key] = kind
    return changed
