"""From operations to an entity: every field a multi-value register.

The heads of a field are the writes that no newer write of it replaces. One distinct value
among them: settled. Several: a conflict, shown with all its versions. This is a pure function
of the set of operations; merging is the union of sets. Only a newer write of the same field
can replace one, whatever a foreign file claims: so no set of operations, however bent, leaves
a field that was written without a value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from micic_desk.domain.entity import Entity, Flag, Version
from micic_desk.domain.operation import (
    DELETED,
    JOINED,
    NOT_CONTENT,
    PLACE,
    ROOT,
    Json,
    Operation,
    canonical,
)

UNPLACED_ORDER = "~"


@dataclass(frozen=True, slots=True)
class Place:
    """One place an entity was put at, and the operation that put it there."""

    key: tuple[int, str]
    parent: str
    order: str


NOWHERE = Place((0, ""), ROOT, UNPLACED_ORDER)
"""Where an entity goes when every place it was ever put at would form a circle."""


class Registers:
    """All fields of one entity, folded from the operations about it, in any order."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._writes: dict[str, dict[str, Operation]] = {}
        self._replaced: dict[str, dict[str, tuple[int, str]]] = {}
        self._hollow: dict[str, dict[str, Operation]] = {}
        self._first: Operation | None = None
        for operation in operations:
            if operation.readable:
                self._add(operation)

    def _add(self, operation: Operation) -> None:
        if self._first is None or operation.key < self._first.key:
            self._first = operation
        for name in operation.writes:
            self._writes.setdefault(name, {})[operation.id] = operation
        for name in operation.left_out - operation.writes.keys():
            self._hollow.setdefault(name, {})[operation.id] = operation
        for name in operation.writes.keys() & operation.replaces.keys():
            replaced = self._replaced.setdefault(name, {})
            for one in operation.replaces[name]:
                replaced[one] = max(operation.key, replaced.get(one, operation.key))

    def heads(self, name: str) -> list[Operation]:
        """The writes of a field that nobody replaced, oldest first."""
        replaced = self._replaced.get(name, {})
        writes = self._writes.get(name, {})
        if name in self._hollow:
            replaced = self._replaced_through(name)
        if not replaced and len(writes) == 1:
            return list(writes.values())
        found = [
            write
            for one, write in writes.items()
            if one not in replaced or replaced[one] <= write.key
        ]
        return sorted(found, key=_key) if len(found) > 1 else found

    def _replaced_through(self, name: str) -> dict[str, tuple[int, str]]:
        """What is replaced where some writes came without their value.

        Such a write replaces what it had seen only where a newer one with a value stands on
        it: so a field that was written never ends up without a value.
        """
        writes = self._writes.get(name, {})
        replaced: dict[str, tuple[int, str]] = {}
        everything = [*writes.values(), *self._hollow[name].values()]
        for one in sorted(everything, key=_key, reverse=True):
            if one.id in writes or replaced.get(one.id, one.key) > one.key:
                for earlier in one.replaces.get(name, ()):
                    replaced[earlier] = max(one.key, replaced.get(earlier, one.key))
        return replaced

    def head_ids(self, name: str) -> tuple[str, ...]:
        """The ids of a field's heads, oldest first."""
        return tuple(head.id for head in self.heads(name))

    def ids(self, name: str) -> tuple[str, ...]:
        """The ids of all writes of a field, oldest first, replaced or not."""
        return tuple(one.id for one in sorted(self._writes.get(name, {}).values(), key=_key))

    def names(self) -> frozenset[str]:
        """Every field that was ever written."""
        return frozenset(self._writes)

    @property
    def kind(self) -> str | None:
        """What sort of entity it is; None where nothing readable was written."""
        return self._first.kind if self._first is not None else None

    def write(self, name: str, operation: str) -> Operation | None:
        """The operation with this id if it wrote the field."""
        return self._writes.get(name, {}).get(operation)

    def content_heads(self) -> frozenset[str]:
        """The heads of every field that holds words or meaning: what a delete must have seen."""
        return frozenset(
            head.id for name in self._writes if name not in NOT_CONTENT for head in self.heads(name)
        )

    def places(self) -> list[Place]:
        """Where the entity stands: heads newest first, then earlier places, newest first."""
        return self._places_behind(self.heads(PLACE))

    def _places_behind(self, heads: Sequence[Operation]) -> list[Place]:
        standing = {head.id for head in heads}
        earlier = [one for one in self._writes.get(PLACE, {}).values() if one.id not in standing]
        ordered = [*reversed(heads), *sorted(earlier, key=_key, reverse=True)]
        return [_place(one) for one in ordered]

    def settle(self, entity: str) -> Entity | None:
        """The entity these registers stand for; None where nothing readable was written."""
        if self._first is None:
            return None
        stands = self.heads(PLACE)
        places = self._places_behind(stands)
        dead, flags = self._deletion()
        if not places:
            flags.add(Flag.NO_PLACE)
        elif len({(one.parent, one.order) for one in places[: len(stands)]}) > 1:
            flags.add(Flag.MOVED_TWICE)
        fields: dict[str, Json] = {}
        conflicts: dict[str, tuple[Version, ...]] = {}
        for name in sorted(self._writes.keys() - NOT_CONTENT):
            heads = self.heads(name)
            value = heads[-1].writes[name]
            if value is not None:
                fields[name] = value
            if len(heads) > 1 and name != JOINED:
                versions = _distinct(name, heads)
                if len(versions) > 1:
                    conflicts[name] = versions
        return Entity(
            id=entity,
            kind=self._first.kind,
            parent=places[0].parent if places else None,
            order=places[0].order if places else UNPLACED_ORDER,
            fields=fields,
            conflicts=conflicts,
            dead=dead,
            flags=frozenset(flags),
            created=self._first.time,
        )

    def _deletion(self) -> tuple[bool, set[Flag]]:
        heads = self.heads(DELETED)
        said = {bool(head.writes[DELETED]) for head in heads}
        if said == {True, False}:
            return False, {Flag.DELETED_AND_KEPT}
        if said != {True}:
            return False, set()
        seen = frozenset[str]().union(*(head.saw or frozenset() for head in heads))
        if self.content_heads() - seen:
            return False, {Flag.DELETED_AND_EDITED}
        return True, set()


def _key(operation: Operation) -> tuple[int, str]:
    return operation.key


def _place(operation: Operation) -> Place:
    value = operation.writes[PLACE]
    assert isinstance(value, list | tuple)
    return Place(operation.key, str(value[0]), str(value[1]))


def _distinct(name: str, heads: Sequence[Operation]) -> tuple[Version, ...]:
    """One version for each distinct value, written first, oldest first."""
    found: dict[str, Version] = {}
    for head in heads:
        value = head.writes[name]
        said = canonical(value)
        if said not in found:
            found[said] = Version(head.id, value, *head.by_whom(name))
    return tuple(found.values())
