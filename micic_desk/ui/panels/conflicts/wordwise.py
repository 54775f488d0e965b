"""Which words of two texts differ: for marking, never for merging."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS = 1500
"""Beyond this the comparison would be felt; only the ends that are alike are told apart."""


class Span(NamedTuple):
    """A run of characters that the other text does not have there."""

    start: int
    length: int


def changed_words(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of each text that differ from the other one, in whole words."""
    mine, theirs = _TOKENS.findall(one), _TOKENS.findall(other)
    head = _alike(mine, theirs)
    tail = _alike(mine[head:][::-1], theirs[head:][::-1])
    inner_mine = mine[head : len(mine) - tail]
    inner_theirs = theirs[head : len(theirs) - tail]
    blocks = [(0, len(inner_mine), 0, len(inner_theirs))]
    if len(inner_mine) + len(inner_theirs) <= _MOST_TOKENS:
        matcher = SequenceMatcher(None, inner_mine, inner_theirs, autojunk=False)
        blocks = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        _spans(mine, [(head + start, head + end) for start, end, _, _ in blocks]),
        _spans(theirs, [(head + start, head + end) for _, _, start, end in blocks]),
    )


def _alike(mine: list[str], theirs: list[str]) -> int:
    """How many tokens at the beginning are the same."""
    pairs = zip(mine, theirs, strict=False)
    return next(
        (place for place, (one, other) in enumerate(pairs) if one != other),
        min(len(mine), len(theirs)),
    )


def _spans(tokens: list[str], blocks: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Runs of tokens as runs of characters; runs that only a space parts become one."""
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    found: list[Span] = []
    for first, end in blocks:
        if first == end:
            continue
        start, length = starts[first], starts[end] - starts[first]
        last = found[-1] if found else None
        gap = tokens[_at(starts, last) : first] if last is not None else [""]
        if last is not None and all(token.isspace() for token in gap):
            found[-1] = Span(last.start, start + length - last.start)
        else:
            found.append(Span(start, length))
    return tuple(found)


def _at(starts: list[int], span: Span) -> int:
    return starts.index(span.start + span.length)
