"""Settled state from the log alone: what every projection must equal at any time."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.forest import arrange, has_circle
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.domain.order import is_order_key
from micic_desk.domain.registers import Place, Registers
from micic_desk.store import tables
from micic_desk.store.faults import told_plainly
from micic_desk.store.projection import Projection, load

_TABLES = ("entity", "person")
_HALVES = "SELECT 1 FROM {table} WHERE instr(fields || conflicts, '\\ud') LIMIT 1"
"""Half a character can only stand there as an escape, which this program never writes."""


def rebuilt(connection: Connection) -> dict[str, Entity]:
    """Every entity as the visible operations settle it, circles of moves set aside."""
    entities, folded = _folded(connection)
    parents = {one.id: one.parent for one in entities.values() if one.parent is not None}

    def places(one: str) -> Sequence[Place]:
        return folded[one].places()

    for one, place in arrange(parents, places).items():
        entities[one] = replace(
            entities[one],
            parent=place.parent,
            order=place.order,
            flags=entities[one].flags | {Flag.MOVE_SET_ASIDE},
        )
    return entities


def rebuild(connection: Connection) -> int:
    """Throw settled state and word index away and make them again; gives how many entities."""
    _, folded = _folded(connection)
    connection.execute(delete(tables.entity))
    connection.execute(delete(tables.person))
    connection.execute(text("INSERT INTO search(search) VALUES('rebuild')"))
    Projection(connection).settle(folded, rearrange=True)
    return len(folded)


def see_to_settled(path: Path, engine: Engine, *, alone: bool) -> None:
    """`make_usable` in a notebook that is just being opened.

    Where it came ``alone``, without a second copy, nothing else vouches for what is settled.
    """
    with told_plainly(path), engine.connect() as connection, connection.begin():
        make_usable(connection, wholly=alone)


def make_usable(connection: Connection, *, wholly: bool) -> bool:
    """Make the settled tables again where somebody put there what cannot be worked with.

    Gives whether that was so. ``wholly`` also where they are not what the log says; else that
    is for `check` to find.
    """
    try:
        entities = load(connection)
        whole = not any(
            connection.exec_driver_sql(_HALVES.format(table=one)).first() for one in _TABLES
        )
        usable = whole and all(map(_is_usable, entities)) and not _circles(entities)
    except (DBAPIError, dbapi2.Error, ValueError, TypeError, LookupError, RecursionError):
        usable = False
    if usable and wholly:
        usable = {one.id: one for one in entities} == rebuilt(connection)
    if not usable:
        rebuild(connection)
    return not usable


def _is_usable(entity: Entity) -> bool:
    texts = (entity.id, entity.kind, entity.order, entity.parent or "")
    return (
        all(isinstance(one, str) for one in texts)
        and is_order_key(entity.order)
        and isinstance(entity.fields, dict)
        and isinstance(entity.created, int)
    )


def _circles(entities: Sequence[Entity]) -> bool:
    parents = {one.id: one.parent for one in entities if one.parent is not None}
    return has_circle(parents)


def _folded(connection: Connection) -> tuple[dict[str, Entity], dict[str, Registers]]:
    table = tables.operation
    grouped: dict[str, list[Operation]] = {}
    for row in connection.execute(
        select(table.c.entity, table.c.body).where(table.c.visible == 1).order_by(table.c.n)
    ):
        grouped.setdefault(row.entity, []).append(read_operation(row.body))
    folded = {one: Registers(operations) for one, operations in grouped.items()}
    settled = {one: registers.settle(one) for one, registers in folded.items()}
    return {one: entity for one, entity in settled.items() if entity is not None}, folded
