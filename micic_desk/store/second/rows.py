"""What of a notebook cannot be computed again, as rows: put, taken away, written, read.

A change is a tuple: the number of the table and the whole row, or for a row that went ``-1 -``
the number and its key. Settled tables and the word index are left out: they are rebuilt.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table

from micic_desk.store import tables

Change: TypeAlias = tuple[Any, ...]
KEPT: tuple[Table, ...] = (
    tables.operation,
    tables.gesture,
    tables.incoming,
    tables.arrival,
    tables.draft,
    tables.setting,
)
OPERATION, GESTURE = 0, 1
KEYS = tuple(len(table.primary_key.columns) for table in KEPT)
"""How many columns are the key; they stand first in every table."""
_JSON = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)
_PART = 16_384
_AROUND = 40
"""What numbers and quotes of a row take, about."""


@dataclass(slots=True)
class Rows:
    """The rows of every table, by their keys, as they stand after commit ``number``."""

    number: int = 0
    tables: tuple[dict[tuple[Any, ...], Change], ...] = field(
        default_factory=lambda: tuple({} for _ in KEPT)
    )

    def apply(self, changes: Iterable[Sequence[Any]]) -> None:
        """Carry changes out, in their order."""
        for table, *row in changes:
            if table < 0:
                self.tables[-1 - table].pop(tuple(row), None)
            else:
                self.tables[table][tuple(row[: KEYS[table]])] = tuple(row)

    def changes(self) -> Iterator[Change]:
        """Everything as changes to an empty notebook."""
        for number, rows in enumerate(self.tables):
            for row in rows.values():
                yield (number, *row)


def parts_of(changes: Iterable[Change]) -> Iterator[bytes]:
    """Changes as JSON in parts of a few pages each, so that damage costs few of them.

    What a part will take is guessed from its texts, so that all of it is encoded at once.
    """
    part: list[Change] = []
    size = 0
    for change in changes:
        part.append(change)
        size += _AROUND + sum([len(one) for one in change if isinstance(one, str)])
        if size >= _PART:
            yield _whole(part)
            part, size = [], 0
    if part:
        yield _whole(part)


def read_part(part: bytes) -> list[list[Any]]:
    """The changes of one part."""
    found: list[list[Any]] = json.loads(part)
    return found


def in_database(connection: Connection) -> Iterator[Change]:
    """Every kept row of a notebook, as changes to an empty one."""
    for number, table in enumerate(KEPT):
        cursor = connection.execute(table.select()).cursor
        assert cursor is not None
        while some := cursor.fetchmany(1000):
            for row in some:
                yield (number, *row)


def into_database(connection: Connection, rows: Rows) -> None:
    """Write rows into the empty tables of a new notebook."""
    for table, kept in zip(KEPT, rows.tables, strict=True):
        places = ", ".join("?" for _ in table.columns)
        if kept:
            fill = f"INSERT INTO {table.name} VALUES({places})"
            connection.exec_driver_sql(fill, list(kept.values()))


def _whole(part: Sequence[Change]) -> bytes:
    # Text of an old notebook may hold half characters; JSON would carry them, UTF-8 does not.
    return _JSON.encode(part).encode("utf-8", "surrogatepass")
