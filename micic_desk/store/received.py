"""What came from others, and when: every merge of this notebook, and what each one changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from micic_desk.domain.entity import Entity
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.domain.registers import Registers
from micic_desk.runtime.letting_go import let_go
from micic_desk.store import log, tables
from micic_desk.store.session import Session
from micic_desk.store.slices import in_slices
from micic_desk.store.standing import SAID_AGAIN

_incoming = tables.incoming
_arrivals = tables.arrival
_operations = tables.operation
_FIRST_BROUGHT = (
    "SELECT o.entity, MIN(i.n) FROM {asked} CROSS JOIN operation AS o ON o.n = "
    "(SELECT MIN(n) FROM operation WHERE entity = asked.value) AND o.local = 0 "
    "JOIN incoming AS i JOIN arrival AS a ON a.incoming = i.n AND a.operation = o.n "
    "GROUP BY o.entity"
)


_BROUGHT = "SELECT operation FROM arrival WHERE incoming = ?"
_EARLIER = (
    "SELECT a.operation FROM arrival AS a JOIN incoming AS i ON i.n = a.incoming "
    "WHERE i.active = 1 AND i.n < ?"
)
_TOUCHED = (
    "SELECT DISTINCT o.entity FROM arrival AS a JOIN operation AS o ON o.n = a.operation "
    "WHERE a.incoming = ?"
)
_ABOUT = (
    "SELECT o.n, entity, body, local, visible FROM {asked} CROSS JOIN operation AS o "
    "ON entity = asked.value"
)
_AT_ONCE = 200
"""Entities read in one transaction: some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Merged:
    """One file that was taken in: its number here, whose it was, when (seconds since 1970).

    ``active`` is False once the merge was taken back.
    """

    number: int
    sender: str
    sender_key: str
    verified: bool
    at: int
    active: bool


@dataclass(frozen=True, slots=True)
class Change:
    """The entities that a merge touched, as they stood before it and after it."""

    before: dict[str, Entity]
    after: dict[str, Entity]


def merges(connection: Connection) -> list[Merged]:
    """Every file that was ever taken in, the newest first."""
    rows = connection.execute(select(_incoming).order_by(_incoming.c.n.desc()))
    return [_merged(row) for row in rows]


def is_active(connection: Connection, incoming: int) -> bool:
    """Whether a merge counts now."""
    found = select(_incoming.c.active).where(_incoming.c.n == incoming)
    return bool(connection.execute(found).scalar_one_or_none())


def first_brought_by(connection: Connection, entities: Sequence[str]) -> dict[str, Merged]:
    """For those of these entities whose first word came with a file: the first that brought it."""
    found: dict[str, Merged] = {}
    numbers = log.driven(connection, _FIRST_BROUGHT, entities)
    files = {one.number: one for one in merges(connection)} if numbers else {}
    for entity, number in numbers:
        found[entity] = files[number]
    return found


def changed_by(session: Session, incoming: int) -> Change:
    """What a merge changed at the time, told from the log as it is now.

    What this notebook held before is what it wrote earlier and what earlier merges brought
    that still count; what was done later on either side is left out. Nobody who captures a line
    waits for it: some entities are read at a time.
    """
    before: dict[str, list[Operation]] = {}
    after: dict[str, list[Operation]] = {}
    with in_slices(session) as (connection, rest):
        end = _end(connection, incoming)
        brought = {row[0] for row in _found(connection, _BROUGHT, incoming)}
        rest()
        earlier = {row[0] for row in _found(connection, _EARLIER, incoming)}
        said_again = {row[0] for row in _found(connection, _BROUGHT, SAID_AGAIN)}
        rest()
        touched = [row[0] for row in _found(connection, _TOUCHED, incoming)]
        for start in range(0, len(touched), _AT_ONCE):
            rest()
            some = touched[start : start + _AT_ONCE]
            for number, entity, body, local, visible in log.driven(connection, _ABOUT, some):
                new = number in brought
                if number > end or not (new or visible):
                    continue
                operation = read_operation(body)
                here = (local and number not in said_again) or number in earlier
                if here:
                    before.setdefault(entity, []).append(operation)
                if here or new:
                    after.setdefault(entity, []).append(operation)
    change = Change(_settled(before), _settled(after))
    let_go(before, after)
    return change


def _found(connection: Connection, statement: str, incoming: int) -> Sequence[Any]:
    """Rows straight from the driver: there are many."""
    return connection.exec_driver_sql(statement, (incoming,)).fetchall()


def _end(connection: Connection, incoming: int) -> int:
    """The number of the last operation that was here when a merge was done."""
    brought = select(_arrivals.c.operation).where(_arrivals.c.incoming == incoming)
    last = select(func.max(_operations.c.n)).where(
        _operations.c.n.in_(brought), _operations.c.local == 0
    )
    return int(connection.execute(last).scalar_one() or 0)


def _settled(grouped: Mapping[str, list[Operation]]) -> dict[str, Entity]:
    found = {one: Registers(operations).settle(one) for one, operations in grouped.items()}
    return {one: entity for one, entity in found.items() if entity is not None}


def _merged(row: Row[tuple[object, ...]]) -> Merged:
    return Merged(row.n, row.sender, row.sender_key, bool(row.verified), row.at, bool(row.active))
