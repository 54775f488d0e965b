"""Settled state from the log alone: what every projection must equal at any time."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, select, text

from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.forest import arrange
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.domain.registers import Place, Registers
from micic_desk.store import tables
from micic_desk.store.projection import Projection


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
