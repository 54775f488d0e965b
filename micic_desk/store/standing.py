"""Which merges count, and what was written here comes and goes with them.

`arrival` notes under a merge's number what the file brought, and what was written here to say it
again (`turning`): both count while the merge does. What was written here on top of a merge holds
its values, and was taken back before the merge can be undone; so it goes as the merge is undone
and comes as it is redone, but stays where a merge is taken back later (`unmerging`). And what
that wrote goes as the merge comes back. Both are noted under numbers below nought.

What says a merge again counts with every merge that brought all it says (`note_said_again`), also
with one that comes later (`arriving`); under nought it is noted which operations these are.
"""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from micic_desk.store import tables

_operations = tables.operation
_arrivals = tables.arrival
_incoming = tables.incoming
_SHOW = "UPDATE operation SET visible = ? WHERE n = ?"
_ARRIVE = "INSERT INTO arrival(incoming, operation) VALUES(?, ?)"
_ON_TOP = select(_operations.c.n).where(
    _operations.c.entity.in_(bindparam("entities", expanding=True)),
    _operations.c.n >= bindparam("since"),
    _operations.c.local == 1,
    _operations.c.visible == 1,
)
_NOTED = (
    select(_operations.c.n)
    .join(_arrivals, _operations.c.n == _arrivals.c.operation)
    .where(_arrivals.c.incoming == bindparam("incoming"), _operations.c.local == 1)
)
_MANY = 500
_FAR = 2**40
SAID_AGAIN = 0
"""Under which number it is noted what says any merge again."""
_ALSO_SAID_BY = (
    "INSERT INTO arrival(incoming, operation) SELECT i.n, s.n FROM json_each(?) AS said "
    "CROSS JOIN operation AS s ON s.n = said.value CROSS JOIN incoming AS i "
    "WHERE i.n <> ? AND NOT EXISTS (SELECT 1 FROM operation AS o CROSS JOIN arrival AS a "
    "ON a.incoming = ? AND a.operation = o.n WHERE o.entity = s.entity AND o.local = 0 "
    "AND NOT EXISTS (SELECT 1 FROM arrival AS b WHERE b.incoming = i.n AND b.operation = o.n))"
)


def on_top_of(incoming: int) -> int:
    """Under which number it is noted what was written on top of a merge and went with it."""
    return -_FAR - incoming


def instead_of(incoming: int) -> int:
    """Under which number it is noted what stands instead of a merge that was taken back."""
    return -incoming


def note(connection: Connection, incoming: int, numbers: Sequence[int]) -> None:
    """Note which operations came with a file (straight to the driver: there are many)."""
    if numbers:
        connection.exec_driver_sql(_ARRIVE, [(incoming, number) for number in numbers])


def note_said_again(connection: Connection, incoming: int, numbers: Sequence[int]) -> None:
    """Note what says a merge again, with every merge that brought the whole of what it says."""
    if numbers:
        note(connection, incoming, numbers)
        note(connection, SAID_AGAIN, numbers)
        asked = json.dumps(numbers), incoming, incoming
        connection.exec_driver_sql(_ALSO_SAID_BY, asked)


def arrived_only_with(connection: Connection, incoming: int) -> list[tuple[int, str]]:
    """The numbers and entities of operations that count because of one merge alone.

    Also of those that were written here to say it again.
    """
    others = (
        select(_arrivals.c.operation)
        .join(_incoming, _incoming.c.n == _arrivals.c.incoming)
        .where(_incoming.c.active == 1, _arrivals.c.incoming != incoming)
    )
    brought = select(_arrivals.c.operation).where(_arrivals.c.incoming == incoming)
    found = (
        select(_operations.c.n, _operations.c.entity)
        .where(_operations.c.n.in_(brought))
        .where(_operations.c.n.not_in(others))
        .order_by(_operations.c.n)
    )
    return [(row.n, row.entity) for row in connection.execute(found)]


def taken_along(connection: Connection, noted: int) -> list[int]:
    """The numbers of what was written here and is noted under a number below nought."""
    return list(connection.execute(_NOTED, {"incoming": noted}).scalars())


def take_along(connection: Connection, noted: int, entities: Sequence[str], since: int) -> None:
    """Note under a number what was written here about these from ``since`` on, and is visible."""
    numbers: list[int] = []
    for start in range(0, len(entities), _MANY):
        some = list(entities[start : start + _MANY])
        numbers.extend(connection.execute(_ON_TOP, {"since": since, "entities": some}).scalars())
    note(connection, noted, numbers)


def set_active(
    connection: Connection, incoming: int, brought: Sequence[tuple[int, str]], *, active: bool
) -> None:
    """Make a merge count or not count, with what it alone ``brought``.

    An operation stays visible while it was written here or another counting merge brought it.
    """
    connection.execute(
        update(_incoming).where(_incoming.c.n == incoming).values(active=int(active))
    )
    show(connection, [number for number, _ in brought], shown=active)


def show(connection: Connection, numbers: Sequence[int], *, shown: bool) -> None:
    """Make operations count or not count."""
    if numbers:
        connection.exec_driver_sql(_SHOW, [(int(shown), number) for number in numbers])
