"""Right-to-left: which way a paragraph runs and in what order its pieces stand on a line.

Levels come from python-bidi (the Unicode Bidirectional Algorithm, UAX #9); explicit overrides
never reach it (see ``characters``), so a line cannot pretend another order than its letters'.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Protocol, TypeVar

from bidi import algorithm

_RIGHT_TO_LEFT = frozenset(
    ("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
)
_BRACKETS = dict(zip("([{⟨⟦〈《「『【", ")]}⟩⟧〉》」』】", strict=True))
_CLOSING = frozenset(_BRACKETS.values())
_AS_LEFTWARD = frozenset(("R", "EN", "AN"))
_WEAKLY = "weakly"
_STOPS = frozenset(("CS", "ES", "ET"))
_EASY = frozenset(("R", "AL", "NSM", "BN", "WS", "B", "S", "CS", "ON"))
_CLINGING = frozenset(("NSM", "BN"))
_WEAK = frozenset(("EN", "AN", "ES", "ET", "CS", "NSM", "BN"))
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
    _resolve_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    known = {entry["index"]: int(entry["level"]) for entry in storage["chars"]}
    resolved: list[int] = []
    for index in range(len(text)):
        resolved.append(known.get(index, resolved[-1] if resolved else base))
    return resolved


def _resolve_brackets(entries: Sequence[dict[str, object]], own: str) -> None:
    """Both brackets of a pair run as what is between them does (UAX #9, rule N0).

    python-bidi leaves this rule out: "Kit (ODK)" lost its last bracket to the other end.
    """
    for first, last in _pairs_of_brackets(entries):
        inside = {_strong(one) for one in entries[first + 1 : last]} - {""}
        if not inside:
            continue
        before = (_strong(one) for one in reversed(entries[:first]))
        around = next((kind for kind in before if kind), own)
        run = own if own in inside else around
        entries[first]["type"] = entries[last]["type"] = run


def _pairs_of_brackets(entries: Sequence[dict[str, object]]) -> list[tuple[int, int]]:
    """Where brackets open and close each other (UAX #9, BD16), the outermost first."""
    waiting: list[tuple[int, str]] = []
    pairs = []
    for at, entry in enumerate(entries):
        sign = str(entry["ch"])
        if sign in _BRACKETS:
            waiting.append((at, _BRACKETS[sign]))
        elif sign in _CLOSING:
            found = next((i for i, one in enumerate(reversed(waiting)) if one[1] == sign), None)
            if found is not None:
                del waiting[len(waiting) - found :]
                pairs.append((waiting.pop()[0], at))
    return sorted(pairs)


def _strong(entry: dict[str, object]) -> str:
    kind = str(entry["type"])
    return "R" if kind in _AS_LEFTWARD else "L" if kind == "L" else ""


def told_apart(text: str) -> Iterator[str]:
    """The pieces of a text that pdfium turns round one by one: letters, figures, other signs.

    Marks stay with their letters, because they are shaped together.
    """
    begin = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and unicodedata.bidirectional(text[at]) in _CLINGING:
            continue
        if at == len(text) or _manner(text[at]) != _manner(text[begin]):
            yield text[begin:at]
            begin = at


def reads_otherwise(text: str) -> bool:
    """Whether readers of a page, which turn leftward lines by rule of thumb, may get it wrong.

    They manage plain words with stops, and nothing else.
    """
    if not has_leftward(text):
        return False
    kinds = [unicodedata.bidirectional(sign) for sign in text]
    stopped = any(one in _WEAK and two in _STOPS for one, two in pairwise(kinds))
    return stopped or not _EASY.issuperset(kinds) or any(map(unicodedata.mirrored, text))


def order_told(pieces: Sequence[str]) -> list[int]:
    """In which order the pieces of a mixed line are told so that pdfium gives them back as read.

    It takes the pieces from the last to the first where most run leftward, but figures and
    the stops beside them as they come.
    """
    places = list(range(len(pieces)))
    runs = [kind for kind, _ in groupby(map(_manner, "".join(pieces)))]
    if runs.count("R") <= runs.count("L"):
        return places
    weak = [bool(one) and _manner(one[0]) == _WEAKLY for one in pieces]
    groups = [list(held) for _, held in groupby(places, lambda at: at if not weak[at] else -1)]
    return [at for held in reversed(groups) for at in held]


def _manner(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    if kind in _WEAK:
        return _WEAKLY
    return "R" if kind == "AL" else kind if kind in {"L", "R"} else ""


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
