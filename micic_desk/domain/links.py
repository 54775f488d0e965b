"""The same statement in several people's words: links between lines, and the groups they form.

A link says of two entities of one kind that they are the same (and which of them is the main
one) or that they are not. Groups are found by union over the standing links: a pure function
of the notebook, so that joins made apart on two laptops meet as one group and ask what they
disagree about. Lines are joined, and so are sessions and people of notebooks that met late.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sameness import (
    Relation,
    Said,
    all_values,
    gathered,
    joined_by,
    named,
    read,
)

__all__ = ["Group", "Links", "Relation", "as_one"]


@dataclass(frozen=True, slots=True)
class Group:
    """Entities that are the same.

    ``members`` are on show, the main one first; ``claimed`` are all that some link calls the
    main one: more than one is a question, and ``main`` is what stands meanwhile. ``links``
    hold the group together. ``disputed`` are pairs that somebody else calls distinct.
    """

    main: str
    members: tuple[str, ...]
    claimed: tuple[str, ...]
    links: tuple[str, ...]
    disputed: tuple[frozenset[str], ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """All members but the main one."""
        return self.members[1:]

    @property
    def asked(self) -> bool:
        """Whether people disagree about this group, so that somebody has to decide."""
        return len(self.claimed) > 1 or bool(self.disputed)


class Links:
    """Every standing link of a notebook as it is now, and what follows from them.

    ``links`` are all that speak of what is asked about, for whoever knows which those are.
    """

    def __init__(self, notebook: Notebook, links: Iterable[Entity] | None = None) -> None:
        self._notebook = notebook
        self._distinct: dict[frozenset[str], list[str]] = {}
        self._groups: dict[str, Group] = {}
        said_of: dict[str, list[Said]] = {}
        for link in notebook.of_kind(EntityKind.LINK) if links is None else links:
            said = read(link, self._kind_of)
            if said is None:
                continue
            for one in said.items:
                said_of.setdefault(one, []).append(said)
            if said.relation == Relation.DISTINCT:
                for each in _pairs(said.items):
                    self._distinct.setdefault(each, []).append(link.id)
        for one in said_of:
            if one not in self._groups:
                members, inside = gathered(one, said_of.__getitem__)
                if len(members) > 1:
                    group = self._group(sorted(members), inside)
                    self._groups.update(dict.fromkeys(members, group))

    def group_of(self, entity: str) -> Group | None:
        """The group an entity belongs to; None where it stands alone."""
        return self._groups.get(entity)

    def groups(self) -> list[Group]:
        """Every group once, in no promised order."""
        return list({id(one): one for one in self._groups.values()}.values())

    def main_of(self, entity: str) -> str:
        """The main one of an entity's group, or the entity itself."""
        group = self._groups.get(entity)
        return group.main if group is not None else entity

    def are_distinct(self, first: str, second: str) -> bool:
        """Whether somebody said that these are not the same; then nobody proposes it again."""
        return frozenset((first, second)) in self._distinct

    def distinct_links(self, first: str, second: str) -> tuple[str, ...]:
        """The links that say so."""
        return tuple(self._distinct.get(frozenset((first, second)), ()))

    def links_of(self, entity: str) -> list[Entity]:
        """The links that hold an entity in its group."""
        group = self._groups.get(entity)
        found = (self._notebook[one] for one in group.links) if group is not None else ()
        return [one for one in found if entity in self._joined_by(one)]

    def _joined_by(self, link: Entity) -> list[str]:
        return joined_by(link, self._kind_of)

    def _kind_of(self, one: str) -> str | None:
        return self._notebook[one].kind if self._notebook.shown(one) else None

    def _group(self, members: list[str], said: list[Said]) -> Group:
        links = [one.link for one in said if one.relation == Relation.SAME]
        claims = {value for link in links for value in all_values(link, "main") if value in members}
        claimed = tuple(one for one in members if one in claims)
        main = claimed[0] if claimed else members[0]
        disputed = _pairs(members) if len(links) < len(said) else ()
        return Group(
            main,
            (main, *(one for one in members if one != main)),
            claimed,
            tuple(sorted(link.id for link in links)),
            tuple(pair for pair in disputed if pair in self._distinct),
        )


def as_one(notebook: Notebook, entity: str) -> tuple[str, ...]:
    """An entity, and after it all that somebody said is the same; mostly it alone."""
    # Asked after every line: of the many links between lines none is looked into.
    links = _around(notebook, entity)
    group = Links(notebook, links).group_of(entity) if links else None
    others = (one for one in group.members if one != entity) if group is not None else ()
    return (entity, *others)


def _around(notebook: Notebook, entity: str) -> list[Entity]:
    """The standing links that name an entity, or what they name, and so on."""
    found: dict[str, Entity] = {}
    waiting, seen = [entity], {entity}
    while waiting:
        for one in notebook.pointers.linked.get(waiting.pop(), ()):
            if one not in found and notebook.shown(one):
                found[one] = notebook[one]
                more = named(found[one]) - seen
                seen |= more
                waiting.extend(more)
    return list(found.values())


def _pairs(members: list[str]) -> Iterator[frozenset[str]]:
    for number, one in enumerate(members):
        for other in members[number + 1 :]:
            yield frozenset((one, other))
