"""Edits that say of lines (sessions, people) that they are the same, or are not.

Nothing of a joined line is written over: both keep their words, author and time, and are
parted by taking the link away. A join marks the lines it joins (``joined``), so that a delete
made elsewhere meanwhile has not seen it and is asked about instead of taking a line away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from micic_desk.domain.edits.spacing import keys_under, require
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Group, Links, Relation
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, JOINED, PLACE, ROOT
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAsSame:
    """Say that entities are the same, with one of them as the main one.

    Groups that any of them is in already become one. Raises Refusal for fewer than two and
    for entities of different kinds.
    """

    entities: tuple[str, ...]
    main: str

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """A link from the main one to each that is not in its group yet; one main for all."""
        wanted = list(dict.fromkeys((self.main, *self.entities)))
        _refuse_unequal(notebook, wanted)
        links = Links(notebook)
        writes = [
            _delete(notebook, one)
            for number, first in enumerate(wanted)
            for second in wanted[number + 1 :]
            for one in links.distinct_links(first, second)
        ]
        known = links.group_of(self.main)
        reached = set(known.members if known else (self.main,))
        pairs: list[tuple[str, str]] = []
        groups = [known] if known else []
        for one in wanted[1:]:
            if one in reached:
                continue
            group = links.group_of(one)
            reached.update(group.members if group else (one,))
            groups += [group] if group else []
            pairs.append((self.main, one))
        for group in groups:
            writes.extend(_with_main(notebook, group, self.main))
        writes.extend(_linked(notebook, pen, pairs, Relation.SAME, self.main))
        if pairs:
            writes.extend(_marked(notebook, wanted))
        return Gesture(
            act=Act.SAME, writes=tuple(writes), subjects=tuple(wanted), count=len(wanted)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseMain:
    """Say which line of a group is printed; refused where it is in no group."""

    entity: str

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The same main one in every link of the group."""
        del pen
        writes = _with_main(notebook, _group(notebook, self.entity), self.entity)
        return Gesture(act=Act.SAME, writes=tuple(writes), subjects=(self.entity,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Take entities out of their groups; what remains of a group stays joined."""

    entities: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Their links deleted, and new ones where the rest hung together through them."""
        writes: list[Write] = []
        going = set(self.entities)
        for group in _groups(notebook, self.entities):
            writes.extend(_parted(notebook, pen, group, going))
        return Gesture(
            act=Act.PART, writes=tuple(writes), subjects=self.entities, count=len(self.entities)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTheSame:
    """Say that two entities are not the same, so that nobody is offered to join them again.

    Where they are joined, the second one leaves the group.
    """

    first: str
    second: str

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One link that says so, unless one does already."""
        pair = (self.first, self.second)
        _refuse_unequal(notebook, pair)
        links = Links(notebook)
        group = links.group_of(self.first)
        writes: list[Write] = []
        if group is not None and self.second in group.members:
            writes.extend(_parted(notebook, pen, group, {self.second}))
        if not links.are_distinct(*pair):
            writes.extend(_linked(notebook, pen, [pair], Relation.DISTINCT, None))
        return Gesture(act=Act.DISTINCT, writes=tuple(writes), subjects=pair)


def _refuse_unequal(notebook: Notebook, entities: Sequence[str]) -> None:
    for one in entities:
        require(notebook, one)
    if len(set(entities)) < 2:
        raise Refusal("join.one", "Choose two lines: a line cannot be the same as itself.")
    if len({notebook[one].kind for one in entities}) > 1:
        raise Refusal(
            "join.kinds",
            "These are of different kinds. Lines are joined with lines, sessions with sessions, "
            "people with people.",
        )


def _group(notebook: Notebook, entity: str) -> Group:
    return _groups(notebook, (entity,))[0]


def _groups(notebook: Notebook, entities: Iterable[str]) -> list[Group]:
    links = Links(notebook)
    found: dict[str, Group] = {}
    for one in entities:
        require(notebook, one)
        group = links.group_of(one)
        if group is None:
            raise Refusal("join.not_joined", "This line is not joined with another one.")
        found[group.main] = group
    return list(found.values())


def _parted(notebook: Notebook, pen: Pen, group: Group, going: set[str]) -> list[Write]:
    rest = [one for one in group.members if one not in going]
    links = Links(notebook)
    cut = {link.id for one in group.members if one in going for link in links.links_of(one)}
    writes = [_delete(notebook, one) for one in sorted(cut)]
    if len(rest) < 2:
        return writes
    main = rest[0]
    staying = [notebook[one] for one in group.links if one not in cut]
    held = _held_by(staying, main)
    loose = [(main, one) for one in rest if one not in held]
    writes.extend(
        Write(entity=link.id, kind=link.kind, fields={"main": main})
        for link in staying
        if link.text("main") != main
    )
    return [*writes, *_linked(notebook, pen, loose, Relation.SAME, main)]


def _held_by(links: Sequence[Entity], main: str) -> set[str]:
    """All that still hangs together with the main one."""
    held = {main}
    grown = True
    while grown:
        more = [set(link.texts("items")) for link in links]
        wider = held.union(*(one for one in more if one & held))
        grown, held = wider != held, wider
    return held


def _linked(
    notebook: Notebook,
    pen: Pen,
    pairs: Sequence[tuple[str, str]],
    relation: Relation,
    main: str | None,
) -> list[Write]:
    if not pairs:
        return []
    consultation = notebook.consultation_of(pairs[0][0])
    parent = consultation.id if consultation is not None else ROOT
    new = [pen.new_id() for _ in pairs]
    keys = keys_under(notebook, pen, parent, None, new)
    said = {"main": main} if main is not None else {}
    return [
        Write(
            entity=one,
            kind=EntityKind.LINK,
            fields={
                PLACE: [parent, keys[one]],
                "relation": relation.value,
                "items": list(pair),
                **said,
            },
            new=True,
        )
        for one, pair in zip(new, pairs, strict=True)
    ]


def _with_main(notebook: Notebook, group: Group, main: str) -> list[Write]:
    return [
        Write(entity=one, kind=EntityKind.LINK, fields={"main": main})
        for one in group.links
        if notebook[one].text("main") != main or "main" in notebook[one].conflicts
    ]


def _marked(notebook: Notebook, entities: Sequence[str]) -> list[Write]:
    return [Write(entity=one, kind=notebook[one].kind, fields={JOINED: True}) for one in entities]


def _delete(notebook: Notebook, entity: str) -> Write:
    return Write(entity=entity, kind=notebook[entity].kind, fields={DELETED: True})
