"""What a share file would hold and withhold, known before anything is written.

Notes to oneself stay, with everything under them and every place they have in the report;
confidential lines stay where the sender wants it. What is left out is left out whole.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from micic_desk.app.desk import Desk
from micic_desk.app.heard import Heard, Known
from micic_desk.app.history import latest_only
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind, Sensitivity
from micic_desk.domain.links import as_one
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.domain.people import name_words
from micic_desk.domain.text import folded
from micic_desk.store import log

_MOST_ACTORS = 300
"""More would not fit a share file's first line."""
_EDGES = ".,:;()[]“”'’\"!?–-"
_SPEAKS_OF: Mapping[str, str] = {
    EntityKind.PLACEMENT: "item",
    EntityKind.FIGURE: "source",
    EntityKind.LINK: "items",
}
"""Kinds that stand elsewhere and repeat or tell of a line, and the field that says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a share file will hold and withhold.

    ``holds`` and ``withholds`` count what is on show by kind, an item by its own kind;
    ``people`` are the ids of the people whose names travel along. ``once_private`` counts
    lines that were notes to oneself earlier: their earlier words travel in their history.
    ``lines`` and ``stays`` are the ids behind the counts, for whoever wants to look at them.
    """

    title: str
    holds: Mapping[str, int]
    withholds: Mapping[str, int]
    people: tuple[str, ...]
    once_private: int
    scope: Mapping[str, Json]
    operations: tuple[str, ...] = field(repr=False)
    has: Mapping[str, Json] = field(default_factory=dict, repr=False)
    lines: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()

    @property
    def withheld(self) -> int:
        """How many entities are left out."""
        return sum(self.withholds.values())


def contents(
    desk: Desk,
    consultation: str | None = None,
    *,
    session: str | None = None,
    withhold_confidential: bool = False,
    history: bool = True,
    beyond: Collection[str] = (),
) -> Contents:
    """What a share of a notebook, one consultation or one session would hold; nothing is written.

    Without ``history`` only what stands now travels: earlier wordings may hold a name. Of what
    all with the signing keys ``beyond`` have shown to have, nothing travels.
    """
    notebook = desk.notebook
    if session is not None:
        above = notebook.consultation_of(session)
        consultation = above.id if above is not None else None
    wanted = _in_scope(notebook, consultation, session)
    withheld = wanted & private_ids(notebook, confidential=withhold_confidential)
    with desk.session.transaction() as connection:
        read = [_Read(body) for body in log.bodies(connection)]
    inside = _with_people(notebook, wanted - withheld, read)
    sent = [one for one in read if one.entity in inside]
    sent = _narrowed(desk, sent, history=history, beyond=beyond)
    held = [notebook[one] for one in dict.fromkeys(one.entity for one in sent) if one in notebook]
    shown = [one for one in held if notebook.shown(one.id) and one.kind != EntityKind.ACTOR]
    stays = [notebook[one] for one in withheld if notebook.shown(one)]
    return Contents(
        title=notebook[consultation].text("title") if consultation else "",
        holds=_counted(shown),
        withholds=_counted(stays),
        people=tuple(one.id for one in shown if one.kind == EntityKind.PERSON),
        once_private=len({one.entity for one in sent if one.private}),
        scope=_scope(notebook, consultation, session, history=history, beyond=beyond),
        has=_has(read),
        operations=tuple(one.body for one in sent),
        lines=tuple(one.id for one in shown if one.kind == EntityKind.ITEM),
        stays=tuple(sorted(one.id for one in stays)),
    )


def _narrowed(
    desk: Desk, sent: list["_Read"], *, history: bool, beyond: Collection[str]
) -> list["_Read"]:
    """Without what stood before, and without what everybody has shown to have."""
    if not history:
        sent = [_Read(body) for body in latest_only([one.body for one in sent])]
    everybody = [Heard(desk).of(key) for key in beyond]
    if everybody:
        sent = [
            one
            for one in sent
            if not all(known.holds(one.actor, one.sequence) for known in everybody)
        ]
    return sent


def proposed_name(notebook: Notebook, title: str) -> str:
    """A name for the file that says what it is of and names nobody.

    A file's name is read by whoever sees the stick or the message, whatever seals the file.
    """
    named = name_words(notebook)
    kept = [word for word in title.split() if folded(word).strip(_EDGES) not in named]
    return " ".join(kept)


def _scope(
    notebook: Notebook,
    consultation: str | None,
    session: str | None,
    *,
    history: bool,
    beyond: Collection[str],
) -> dict[str, Json]:
    """What was chosen, as the manifest tells it to the receiver."""
    said: dict[str, Json] = {}
    if consultation is not None:
        said |= {"consultation": consultation, "title": notebook[consultation].text("title")}
    if session is not None:
        said |= {"session": session, "session_title": notebook[session].text("title")}
    if not history:
        said["latest_only"] = True
    if beyond:
        said["delta"] = True
    return said


def _has(read: Iterable["_Read"]) -> dict[str, Json]:
    """What is here, for the receiver: so that her next file need not bring it again."""
    numbers: dict[str, list[tuple[int, int]]] = {}
    for one in read:
        if one.whole:
            numbers.setdefault(one.actor, []).append((one.sequence, one.sequence))
    if not 0 < len(numbers) <= _MOST_ACTORS:
        return {}
    ranges = {actor: tuple(some) for actor, some in numbers.items()}
    return Known().with_ranges(ranges).to_json()


class _Read:
    """What has to be known of an operation to send it or not."""

    __slots__ = ("actor", "body", "entity", "private", "sequence", "whole", "wrote")

    def __init__(self, body: str) -> None:
        found = json.loads(body)
        self.body = body
        self.entity = str(found["e"])
        self.actor = str(found["a"])
        self.sequence = int(found["s"])
        self.whole = "o" not in found
        self.wrote = (self.actor, *(str(actor) for actor, _ in found.get("b", {}).values()))
        self.private = found["w"].get("kind") == ItemKind.NOTE_TO_SELF


def _in_scope(notebook: Notebook, consultation: str | None, session: str | None) -> set[str]:
    """Everything, or one consultation or session with all that stands or stood under it.

    What was said of lines (joined, not the same) goes with them, and so does what is the same
    consultation or session: a report may place lines of both.
    """
    if session is not None:
        every = as_one(notebook, session)
        inside = {found for one in every for found in (one, *_below(notebook, one))}
        above = (notebook.consultation_of(one) for one in every)
        inside |= {one.id for one in above if one is not None}
        links = notebook.of_kind(EntityKind.LINK)
        return inside | {one.id for one in links if inside.issuperset(one.texts("items"))}
    if consultation is None:
        return {one.id for one in notebook}
    every = as_one(notebook, consultation)
    return {found for one in every for found in (one, *_below(notebook, one))}


def _below(notebook: Notebook, top: str) -> Iterator[str]:
    """Everything under an entity, deleted entities too."""
    waiting = [top]
    while waiting:
        for child in notebook.all_children(waiting.pop()):
            yield child.id
            waiting.append(child.id)


def private_ids(notebook: Notebook, *, confidential: bool = False) -> set[str]:
    """What stays here: private lines, what stands under them, and what speaks of them.

    That is where they are placed, and the figures read off them.
    """
    withheld: set[str] = set()

    def withhold(stays: Callable[[Entity], bool]) -> None:
        for entity in notebook:
            if entity.id not in withheld and stays(entity):
                withheld.update((entity.id, *_below(notebook, entity.id)))

    def private(entity: Entity) -> bool:
        if entity.kind != EntityKind.ITEM:
            return False
        if ItemKind.NOTE_TO_SELF in _versions(entity, "kind"):
            return True
        return confidential and Sensitivity.CONFIDENTIAL in _versions(entity, "sensitivity")

    def about_it(entity: Entity) -> bool:
        name = _SPEAKS_OF.get(entity.kind)
        values = _versions(entity, name) if name is not None else ()
        return any(one in withheld for value in values for one in _texts_in(value))

    withhold(private)
    withhold(about_it)
    return withheld


def _versions(entity: Entity, name: str) -> tuple[Json, ...]:
    """The value of a field, or all of them where it is in conflict."""
    versions = entity.conflicts.get(name)
    return tuple(one.value for one in versions) if versions else (entity.fields.get(name),)


def _with_people(notebook: Notebook, inside: set[str], read: Iterable[_Read]) -> set[str]:
    """The people these entities name, and whose laptops wrote them."""
    named = inside | _people_in(notebook, inside)
    wrote = (who for one in read if one.entity in named for who in one.wrote)
    actors = {one for one in wrote if one in notebook}
    return named | actors | _people_in(notebook, actors)


def _people_in(notebook: Notebook, entities: Iterable[str]) -> set[str]:
    """Every person an entity's fields speak of, in whatever version."""
    found: set[str] = set()
    for entity in (notebook[one] for one in entities if one in notebook):
        for name in entity.fields.keys() | entity.conflicts.keys():
            found.update(one for value in _versions(entity, name) for one in _texts_in(value))
    return {one for one in found if one in notebook and notebook[one].kind == EntityKind.PERSON}


def _texts_in(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (one for one in value if isinstance(one, str))


def _counted(entities: Iterable[Entity]) -> dict[str, int]:
    """How many of each kind; items by their own kind."""
    kinds = Counter(
        one.text("kind") if one.kind == EntityKind.ITEM else one.kind for one in entities
    )
    return dict(sorted(kinds.items()))
