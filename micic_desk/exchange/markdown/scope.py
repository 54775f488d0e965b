"""What a recommendation is about: its scope, apart from where it stands.

Two rules, from the text alone:

- **Under an item** it covers that item. Where its text also names brothers and sisters of that
  item by their leading words ("… including women, children, LBGTi migrants …"), it covers
  every one it names, and that item. Fewer than two named: only that item.
- **At the top of a section** it covers the group right before it: a line that ends in a colon and
  owns others, with nothing but paragraphs in between. Otherwise it covers nothing in
  particular, which is to say its whole section.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from micic_desk.domain.kinds import ItemKind
from micic_desk.exchange.document import ImportedItem

_WORD = re.compile(r"[^\W\d_]{4,}")
_EMPTY_WORDS = frozenset(
    {
        *("about", "also", "although", "because", "both", "during", "each", "every"),
        *("facing", "from", "have", "however", "many", "more", "most", "much", "other"),
        *("others", "some", "such", "that", "their", "there", "these", "they", "this"),
        *("those", "when", "where", "which", "while", "with", "would"),
    }
)


def scopes(items: Sequence[ImportedItem]) -> dict[int, tuple[int, ...]]:
    """For each recommendation of one section that covers particular items: their keys."""
    children: Mapping[int | None, list[ImportedItem]] = _children(items)
    parents = {item.key: item.parent for item in items}
    leads: dict[int, str] = {}
    found: dict[int, tuple[int, ...]] = {}
    group: int | None = None
    for item in items:
        if item.kind is ItemKind.RECOMMENDATION:
            if item.parent is not None:
                brood = children[parents[item.parent]]
                found[item.key] = _named(item.text, item.parent, brood, leads)
            elif group is not None:
                found[item.key] = (group,)
        if item.parent is None and item.kind is not ItemKind.STATEMENT:
            owns = item.text.endswith(":") and bool(children.get(item.key))
            group = item.key if owns else None
    return found


def _children(items: Sequence[ImportedItem]) -> dict[int | None, list[ImportedItem]]:
    children: dict[int | None, list[ImportedItem]] = defaultdict(list)
    for item in items:
        children[item.parent].append(item)
    return children


def _named(
    text: str, parent: int, brood: Sequence[ImportedItem], leads: dict[int, str]
) -> tuple[int, ...]:
    """The parent and those of its siblings whose leading word stands in the text, in order."""
    words = {word.casefold() for word in _WORD.findall(text)}
    if len(brood) > 200:
        return (parent,)
    named = [item.key for item in brood if _lead(item, leads) in words]
    if len(named) < 2:
        return (parent,)
    return tuple(item.key for item in brood if item.key == parent or item.key in named)


def _lead(item: ImportedItem, leads: dict[int, str]) -> str:
    """The first word of an item that says what it is about."""
    if item.key not in leads:
        words = (found[0].casefold() for found in _WORD.finditer(item.text[:200]))
        leads[item.key] = next((word for word in words if word not in _EMPTY_WORDS), "")
    return leads[item.key]
