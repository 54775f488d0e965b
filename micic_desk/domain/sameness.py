"""Which lines a link joins, read from a notebook's own tables: for its counts and for `links`."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeAlias

from micic_desk.domain.entity import Entity

KindOf: TypeAlias = Callable[[str], str | None]
"""The kind of an entity; None where it is not on show."""


class Relation(StrEnum):
    """What a link says of its two entities."""

    SAME = "same"
    DISTINCT = "distinct"


def named(link: Entity) -> set[str]:
    """Everything that some version of a link speaks of."""
    return {one for value in all_values(link, "items") for one in _ids(value)}


def joined_by(link: Entity, kind_of: KindOf) -> list[str]:
    """What a link speaks of: entities on show, of one kind, each once.

    Where two people gave one link other entities, only those in both versions count.
    """
    versions = [_ids(value) for value in all_values(link, "items")]
    found = [one for one in versions[-1] if all(one in each for each in versions)]
    kinds = {one: kind_of(one) for one in found}
    shown = [one for one in kinds if kinds[one] is not None]
    return [one for one in shown if kinds[one] == kinds[shown[0]]]


def joins(link: Entity) -> bool:
    """Whether a link says that what it speaks of is the same."""
    return link.text("relation") == Relation.SAME and not parts(link)


def parts(link: Entity) -> bool:
    """Whether a link says, in some version, that what it speaks of is not the same."""
    return Relation.DISTINCT in all_values(link, "relation")


def alike(item: str, links_of: Callable[[str], Iterable[Entity]], kind_of: KindOf) -> set[str]:
    """An item and all that are the same; it alone where somebody parts two of them.

    ``links_of`` gives the standing links that name an item.
    """
    group, apart, waiting = {item}, list[set[str]](), [item]
    while waiting:
        for link in links_of(waiting.pop()):
            pair = joined_by(link, kind_of)
            if parts(link):
                apart.append(set(pair))
            elif joins(link):
                waiting.extend(one for one in pair if one not in group)
                group.update(pair)
    return {item} if any(len(pair & group) > 1 for pair in apart) else group


def all_values(link: Entity, name: str) -> list[object]:
    """The value of a field, or all of them where it is in conflict, oldest first."""
    versions = link.conflicts.get(name)
    return [one.value for one in versions] if versions else [link.fields.get(name)]


def _ids(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []
