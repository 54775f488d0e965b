"""The tree of a notebook: one parent each, no circles, whatever was moved where and when.

Two people may move two lines under each other at once. The newest move inside a circle is
set aside, and its entity falls back to the place it had before, until no circle is left. The
result depends on the set of moves alone.
"""

from collections.abc import Callable, Mapping, Sequence

from micic_desk.domain.registers import NOWHERE, Place
from micic_desk.domain.sentences import Refusal

_STEPS_FOR_EACH = 20
_STEPS_AT_LEAST = 2_000_000
"""Steps along moves that contradict each other; people who move lines cause a handful."""


def arrange(
    parents: Mapping[str, str], places: Callable[[str], Sequence[Place]]
) -> dict[str, Place]:
    """The places of all entities whose newest move has to be set aside.

    ``parents`` maps every placed entity to the parent its newest move asks for; ``places``
    gives one entity's places, newest first (asked only for entities inside a circle). Entities
    that are not in the answer stand where ``parents`` says. Raises Refusal where somebody has
    made moves that only undoing all of them could put right.

    Circles have no entity in common and are opened one by one: the newest move of each has to
    go whatever becomes of the others, so their order does not matter.
    """
    standing = dict(parents)
    known: dict[str, Sequence[Place]] = {}
    tried: dict[str, int] = {}
    left = _STEPS_AT_LEAST + _STEPS_FOR_EACH * len(parents)
    waiting = _circles(standing)
    while waiting:
        members = waiting.pop()
        for one in members:
            if one not in known:
                known[one] = places(one)
        newest = max(members, key=lambda one: (_at(known, tried, one).key, one))
        tried[newest] = tried.get(newest, 0) + 1
        standing[newest] = _at(known, tried, newest).parent
        walked, closed = _walk(standing, newest)
        if closed:
            waiting.append(walked)
        left -= len(members) + len(walked)
        if left < 0:
            raise _knotted()
    return {one: _at(known, tried, one) for one in tried}


def has_circle(parents: Mapping[str, str]) -> bool:
    """Whether anything stands under itself."""
    return bool(_circles(parents))


def _at(known: Mapping[str, Sequence[Place]], tried: Mapping[str, int], one: str) -> Place:
    index = tried.get(one, 0)
    return known[one][index] if index < len(known[one]) else NOWHERE


def _walk(parents: Mapping[str, str], start: str) -> tuple[list[str], bool]:
    """The way up from an entity, and whether it comes back to it."""
    path: dict[str, None] = {}
    one = start
    while one in parents and one not in path:
        path[one] = None
        one = parents[one]
    return list(path), one == start


def _circles(parents: Mapping[str, str]) -> list[list[str]]:
    """Every circle among the parents, each once."""
    started: dict[str, str] = {}
    found: list[list[str]] = []
    for start in parents:
        one = start
        while one in parents and one not in started:
            started[one] = start
            one = parents[one]
        if started.get(one) == start:
            walked, closed = _walk(parents, one)
            if closed:
                found.append(walked)
    return found


def _knotted() -> Refusal:
    return Refusal(
        "merge.knotted",
        "This file moves lines in circles in a way MICIC Desk never does, so nothing of it was "
        "taken in. Ask its sender for a new one.",
    )
