"""The change log at rest: operations in, operations of one entity out."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from micic_desk.domain.operation import Operation, read_operation
from micic_desk.store import tables
from micic_desk.store.connection import at_driver

_table = tables.operation
_ADD = (
    "INSERT INTO operation(n, id, entity, lamport, actor, sequence, local, visible, body) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_OF_ENTITY = select(_table.c.body).where(
    _table.c.entity == bindparam("entity"), _table.c.visible == 1
)
_OF_ENTITIES = (
    "SELECT entity, o.id, body FROM {asked} CROSS JOIN operation AS o ON entity = asked.value "
    "WHERE visible = 1"
)
_BETWEEN = (
    select(_table.c.body)
    .where(_table.c.n.between(bindparam("first"), bindparam("last")))
    .order_by(_table.c.n)
)
_FOREIGN = select(_table.c.id).where(
    _table.c.id.in_(bindparam("ids", expanding=True)), _table.c.local == 0
)
_MANY = 500


def of_entity(connection: Connection, entity: str) -> list[Operation]:
    """The visible operations about one entity, in no promised order."""
    rows = connection.execute(_OF_ENTITY, {"entity": entity})
    return [read_operation(body) for (body,) in rows]


def driven(connection: Connection, statement: str, values: Sequence[str]) -> Sequence[Any]:
    """The rows a statement finds that joins the values it is ``{asked}`` for, by the driver alone.

    One text holds them all: a third quicker than a mark and a value for each.
    """
    asked = statement.format(asked="json_each(?) AS asked")
    result = connection.exec_driver_sql(asked, (json.dumps(values),))
    assert result.cursor is not None
    rows: Sequence[Any] = result.cursor.fetchall()
    result.close()
    return rows


def of_entities(
    connection: Connection,
    entities: Sequence[str],
    read: Mapping[str, tuple[Operation, str]] | None = None,
) -> Iterator[tuple[str, list[Operation]]]:
    """The visible operations about many entities, entity by entity.

    ``read`` are operations by id with their texts: what was read once is not read again.
    """
    known = read or {}
    for start in range(0, len(entities), _MANY):
        some = entities[start : start + _MANY]
        found: dict[str, list[Operation]] = {one: [] for one in some}
        for entity, one, body in driven(connection, _OF_ENTITIES, some):
            same = known.get(one)
            fresh = same is None or same[1] != body
            found[entity].append(read_operation(body) if same is None or fresh else same[0])
        yield from found.items()


def read_in_parts(
    connection: Connection, statement: Select[str], entities: Sequence[str], **bound: int
) -> Iterator[Operation]:
    """What a statement with a list of ``entities`` finds, for as many as there are."""
    for start in range(0, len(entities), _MANY):
        some = list(entities[start : start + _MANY])
        for row in connection.execute(statement, {"entities": some, **bound}):
            yield read_operation(row[0])


def between(connection: Connection, first: int, last: int) -> list[Operation]:
    """The operations with numbers from first to last, in the order they were written."""
    return [
        read_operation(body)
        for (body,) in connection.execute(_BETWEEN, {"first": first, "last": last})
    ]


def foreign(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these operations that were not written in this file."""
    found: set[str] = set()
    for start in range(0, len(ids), _MANY):
        some = list(ids[start : start + _MANY])
        found.update(row[0] for row in connection.execute(_FOREIGN, {"ids": some}))
    return found


def add(
    connection: Connection, numbered: Iterable[tuple[int, Operation, str]], *, local: bool
) -> None:
    """Add operations with their numbers and verbatim texts (straight to the driver)."""
    rows = [_row(number, operation, body, local=local) for number, operation, body in numbered]
    if rows:
        at_driver(connection).executemany(_ADD, rows)


def _row(number: int, operation: Operation, body: str, *, local: bool) -> tuple[object, ...]:
    return (
        number,
        operation.id,
        operation.entity,
        operation.lamport,
        operation.actor,
        operation.sequence,
        int(local),
        1,
        body,
    )


def last_numbers(connection: Connection, known: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """The highest operation number and the highest Lamport number, 0 where there is none.

    ``known`` is what both were at some time before, so that only what came since is looked at.
    """
    number, lamport = known
    row = connection.execute(
        select(
            func.coalesce(func.max(_table.c.n), 0), func.coalesce(func.max(_table.c.lamport), 0)
        ).where(_table.c.n > number)
    ).one()
    return max(int(row[0]), number), max(int(row[1]), lamport)


def bodies(connection: Connection) -> Iterator[str]:
    """The verbatim text of every visible operation, in the order they came."""
    rows = connection.execute(
        select(_table.c.body).where(_table.c.visible == 1).order_by(_table.c.n)
    )
    for (body,) in rows:
        yield body
