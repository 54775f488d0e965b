"""Right-to-left: which way a paragraph runs and in what order its pieces stand on a line.

Levels come from python-bidi (the Unicode Bidirectional Algorithm, UAX #9); explicit overrides
never reach it (see ``characters``), so a line cannot pretend another order than its letters'.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar

from bidi import algorithm

_RIGHT_TO_LEFT = frozenset(
    ("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
)
_HINT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Levelled(Protocol):
    """Anything that stands on a line with an embedding level (odd: right to left)."""

    @property
    def level(self) -> int:
        """The level."""


_Piece = TypeVar("_Piece", bound=Levelled)


def has_leftward(text: str) -> bool:
    """Tell whether any character of ``text`` could run right to left."""
    return not text.isascii() and _HINT.search(text) is not None


def runs_leftward(text: str, language: str) -> bool:
    """Tell a paragraph's base direction: by its first strong letter, else by its language."""
    if not has_leftward(text):
        strong = any(unicodedata.bidirectional(character) == "L" for character in text)
        return not strong and _is_leftward(language)
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return _is_leftward(language)
    return _is_leftward(language)


def levels(text: str, *, leftward: bool) -> list[int]:
    """The embedding level of each character of one paragraph."""
    base = int(leftward)
    if not leftward and not has_leftward(text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for index, entry in enumerate(storage["chars"]):
        entry["index"] = index
        if entry["type"] in {"LRI", "RLI", "FSI", "PDI"}:
            entry["type"] = "BN"
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    known = {entry["index"]: int(entry["level"]) for entry in storage["chars"]}
    resolved: list[int] = []
    for index in range(len(text)):
        resolved.append(known.get(index, resolved[-1] if resolved else base))
    return resolved


def in_visual_order(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Order the pieces of one line from left to right (UAX #9, rule L2)."""
    ordered = list(pieces)
    odd = [piece.level for piece in ordered if piece.level % 2]
    if not odd:
        return ordered
    for threshold in range(max(piece.level for piece in ordered), min(odd) - 1, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= threshold:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = max(end, start + 1)
    return ordered


def _is_leftward(language: str) -> bool:
    return language.replace("_", "-").split("-")[0].lower() in _RIGHT_TO_LEFT
