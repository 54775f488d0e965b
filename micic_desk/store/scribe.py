"""The scribe: writes gestures into the log, one operation an entity, with its predecessors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from micic_desk.domain.gesture import Write
from micic_desk.domain.operation import DELETED, NOT_CONTENT, Json, Operation
from micic_desk.domain.order import OrderKeys
from micic_desk.domain.registers import Registers
from micic_desk.domain.utf8 import whole
from micic_desk.runtime.clock import Clock
from micic_desk.runtime.ids import random_id
from micic_desk.store import log
from micic_desk.store.undo_stack import Range


class Writer:
    """One actor: a new identity at each opening of a file, so that copies never share one.

    It is the ``Pen`` that edits plan with, and numbers the operations it writes.
    """

    def __init__(self, clock: Clock, *, last_number: int, lamport: int) -> None:
        self.actor = random_id()
        self.keys = OrderKeys(self.actor)
        self._clock = clock
        self.sequence = 0
        self.last_number = last_number
        self.lamport = lamport

    def new_id(self) -> str:
        """A new random id."""
        return random_id()

    def now(self) -> int:
        """The wall time, in seconds since 1970 UTC."""
        return self._clock()


@dataclass(slots=True)
class Written:
    """What a gesture wrote: operations with their numbers, and the folded entities."""

    first: int
    numbered: list[tuple[int, Operation, str]] = field(default_factory=list)
    new: dict[str, Registers] = field(default_factory=dict)
    changed: dict[str, Registers] = field(default_factory=dict)

    @property
    def range(self) -> Range:
        """The numbers of the operations written."""
        return Range(self.first, self.first + len(self.numbered) - 1)


class Scribe:
    """Turns the writes of one gesture into operations, inside an open transaction."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer
        self._gesture = random_id()
        self._time = writer.now()

    def write(self, writes: Iterable[Write]) -> Written:
        """Write them all; the writer's counters are moved on only by ``accept``."""
        asked = list(writes)
        written = Written(self._writer.last_number + 1)
        known = self._known(asked)
        for write in asked:
            operations = known.setdefault(write.entity, [])
            registers = Registers(operations) if operations else None
            operation = self._operation(write, registers, len(written.numbered) + 1)
            operations.append(operation)
            number = written.first + len(written.numbered)
            written.numbered.append((number, operation, operation.to_text()))
        log.add(self._connection, written.numbered, local=True)
        fresh = {write.entity for write in asked if write.new}
        for entity, operations in known.items():
            target = written.new if entity in fresh else written.changed
            target[entity] = Registers(operations)
        return written

    def accept(self, written: Written) -> None:
        """Move the writer's counters on, once the transaction is safe on disk."""
        count = len(written.numbered)
        self._writer.last_number += count
        self._writer.sequence += count
        self._writer.lamport += count

    def _known(self, writes: Sequence[Write]) -> dict[str, list[Operation]]:
        """The operations already there about the entities that are not new."""
        old = list(dict.fromkeys(write.entity for write in writes if not write.new))
        if len(old) == 1:
            return {old[0]: log.of_entity(self._connection, old[0])}
        return dict(log.of_entities(self._connection, old))

    def _operation(self, write: Write, registers: Registers | None, step: int) -> Operation:
        one = random_id()
        return Operation(
            id=one,
            actor=self._writer.actor,
            sequence=self._writer.sequence + step,
            lamport=self._writer.lamport + step,
            time=self._time,
            entity=write.entity,
            kind=write.kind,
            gesture=self._gesture,
            writes=_lasting(write.fields),
            replaces=_replaced(write, registers),
            by=write.by,
            saw=_seen(write, registers, one),
        )


def _lasting(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Fields as they will be read back from disk: lists for tuples, whole characters only."""
    return {name: _as_read_back(value) for name, value in fields.items()}


def _as_read_back(value: Json) -> Json:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, Mapping):
        return {whole(name): _as_read_back(one) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [_as_read_back(one) for one in value]
    return value


def _replaced(write: Write, registers: Registers | None) -> Mapping[str, Sequence[str]]:
    if write.replaces is not None:
        return write.replaces
    if registers is None:
        return {}
    found = {name: registers.head_ids(name) for name in write.fields}
    return {name: ids for name, ids in found.items() if ids}


def _seen(write: Write, registers: Registers | None, own: str) -> frozenset[str] | None:
    """What a delete has seen: every head of content there is, and what it writes itself."""
    if write.fields.get(DELETED) is not True:
        return None
    if write.saw is not None:
        return write.saw
    heads = registers.content_heads() if registers is not None else frozenset()
    return heads if write.fields.keys() <= NOT_CONTENT else heads | {own}
