"""How a kind is asked for: by its mark in the line, and by a key of two strokes.

Control and Alt together write letters and the euro sign on many keyboards, so a kind is
Control+T ("type"), then the letter that the grammar's own table gives it.
"""

from micic_desk.domain.grammar import RULES
from micic_desk.domain.kinds import ItemKind

_LETTERS = {rule.kind: rule.key.upper() for rule in RULES if rule.kind is not None and rule.key}
_MARKS = {rule.kind: rule.mark for rule in reversed(RULES) if rule.kind is not None and rule.mark}


def keys_of(kind: ItemKind) -> str:
    """The keys of a kind."""
    return f"Ctrl+T, {_LETTERS[kind]}"


def typed_for(kind: ItemKind) -> str | None:
    """What is typed for a kind; nothing for a point, None for a kind that only has a key."""
    return "" if kind is ItemKind.POINT else _MARKS.get(kind)
