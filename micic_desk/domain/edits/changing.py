"""Edits that change what is there: words, kinds, fields, and the answer to a conflict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from micic_desk.domain.edits.spacing import require
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import DEFAULT_LABELS, DEFAULT_MARKS, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, Json
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Set fields of entities; None unsets one. What is already so is not written again."""

    entities: tuple[str, ...]
    fields: Mapping[str, Json]
    act: Act = Act.CHANGE

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Only the fields that differ, entity by entity."""
        del pen
        writes = []
        for one in self.entities:
            require(notebook, one)
            differing = _differing(notebook[one], self.fields)
            if differing:
                writes.append(Write(entity=one, kind=notebook[one].kind, fields=differing))
        return Gesture(
            act=self.act, writes=tuple(writes), subjects=self.entities, count=len(writes)
        )


def _differing(entity: Entity, fields: Mapping[str, Json]) -> dict[str, Json]:
    """The fields whose value is new, or settles a conflict."""
    return {
        name: value
        for name, value in fields.items()
        if entity.fields.get(name) != value or name in entity.conflicts
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Reword:
    """Put other words into one item; the raw line it was typed as no longer stands for it."""

    entity: str
    text: str

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The new text, and nothing where it is the old one."""
        fields: dict[str, Json] = {"text": self.text}
        require(notebook, self.entity)
        if "typed" in notebook[self.entity].fields and self.text != notebook[self.entity].text(
            "text"
        ):
            fields["typed"] = None
        return Change(entities=(self.entity,), fields=fields, act=Act.REWORD).plan(notebook, pen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retype:
    """Make items another kind. A mark the old kind gave by itself follows the new kind."""

    entities: tuple[str, ...]
    kind: ItemKind

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Kind, and the mark and label that belong to it unless the writer chose her own."""
        writes: list[Write] = []
        for one in self.entities:
            require(notebook, one)
            entity = notebook[one]
            fields: dict[str, Json] = {"kind": self.kind.value}
            _follow(entity, fields, "mark", DEFAULT_MARKS, self.kind)
            _follow(entity, fields, "label", DEFAULT_LABELS, self.kind)
            step = Change(entities=(one,), fields=fields, act=Act.RETYPE).plan(notebook, pen)
            writes.extend(step.writes)
        return Gesture(
            act=Act.RETYPE, writes=tuple(writes), subjects=self.entities, count=len(writes)
        )


def _follow(
    entity: Entity,
    fields: dict[str, Json],
    name: str,
    defaults: Mapping[ItemKind, str],
    kind: ItemKind,
) -> None:
    """Let a default mark or label follow the kind; one that the writer chose stays."""
    present = entity.text(name)
    if present in {"", *defaults.values()} and present != defaults.get(kind, ""):
        fields[name] = defaults.get(kind) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve:
    """Answer a conflict: one value for one field, having seen all its versions."""

    entity: str
    field: str
    value: Json

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One write that replaces every version; refused where nothing is in conflict."""
        del pen
        require(notebook, self.entity)
        entity = notebook[self.entity]
        if self.field not in entity.conflicts:
            raise Refusal(
                "edit.no_conflict", "This conflict has been settled already; nothing to do."
            )
        write = Write(entity=self.entity, kind=entity.kind, fields={self.field: self.value})
        return Gesture(act=Act.RESOLVE, writes=(write,), subjects=(self.entity,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Put entities and everything shown under them in the bin."""

    entities: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One delete for each entity, each having seen what it deletes."""
        del pen
        chosen = _with_everything_below(notebook, self.entities)
        writes = tuple(
            Write(entity=one.id, kind=one.kind, fields={DELETED: True}) for one in chosen
        )
        return Gesture(
            act=Act.DELETE, writes=writes, subjects=self.entities, count=len(self.entities)
        )


def _with_everything_below(notebook: Notebook, entities: Sequence[str]) -> list[Entity]:
    found: dict[str, Entity] = {}
    for one in entities:
        require(notebook, one)
        if one not in found:
            found[one] = notebook[one]
            found.update((below.id, below) for below in notebook.below(one))
    return [one for one in found.values() if not one.dead]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore:
    """Take entities out of the bin."""

    entities: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One write for each entity that is in the bin or is asked about."""
        del pen
        for one in self.entities:
            require(notebook, one)
        writes = tuple(
            Write(entity=one, kind=notebook[one].kind, fields={DELETED: False})
            for one in self.entities
        )
        return Gesture(
            act=Act.RESTORE, writes=writes, subjects=self.entities, count=len(self.entities)
        )
