"""What comes from other people: foreseen without writing, then taken in as a whole.

Merging is the union of operations. Every operation remembers which files brought it, so that
a merge can be undone exactly: its operations become invisible unless they also came another way.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlalchemy import Connection, insert

from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act
from micic_desk.domain.operation import Operation
from micic_desk.domain.registers import Registers
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.letting_go import let_go
from micic_desk.store import log, tables, undo_stack
from micic_desk.store.arriving import Progress, Sorted, sort_out, unheard
from micic_desk.store.session import Session
from micic_desk.store.slices import in_slices
from micic_desk.store.standing import note, show
from micic_desk.store.undo_stack import Range

_incoming = tables.incoming
_RETURN = "UPDATE operation SET visible = 1, local = 0 WHERE n = ?"
_FILL = "UPDATE operation SET body = ? WHERE n = ?"
_AT_ONCE = 200
"""Entities folded between two looks up: a hundredth of a second."""
_LEAP = 2**32
"""How many operations unknown here a sender may have seen; more than anybody ever will."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose file it is: name, key (hex), whether the signature's key is a known person's."""

    sender: str
    sender_key: str
    verified: bool
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What a merge did: new operations, altered ones refused, entities as they are now."""

    new: int
    known: int
    altered: tuple[str, ...]
    entities: tuple[Entity, ...]
    incoming: int | None = None


class Inbox:
    """Takes other people's operations into a notebook."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def foresee(
        self,
        arriving: Sequence[tuple[Operation, str]],
        files: Sequence[AbstractSet[str]] = (),
    ) -> Received:
        """What taking these in would do, circles of moves set aside; nothing is written.

        ``files`` are the ids of each file's, where they are of several, one after the other.
        Nobody who captures a line waits for it: it rests wherever it has read some.
        """
        _refuse_leap(arriving, self._session.writer.lamport)
        with in_slices(self._session) as (connection, rest):

            def tell(share: float) -> None:
                del share
                rest()

            found = sort_out(connection, arriving, tell, files=files)
            rest()
            folded = _fold(connection, found, tell) if found.arriving else {}
            rest()
            entities = self._session.projection.foreseen(folded, rest) if folded else []
        let_go(folded)
        return _received(found, entities)

    def receive(
        self,
        arriving: Sequence[tuple[Operation, str]],
        source: Source,
        progress: Progress | None = None,
    ) -> Received:
        """Take one file in, in one transaction; one that brings nothing new leaves no trace.

        ``progress`` is told the share that is done; what it raises takes everything back.
        """
        return self.receive_all([(arriving, source)], progress)[0]

    def receive_all(
        self,
        files: Sequence[tuple[Sequence[tuple[Operation, str]], Source]],
        progress: Progress | None = None,
    ) -> list[Received]:
        """Take several files in, one after the other, all of them or none.

        One transaction, and for each file a gesture of its own.
        """
        writer, tell = self._session.writer, progress or unheard
        before = writer.last_number, writer.lamport
        received = []
        try:
            with self._session.changing() as connection:
                for at, (arriving, source) in enumerate(files):
                    part = _within(tell, at / len(files), (at + 1) / len(files))
                    received.append(self._take_in(connection, arriving, source, part))
        except BaseException:
            writer.last_number, writer.lamport = before
            raise
        return received

    def _take_in(
        self,
        connection: Connection,
        arriving: Sequence[tuple[Operation, str]],
        source: Source,
        tell: Progress,
    ) -> Received:
        session = self._session
        _refuse_leap(arriving, session.writer.lamport)
        found = sort_out(connection, arriving, _within(tell, 0.0, 0.2))
        if not found.arriving:
            return _received(found, ())
        folded = _fold(connection, found, _within(tell, 0.2, 0.5))
        _fill(connection, found.filled)
        if not found.new and not found.returning:
            entities, _ = session.projection.settle(folded, rearrange=False)
            return _received(found, entities)
        first = session.writer.last_number + 1
        following = first + len(found.new)
        incoming = self._add(connection, source, found, range(first, following))
        tell(0.7)
        entities, _ = session.projection.settle(folded, rearrange=found.moves)
        let_go(folded)
        tell(0.95)
        undo_stack.push(
            connection,
            Act.MERGE,
            len(found.entities),
            Range(following, following - 1),
            at=session.writer.now(),
            incoming=incoming,
        )
        session.writer.last_number += len(found.new)
        arrived = [operation.lamport for operation, _ in found.new]
        session.writer.lamport = max([session.writer.lamport, *arrived])
        return _received(found, entities, incoming)

    def _add(
        self, connection: Connection, source: Source, found: Sorted, numbers: Sequence[int]
    ) -> int:
        """Write the new operations down; remember the file and everything it brought."""
        told = zip(numbers, found.new, strict=True)
        numbered = [(number, operation, body) for number, (operation, body) in told]
        log.add(connection, numbered, local=False)
        made = connection.execute(
            insert(_incoming),
            {
                "sender": source.sender,
                "sender_key": source.sender_key,
                "verified": int(source.verified),
                "digest": source.digest,
                "at": self._session.writer.now(),
                "active": 1,
            },
        )
        incoming = int(made.lastrowid)
        returning = [number for number, _ in found.returning]
        again = [number for number, _ in found.again]
        brought = [*numbers, *found.confirmed, *returning, *again]
        note(connection, incoming, brought)
        show(connection, again, shown=True)
        if returning:
            connection.exec_driver_sql(_RETURN, [(number,) for number in returning])
        return incoming


def _refuse_leap(arriving: Sequence[tuple[Operation, str]], known: int) -> None:
    """Refuse operations numbered as nobody who only counted them could have numbered them.

    Our own next operation has to be numbered past every one we took in, and numbers end.
    """
    highest = max([one.lamport for one, _ in arriving], default=0)
    if highest > known + len(arriving) + _LEAP:
        raise Refusal(
            "merge.not_counted",
            "This file numbers its entries in a way MICIC Desk never does, so nothing of it was "
            "taken in. Ask its sender for a new one.",
        )


def _within(tell: Progress, start: float, end: float) -> Progress:
    """A part of the progress."""

    def told(share: float) -> None:
        tell(start + share * (end - start))

    return told


def _fill(connection: Connection, filled: Sequence[tuple[int, Operation, str]]) -> None:
    """Complete operations that came without some of their values at first."""
    if filled:
        connection.exec_driver_sql(_FILL, [(text, number) for number, _, text in filled])


def _fold(connection: Connection, found: Sorted, tell: Progress = unheard) -> dict[str, Registers]:
    """Every entity that may change, folded with what arrives."""
    arriving: dict[str, dict[str, Operation]] = {}
    for operation in found.arriving:
        arriving.setdefault(operation.entity, {})[operation.id] = operation
    folded: dict[str, Registers] = {}
    for one, operations in log.of_entities(connection, list(arriving), found.read):
        known = {each.id: each for each in operations}
        folded[one] = Registers((known | arriving[one]).values())
        if len(folded) % _AT_ONCE == 0:
            tell(len(folded) / len(arriving))
    return folded


def _received(found: Sorted, entities: Sequence[Entity], incoming: int | None = None) -> Received:
    return Received(
        new=len(found.new) + len(found.returning),
        known=found.known,
        altered=tuple(found.altered),
        entities=tuple(entities),
        incoming=incoming,
    )
