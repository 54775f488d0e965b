"""Which lines a link joins, read from a notebook's own tables: for its counts and for `links`."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from micic_desk.domain.entity import Entity

KindOf: TypeAlias = Callable[[str], str | None]
"""The kind of an entity; None where it is not on show."""


class Relation(StrEnum):
    """What a link says of its two entities."""

    SAME = "same"
    DISTINCT = "distinct"


class Said(NamedTuple):
    """What a link says of which entities on show."""

    link: Entity
    items: list[str]
    relation: Relation


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


def read(link: Entity, kind_of: KindOf) -> Said | None:
    """What a link says; None where it says nothing of two that are on show.

    Where one version of it parts them, it parts them.
    """
    items = joined_by(link, kind_of)
    if Relation.DISTINCT in all_values(link, "relation"):
        return Said(link, items, Relation.DISTINCT)
    same = link.text("relation") == Relation.SAME and len(items) > 1
    return Said(link, items, Relation.SAME) if same else None


def gathered(item: str, said_of: Callable[[str], Iterable[Said]]) -> tuple[set[str], list[Said]]:
    """An item and all that are the same, and everything that is said of two of them.

    ``said_of`` gives what the standing links say that name an item. They are the same by union,
    whoever parts two of them.
    """
    members, waiting, known = {item}, [item], dict[str, Said]()
    while waiting:
        for said in said_of(waiting.pop()):
            if said.link.id not in known:
                known[said.link.id] = said
                if said.relation == Relation.SAME:
                    waiting.extend(one for one in said.items if one not in members)
                    members.update(said.items)
    return members, [one for one in known.values() if len(members.intersection(one.items)) > 1]


def alike(item: str, said_of: Callable[[str], Iterable[Said]]) -> set[str]:
    """An item and all that are the same; it alone where somebody parts two of them."""
    members, said = gathered(item, said_of)
    return {item} if any(one.relation == Relation.DISTINCT for one in said) else members


def all_values(link: Entity, name: str) -> list[object]:
    """The value of a field, or all of them where it is in conflict, oldest first."""
    versions = link.conflicts.get(name)
    return [one.value for one in versions] if versions else [link.fields.get(name)]


def _ids(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []
