"""The undo stack of one notebook file: own gestures, newest on top; it outlives a restart.

A gesture is remembered by the range of operation numbers that are presently its effect: after
an undo that range is the undo's own operations, so that a redo is the undo of an undo.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, bindparam, func, select, update

from micic_desk.domain.gesture import Act
from micic_desk.store import log, tables
from micic_desk.store.connection import at_driver

_table = tables.gesture
# Straight to the driver: both are done for every line while somebody waits for it.
_ADD = (
    f"INSERT INTO {_table.name}(act, members, undone, first, last, incoming, at) "
    "VALUES(?, ?, 0, ?, ?, ?, ?)"
)
_DROP_UNDONE = f"DELETE FROM {_table.name} WHERE undone = 1"  # noqa: S608 - our own name
_FIRST_HERE = (
    "SELECT o.entity, MIN(o.n) FROM {asked} CROSS JOIN operation AS o ON o.entity = asked.value "
    "GROUP BY o.entity"
)
_TURN = (
    update(_table)
    .where(_table.c.n == bindparam("number"))
    .values(undone=bindparam("turned"), first=bindparam("from_"), last=bindparam("to_"))
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One gesture on the stack. ``incoming`` is set where it was a merge."""

    number: int
    act: Act
    count: int
    first: int
    last: int
    incoming: int | None


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers of the operations a gesture wrote; empty where first is past last."""

    first: int
    last: int


def push(
    connection: Connection,
    act: Act,
    count: int,
    wrote: Range,
    *,
    at: int,
    incoming: int | None,
    none_undone: bool = False,
) -> Entry:
    """Remember a new gesture; what had been undone can no longer be redone.

    ``none_undone`` says that nothing is undone, for whoever knows without asking.
    """
    driver = at_driver(connection)
    if not none_undone:
        driver.execute(_DROP_UNDONE)
    added = driver.execute(_ADD, (act.value, count, wrote.first, wrote.last, incoming, at))
    return Entry(added.lastrowid, act, count, wrote.first, wrote.last, incoming)


def to_undo(connection: Connection) -> Entry | None:
    """The newest gesture that stands."""
    return _one(connection, undone=0)


def to_redo(connection: Connection) -> Entry | None:
    """The gesture that was undone last."""
    return _one(connection, undone=1)


def of_merge(connection: Connection, incoming: int) -> Entry | None:
    """The merge that brought a file, where it stands on the stack."""
    where = (
        (_table.c.incoming == incoming) & (_table.c.act == Act.MERGE.value) & (_table.c.undone == 0)
    )
    row = connection.execute(select(_table).where(where)).one_or_none()
    return _entry(row) if row is not None else None


def made_by(connection: Connection, act: Act, entities: Sequence[str]) -> set[str]:
    """Those of these entities whose first word was written by such a gesture that stands."""
    standing = (_table.c.act == act.value) & (_table.c.undone == 0)
    rows = connection.execute(
        select(_table.c.first, _table.c.last).where(standing).order_by(_table.c.first)
    )
    ranges = [(row.first, row.last) for row in rows]
    found = set()
    for entity, number in log.driven(connection, _FIRST_HERE, entities):
        at = bisect_right(ranges, number, key=_beginning) - 1
        if at >= 0 and number <= ranges[at][1]:
            found.add(str(entity))
    return found


def turn(connection: Connection, entry: Entry, wrote: Range, *, undone: bool) -> None:
    """Mark a gesture undone or standing again, with the operations that are its effect now."""
    connection.execute(
        _TURN,
        {"number": entry.number, "turned": int(undone), "from_": wrote.first, "to_": wrote.last},
    )


def _beginning(wrote: tuple[int, int]) -> int:
    return wrote[0]


def _one(connection: Connection, *, undone: int) -> Entry | None:
    newest = func.min(_table.c.n) if undone else func.max(_table.c.n)
    at = select(newest).where(_table.c.undone == undone).scalar_subquery()
    row = connection.execute(select(_table).where(_table.c.n == at)).one_or_none()
    return _entry(row) if row is not None else None


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(row.n, Act(row.act), row.members, row.first, row.last, row.incoming)
