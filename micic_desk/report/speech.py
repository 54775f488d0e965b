"""A report fitted into a slot of speaking time: what is said, and what there was no time for.

Every line is in exactly one of the two. A line goes only after all that stands under it, the
least important first as their rapporteur has stated it, and never one that must be said.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush

from micic_desk.report.blocks import Block, BlockRole

MUST, USUAL, MAY_GO = 1, 2, 3
"""An item's field ``priority``: must be said, nothing stated, goes first."""

INTERPRETED_PACE, PLAIN_PACE = 100, 125
"""Words a minute that interpreters can follow, and that a room can."""

NEARLY = 0.05
"""So far from the slot a speech may end, as a part of it."""

_LINES_KEPT = 16_384
_WORDS = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_FRONT = frozenset({BlockRole.TITLE_LINE, BlockRole.BYLINE})
HEADINGS = frozenset({BlockRole.PART_TITLE, BlockRole.HEADING, BlockRole.KEY_POINT})


@dataclass(frozen=True, slots=True)
class Speech:
    """``said`` and ``left`` in the order of the report; ``words`` are those that are said."""

    said: tuple[Block, ...]
    left: tuple[Block, ...]
    words: int


def spoken_words(block: Block) -> int:
    """How many words are spoken for a block; of scripts without spaces, two signs are a word."""
    return _words_in(f"{block.speaker} {block.label} {block.text}")


@lru_cache(maxsize=_LINES_KEPT)
def _words_in(text: str) -> int:
    """Kept, because a report is counted anew after each change of one of its lines."""
    if text.isascii():
        return len(_WORDS.findall(text))
    dense = sum(unicodedata.east_asian_width(sign) == "W" and sign.isalpha() for sign in text)
    apart = (
        "".join(" " if unicodedata.east_asian_width(sign) == "W" else sign for sign in text)
        if dense
        else text
    )
    return len(_WORDS.findall(apart)) + (dense + 1) // 2


def spoken(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """What of a report is spoken: all but its title and who wrote it."""
    return tuple(block for block in blocks if block.role not in _FRONT)


def fit(blocks: Sequence[Block], priorities: Mapping[str, int], slot: int) -> Speech:
    """Fit what is spoken of ``blocks`` into ``slot`` words; ``priorities`` by a block's source."""
    body = spoken(blocks)
    fitting = _Fitting(body, priorities)
    fitting.cut_to(slot)
    fitting.fill_to(slot)
    said = tuple(one for at, one in enumerate(body) if fitting.kept[at])
    left = tuple(one for at, one in enumerate(body) if not fitting.kept[at])
    return Speech(said, left, fitting.total)


class _Fitting:
    """Cuts and fills one speech; lines are known by their place in it."""

    def __init__(self, body: Sequence[Block], priorities: Mapping[str, int]) -> None:
        self._body = body
        self._above = _parents(body)
        self._weight = [spoken_words(block) for block in body]
        self._priority: list[int] = []
        self._under = [0] * len(body)
        for at, block in enumerate(body):
            above = self._above[at]
            inherited = self._priority[above] if above is not None else USUAL
            self._priority.append(priorities.get(block.source, inherited))
            if above is not None:
                self._under[above] += 1
        self.kept = [True] * len(body)
        self.total = sum(self._weight)

    def cut_to(self, slot: int) -> None:
        """Take lines out until the rest fits."""
        ready = [self._rank(at) for at in range(len(self._body)) if self._may_go(at)]
        heapify(ready)
        while self.total > slot and ready:
            at = heappop(ready)[-1]
            while True:
                self._cut(at)
                above = self._above[at]
                if above is None or not self._may_go(above):
                    break
                if self._body[above].role not in HEADINGS:
                    heappush(ready, self._rank(above))
                    break
                # A heading without anything under it announces nothing.
                at = above

    def fill_to(self, slot: int) -> None:
        """Put lines back that fit after all, the most important first, then in their order."""
        most = slot * (1 + NEARLY)
        order = sorted(range(len(self._body)), key=lambda at: (self._priority[at], at))
        for at in order:
            if self.total >= slot * (1 - NEARLY):
                return
            chain = self._cut_above(at) if not self.kept[at] else []
            weight = sum(self._weight[one] for one in chain)
            if chain and self.total + weight <= most:
                for one in chain:
                    self.kept[one] = True
                self.total += weight

    def _may_go(self, at: int) -> bool:
        free = self.kept[at] and not self._under[at]
        must = self._priority[at] <= MUST or self._body[at].role is BlockRole.HAND_OVER
        return free and not must

    def _cut(self, at: int) -> None:
        self.kept[at] = False
        self.total -= self._weight[at]
        above = self._above[at]
        if above is not None:
            self._under[above] -= 1

    def _cut_above(self, at: int | None) -> list[int]:
        """A cut line with the cut lines above it."""
        chain = []
        while at is not None and not self.kept[at]:
            chain.append(at)
            at = self._above[at]
        return chain

    def _rank(self, at: int) -> tuple[int, int, int]:
        return (-self._priority[at], -at, at)


def _parents(body: Sequence[Block]) -> list[int | None]:
    """The place of the line above each line."""
    open_lines: list[tuple[int, int]] = []
    above: list[int | None] = []
    for at, block in enumerate(body):
        depth = _depth(block)
        while open_lines and open_lines[-1][0] >= depth:
            open_lines.pop()
        above.append(open_lines[-1][1] if open_lines else None)
        if block.role is not BlockRole.HAND_OVER:
            open_lines.append((depth, at))
    return above


def _depth(block: Block) -> int:
    if block.role in {BlockRole.PART_TITLE, BlockRole.HAND_OVER}:
        return 0
    return 1 if block.role in HEADINGS else 2 + block.level
