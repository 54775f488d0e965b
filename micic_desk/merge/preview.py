"""What a merge brings, line by line: from what stood before and what would stand after.

The same function tells what a merge would do (on foreseen entities) and what it did (on
settled ones), so a preview can be held to its word.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from micic_desk.domain.entity import Entity, Flag, Version
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import ROOT, Json


class Happening(StrEnum):
    """What happens to one line; several can.

    FLAGGED means that two people did with the line what cannot both be (``Line.flags``).
    """

    NEW = "new"
    BACK = "back"
    CHANGED = "changed"
    MOVED = "moved"
    DELETED = "deleted"
    CONFLICT = "conflict"
    UNFILED = "unfiled"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field whose shown value becomes another; None stands for "not set"."""

    field: str
    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that stands in several versions and did not before, or not in these."""

    field: str
    versions: tuple[Version, ...]
    writers: tuple[str | None, ...]
    """For each version the id of the person whose laptop wrote it, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entity that a merge touches, in a reader's terms.

    ``person`` is the author's id; ``session`` the id of the session (or section) above it;
    ``text`` its words as they will stand (as they stood, where it is deleted). ``known`` says
    whether this version knows the kind: an unknown one is kept and not shown.
    """

    entity: str
    kind: str
    happenings: tuple[Happening, ...]
    person: str | None
    session: str | None
    text: str
    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()
    flags: frozenset[Flag] = frozenset()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything a merge brings, in the order of sessions; ``consultations`` are new ones."""

    lines: tuple[Line, ...] = ()
    consultations: tuple[str, ...] = ()
    counts: Mapping[Happening, int] = field(default_factory=dict)
    unknown_kinds: Mapping[str, int] = field(default_factory=dict)


_KINDS = frozenset(EntityKind)
_TITLED = frozenset({EntityKind.SESSION, EntityKind.SECTION, EntityKind.PART})
_SAID = {
    EntityKind.ITEM: "text",
    EntityKind.PERSON: "name",
    EntityKind.FIGURE: "value",
    EntityKind.REFERENCE: "name",
    EntityKind.PLACEMENT: "wording",
}


def differences(before: Mapping[str, Entity], after: Iterable[Entity]) -> Differences:
    """What is new, changed, moved, deleted or in conflict.

    ``before`` holds every entity of the notebook, ``after`` those that a merge touches, as
    they settle. The program's own notes (whose laptop wrote) are no lines.
    """
    return _Reader(before, {one.id: one for one in after}).read()


class _Reader:
    """Compares one merge's entities; looks names and sessions up as they will stand."""

    def __init__(self, before: Mapping[str, Entity], after: Mapping[str, Entity]) -> None:
        self._before = before
        self._after = after
        self._sessions: dict[str, Entity | None] = {}

    def read(self) -> Differences:
        """All of it."""
        touched = [one for one in self._after.values() if one.kind != EntityKind.ACTOR]
        lines = [line for line in map(self._line, touched) if line.happenings]
        lines.sort(key=self._position)
        counts = Counter(one for line in lines for one in line.happenings if line.known)
        unknown = Counter(line.kind for line in lines if not line.known)
        new = [
            one.entity
            for one in lines
            if one.kind == EntityKind.CONSULTATION and Happening.NEW in one.happenings
        ]
        return Differences(tuple(lines), tuple(new), dict(counts), dict(unknown))

    def _line(self, entity: Entity) -> Line:
        old = self._before.get(entity.id)
        changes = _changes(old, entity)
        conflicts = self._conflicts(old, entity)
        session = self._session(entity)
        return Line(
            entity=entity.id,
            kind=entity.kind,
            happenings=tuple(self._happenings(old, entity, changes, conflicts)),
            person=self._person(entity),
            session=session.id if session else None,
            text=self._text(entity),
            changes=changes,
            conflicts=conflicts,
            flags=entity.flags,
            known=entity.kind in _KINDS,
        )

    def _happenings(
        self,
        old: Entity | None,
        new: Entity,
        changes: tuple[FieldChange, ...],
        conflicts: tuple[FieldConflict, ...],
    ) -> Iterable[Happening]:
        gone = old is None or old.dead
        if new.dead:
            return () if gone else (Happening.DELETED,)
        placed = new.parent == ROOT or self._find(new.parent) is not None
        found = {
            Happening.NEW: old is None,
            Happening.BACK: old is not None and old.dead,
            Happening.CHANGED: bool(changes),
            Happening.MOVED: old is not None and (old.parent, old.order) != _place(new),
            Happening.CONFLICT: bool(conflicts),
            Happening.UNFILED: not placed and (gone or old is None or old.parent != new.parent),
            Happening.FLAGGED: bool(new.flags - (old.flags if old is not None else frozenset())),
        }
        return tuple(one for one, happens in found.items() if happens)

    def _conflicts(self, old: Entity | None, new: Entity) -> tuple[FieldConflict, ...]:
        known = old.conflicts if old is not None else {}
        return tuple(
            FieldConflict(name, versions, tuple(self._writer(one) for one in versions))
            for name, versions in new.conflicts.items()
            if known.get(name) != versions
        )

    def _writer(self, version: Version) -> str | None:
        actor = self._find(version.actor)
        return actor.text("person") or None if actor is not None else None

    def _person(self, entity: Entity) -> str | None:
        if entity.kind == EntityKind.PLACEMENT:
            item = self._find(entity.text("item"))
            return item.text("author") or None if item is not None else None
        return entity.text("author") or None

    def _text(self, entity: Entity) -> str:
        if entity.kind == EntityKind.PLACEMENT and not entity.text("wording"):
            item = self._find(entity.text("item"))
            return item.text("text") if item is not None else ""
        kind = EntityKind(entity.kind) if entity.kind in _KINDS else None
        named = _SAID.get(kind, "title") if kind is not None else "text"
        return entity.text(named) or entity.text("code")

    def _session(self, entity: Entity) -> Entity | None:
        """The nearest session, section or part above an entity; each way up is walked once."""
        path: dict[str, None] = {}
        above: Entity | None = entity
        found: Entity | None = None
        while above is not None and above.id not in path:
            if above.id in self._sessions:
                found = self._sessions[above.id]
                break
            path[above.id] = None
            above = self._find(above.parent)
            if above is not None and above.kind in _TITLED:
                found = above
                break
        self._sessions.update(dict.fromkeys(path, found))
        return found

    def _find(self, entity: str | None) -> Entity | None:
        if entity is None:
            return None
        return self._after.get(entity) or self._before.get(entity)

    def _position(self, line: Line) -> tuple[str, str, str, str]:
        session = self._find(line.session)
        entity = self._after[line.entity]
        return (
            session.order if session else "",
            line.session or "",
            entity.order,
            line.entity,
        )


def _changes(old: Entity | None, new: Entity) -> tuple[FieldChange, ...]:
    """The fields of a line known before whose shown value is another now."""
    if old is None:
        return ()
    names = sorted({*old.fields, *new.fields})
    return tuple(
        FieldChange(name, old.fields.get(name), new.fields.get(name))
        for name in names
        if old.fields.get(name) != new.fields.get(name)
    )


def _place(entity: Entity) -> tuple[str | None, str]:
    return entity.parent, entity.order
