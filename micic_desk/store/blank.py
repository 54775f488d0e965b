"""A new notebook's file: its tables, and nothing in them."""

import errno
import os
from functools import cache
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from micic_desk.store import tables
from micic_desk.store.connection import connect
from micic_desk.store.key import RawKey


def make_blank(path: Path, raw: RawKey | None, *, filled: bool = True) -> None:
    """Make the file, with today's tables unless told not to; FileExistsError where there is one.

    Raises OSError, or what the database driver raises; then the file is of no use.
    """
    # Made beforehand, so that nobody else on this computer may read it.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    engine = connect(path, raw, mode="rw")
    try:
        with engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"PRAGMA application_id={tables.APPLICATION_ID}")
            if filled:
                for statement in (*_tables(), *tables.SEARCH_DDL):
                    connection.exec_driver_sql(statement)
                connection.execute(insert(tables.revision), {"version_num": tables.HEAD})
    finally:
        engine.dispose()
    if Path(f"{path}-wal").exists():
        # The disk took no checkpoint: without its log the file holds nothing, and is damaged.
        raise OSError(errno.ENOSPC, "not brought into the file")


@cache
def _tables() -> tuple[str, ...]:
    """The statements that make today's tables and their indexes, put into words once."""
    made = tables.metadata.sorted_tables
    wanted: list[CreateTable | CreateIndex] = [CreateTable(table) for table in made]
    wanted += [CreateIndex(one) for table in made for one in sorted(table.indexes, key=str)]
    return tuple(str(one.compile(dialect=sqlite.dialect())) for one in wanted)
