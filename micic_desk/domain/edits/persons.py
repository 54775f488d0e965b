"""Edits of people: two that are one, and one who goes; whoever is named somewhere is not lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.spacing import require
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, Json
from micic_desk.domain.people import UNKNOWN_SPEAKER, called, is_protected, names_of
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import folded

_FILLED = ("code", "name", "role", "organisation", "acronym")


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeOne:
    """Make two people one: everything that named ``gone`` names ``kept`` from now on.

    Her names become aliases, what is empty is filled from her, and a name that must not be
    printed stays unprinted. A field that stands in two versions is left for its own answer.
    """

    kept: str
    gone: str

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One write for each entity that named her, one for each of the two people."""
        del pen
        for one in (self.kept, self.gone):
            require(notebook, one)
        if self.kept == self.gone:
            raise Refusal("people.the_same", "This is one person already. Choose two.")
        kept, gone = notebook[self.kept], notebook[self.gone]
        writes = [
            Write(entity=one.id, kind=one.kind, fields=fields)
            for one in notebook
            # A write would take what lies in the bin out of it.
            if not one.dead
            and one.id not in (kept.id, gone.id)
            and (fields := _renamed_fields(one, gone.id, kept.id))
        ]
        joined = _joined(kept, gone)
        if joined:
            writes.append(Write(entity=kept.id, kind=kept.kind, fields=joined))
        writes.append(Write(entity=gone.id, kind=gone.kind, fields={DELETED: True}))
        return Gesture(act=Act.ONE_PERSON, writes=tuple(writes), subjects=(kept.id,), count=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletePerson:
    """Put a person in the bin; where she speaks, ``unknown`` leaves ``??``.

    Refused where she is needed otherwise (she wrote, presents, chairs), and where she speaks
    and ``unknown`` is not set.
    """

    person: str
    unknown: bool = False

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The delete, after the lines she speaks in have lost her."""
        require(notebook, self.person)
        person = notebook[self.person]
        spoken = speaks_in(notebook, self.person)
        if any(one.id not in spoken for one in named_in(notebook, self.person)):
            raise Refusal(
                "people.needed",
                "{name} wrote lines, presents, chairs or takes over somewhere, so this person "
                "stays. Two entries for one person can be made one.",
                name=called(person),
            )
        if spoken and not self.unknown:
            raise Refusal(
                "people.speaks",
                "{name} speaks in {count} lines. Make them one with somebody else, or delete and "
                "leave ?? there.",
                name=called(person),
                count=len(spoken),
            )
        lost = Change(entities=tuple(spoken), fields={"speaker": UNKNOWN_SPEAKER})
        gesture = lost.plan(notebook, pen)
        gone = Write(entity=person.id, kind=person.kind, fields={DELETED: True})
        return replace(
            gesture,
            act=Act.DELETE,
            writes=(*gesture.writes, gone),
            subjects=(person.id,),
            count=1,
        )


def speaks_in(notebook: Notebook, person: str) -> list[str]:
    """The items on show in which a person speaks and is named nowhere else."""
    return [
        one.id
        for one in notebook.of_kind(EntityKind.ITEM)
        if not one.dead
        and one.text("speaker") == person
        and not _names(one, person, besides="speaker")
    ]


def named_in(notebook: Notebook, person: str) -> Iterator[Entity]:
    """Everything on show that names a person, in whatever field and version."""
    for one in notebook:
        if one.id != person and not one.dead and _names(one, person):
            yield one


def lines_by_speaker(notebook: Notebook) -> dict[str, int]:
    """In how many lines on show each person speaks."""
    found: dict[str, int] = {}
    for one in notebook.of_kind(EntityKind.ITEM):
        speaker = one.text("speaker")
        if speaker:
            found[speaker] = found.get(speaker, 0) + 1
    return found


def _names(entity: Entity, person: str, besides: str = "") -> bool:
    values = [value for name, value in entity.fields.items() if name != besides]
    versions = (one.value for all_of in entity.conflicts.values() for one in all_of)
    return any(_holds(value, person) for value in (*values, *versions))


def _holds(value: Json, person: str) -> bool:
    if isinstance(value, str):
        return value == person
    if isinstance(value, Mapping):
        return any(name == person or _holds(inner, person) for name, inner in value.items())
    if isinstance(value, list | tuple):
        return any(_holds(inner, person) for inner in value)
    return False


def _renamed_fields(entity: Entity, old: str, new: str) -> dict[str, Json]:
    return {
        name: _renamed(value, old, new)
        for name, value in entity.fields.items()
        if name not in entity.conflicts and _holds(value, old)
    }


def _renamed(value: Json, old: str, new: str) -> Json:
    """The same value with one person in the place of another, each once in a list."""
    if isinstance(value, Mapping):
        return {
            new if name == old and new not in value else name: _renamed(inner, old, new)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        renamed = [_renamed(inner, old, new) for inner in value]
        return [one for at, one in enumerate(renamed) if one != new or new not in renamed[:at]]
    return new if value == old else value


def _joined(kept: Entity, gone: Entity) -> dict[str, Json]:
    """What the one person of two gains from the other."""
    fields: dict[str, Json] = {
        name: gone.text(name)
        for name in _FILLED
        if gone.text(name) and not kept.text(name) and name not in kept.conflicts
    }
    names = [*kept.texts("aliases"), *names_of(gone), gone.text("code")]
    known = {folded(kept.text("name") or str(fields.get("name", "")))}
    known.add(folded(kept.text("code") or str(fields.get("code", ""))))
    aliases = {folded(one): one for one in reversed(names) if one and folded(one) not in known}
    listed = list(reversed(aliases.values()))
    if listed != list(kept.texts("aliases")):
        fields["aliases"] = listed
    duties = list(dict.fromkeys([*kept.texts("duties"), *gone.texts("duties")]))
    if duties != list(kept.texts("duties")):
        fields["duties"] = duties
    if is_protected(kept) or is_protected(gone):
        fields["protected"] = True
    return fields
