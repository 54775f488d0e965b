"""The second copy: whole to its end, and row by row what the notebook says."""

from typing import Any

from sqlalchemy import Connection, Table, select, tuple_

from micic_desk.store.looking.slices import SLICE, Look, Seen
from micic_desk.store.second.reading import look, second_path, whole_rows
from micic_desk.store.second.rows import KEPT, KEYS, Rows
from micic_desk.store.session import Session

ITSELF = "second"
"""Stands for the second copy as a whole among what is wrong."""
_Key = tuple[Any, ...]


def in_second(session: Session) -> Look:
    """Table by table; what differs is looked at again with nobody writing meanwhile."""
    seen = Seen()
    rows = _rows(session)
    if rows is None:
        seen.blame(ITSELF)
        return seen
    whole = sum(map(len, rows.tables))
    differing: list[tuple[int, _Key]] = []
    for number, table in enumerate(KEPT):
        left = dict(rows.tables[number])
        last: _Key | None = None
        while True:
            yield seen.looked_at, max(whole, seen.looked_at)
            with session.transaction() as connection:
                some = _after(connection, table, last)
            for row in some:
                key = row[: KEYS[number]]
                if left.pop(key, None) != row:
                    differing.append((number, key))
            seen.looked_at += len(some)
            if len(some) < SLICE:
                break
            last = some[-1][: KEYS[number]]
        differing.extend((number, key) for key in left)
    if differing:
        _look_again(session, differing, seen)
    return seen


def _rows(session: Session) -> Rows | None:
    """What the second copy holds as of now; None where it is missing or damaged."""
    return _understood(session, _read(session))


def _read(session: Session) -> bytes | None:
    with session.alone():
        if session.second_copy_fault is not None:
            return None
        try:
            return second_path(session.path).read_bytes()
        except OSError:
            return None


def _understood(session: Session, data: bytes | None) -> Rows | None:
    found = None if data is None else look(data, session.raw)
    if data is None or found is None or not found.whole or found.torn:
        return None
    return whole_rows(data, found)


def _after(connection: Connection, table: Table, last: _Key | None) -> list[_Key]:
    key = tuple_(*table.primary_key.columns)
    asked = select(table).order_by(*table.primary_key.columns).limit(SLICE)
    if last is not None:
        asked = asked.where(key > tuple_(*last))
    return [tuple(row) for row in connection.execute(asked)]


def _look_again(session: Session, differing: list[tuple[int, _Key]], seen: Seen) -> None:
    """Both as of one moment; what takes long, understanding the second copy, nobody waits for."""
    with session.alone(), session.transaction() as connection:
        data = _read(session)
        stand = [_row(connection, KEPT[number], key) for number, key in differing]
    rows = _understood(session, data)
    if rows is None:
        seen.blame(ITSELF)
        return
    for (number, key), row in zip(differing, stand, strict=True):
        if rows.tables[number].get(key) != row:
            seen.blame(f"{KEPT[number].name} {key[0]}")


def _row(connection: Connection, table: Table, key: _Key) -> _Key | None:
    asked = select(table)
    for column, value in zip(table.primary_key.columns, key, strict=True):
        asked = asked.where(column == value)
    found = connection.execute(asked).first()
    return None if found is None else tuple(found)
