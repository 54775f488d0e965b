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
from micic_desk.domain.sameness import Relation, all_values, joined_by, joins, parts

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
        same: list[tuple[Entity, list[str]]] = []
        for link in notebook.of_kind(EntityKind.LINK) if links is None else links:
            pair = self._joined_by(link)
            if parts(link):
                for each in _pairs(pair):
                    self._distinct.setdefault(each, []).append(link.id)
            elif joins(link) and len(pair) > 1:
                same.append((link, pair))
        self._gather(same)

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

    def _gather(self, same: Iterable[tuple[Entity, list[str]]]) -> None:
        above: dict[str, str] = {}

        def top(one: str) -> str:
            above.setdefault(one, one)
            while above[one] != one:
                above[one] = above[above[one]]
                one = above[one]
            return one

        links: dict[str, list[Entity]] = {}
        known = list(same)
        for _, pair in known:
            for one in pair[1:]:
                above[top(one)] = top(pair[0])
        for link, pair in known:
            links.setdefault(top(pair[0]), []).append(link)
        members: dict[str, list[str]] = {}
        for one in above:
            members.setdefault(top(one), []).append(one)
        for one, inside in members.items():
            group = self._group(sorted(inside), links[one])
            self._groups.update(dict.fromkeys(inside, group))

    def _group(self, members: list[str], links: list[Entity]) -> Group:
        claims = {value for link in links for value in all_values(link, "main") if value in members}
        claimed = tuple(one for one in members if one in claims)
        main = claimed[0] if claimed else members[0]
        return Group(
            main,
            (main, *(one for one in members if one != main)),
            claimed,
            tuple(sorted(link.id for link in links)),
            tuple(pair for pair in _pairs(members) if pair in self._distinct),
        )


def as_one(notebook: Notebook, entity: str) -> tuple[str, ...]:
    """An entity, and after it all that somebody said is the same; mostly it alone."""
    found = notebook.get(entity)
    alike = {one.id for one in notebook.of_kind(EntityKind(found.kind))} if found else set()
    if len(alike) < 2:
        return (entity,)
    # Asked after every line: of the many links between lines none is looked into.
    links = [
        link
        for link in notebook.of_kind(EntityKind.LINK)
        if not alike.isdisjoint(link.texts("items")) or "items" in link.conflicts
    ]
    group = Links(notebook, links).group_of(entity) if links else None
    others = (one for one in group.members if one != entity) if group is not None else ()
    return (entity, *others)


def _pairs(members: list[str]) -> Iterator[frozenset[str]]:
    for number, one in enumerate(members):
        for other in members[number + 1 :]:
            yield frozenset((one, other))
