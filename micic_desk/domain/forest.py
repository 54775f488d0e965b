"""The tree of a notebook: one parent each, no circles, whatever was moved where and when.

Two people may move two lines under each other at once. The newest move inside a circle is
set aside, and its entity falls back to the place it had before, until no circle is left. The
result depends on the set of moves alone.
"""

from collections.abc import Callable, Mapping, Sequence

from micic_desk.domain.registers import NOWHERE, Place


def arrange(
    parents: Mapping[str, str], places: Callable[[str], Sequence[Place]]
) -> dict[str, Place]:
    """The places of all entities whose newest move has to be set aside.

    ``parents`` maps every placed entity to the parent its newest move asks for; ``places``
    gives one entity's places, newest first (asked only for entities inside a circle). Entities
    that are not in the answer stand where ``parents`` says.
    """
    standing = dict(parents)
    known: dict[str, Sequence[Place]] = {}
    tried: dict[str, int] = {}
    while circles := _circles(standing):
        members = [one for circle in circles for one in circle]
        for one in members:
            known.setdefault(one, places(one))
        newest = max(members, key=lambda one: (_at(known, tried, one).key, one))
        tried[newest] = tried.get(newest, 0) + 1
        standing[newest] = _at(known, tried, newest).parent
    return {one: _at(known, tried, one) for one in tried}


def _at(known: Mapping[str, Sequence[Place]], tried: Mapping[str, int], one: str) -> Place:
    index = tried.get(one, 0)
    return known[one][index] if index < len(known[one]) else NOWHERE


def _circles(parents: Mapping[str, str]) -> list[list[str]]:
    """Every circle among the parents, each once."""
    started: dict[str, str] = {}
    found: list[list[str]] = []
    for start in parents:
        path: list[str] = []
        one = start
        while one in parents and one not in started:
            started[one] = start
            path.append(one)
            one = parents[one]
        if one in parents and started[one] == start and one in path:
            found.append(path[path.index(one) :])
    return found
