"""One connection to one notebook, with the settings that make a commit mean "safe on disk"."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from micic_desk.store.key import RawKey

_SETTINGS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "cache_size=-16000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
"""WAL with FULL loses no commit to a power cut; EXCLUSIVE keeps the index of the WAL in memory,
so that no third file lies beside the notebook. The cache holds 16 MB of pages: with SQLite's own
two a merge opens and seals the same pages several times over."""

_STATEMENTS = 500
_BEGIN = "BEGIN IMMEDIATE"
_HARMLESS = ("locking_mode=EXCLUSIVE", "trusted_schema=OFF", "cell_size_check=ON", "query_only=ON")


class _Cursor(Protocol):
    def execute(self, statement: str) -> Any: ...  # noqa: ANN401 - the driver is untyped


def connect(path: Path, raw: RawKey | None, *, mode: str, settled: bool = True) -> Engine:
    """An engine over one connection; ``mode`` is SQLite's: rw, or rwc to create the file.

    ``settled`` False leaves the form of a file that may not be ours as it is: only for reading.

    Nothing is read yet: the first statement finds out whether key and file are good.
    """

    def open_connection() -> Any:  # noqa: ANN401 - the driver is untyped
        # By its bytes: a name on Linux need not be text.
        address = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"
        connection = dbapi2.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=0.2
        )
        try:
            _prepare(connection, raw, settled=settled)
        except BaseException:
            connection.close()
            raise
        return connection

    alike, compiled = _what_engines_share()
    engine = Engine(
        StaticPool(open_connection, dialect=alike.dialect),
        alike.dialect,
        alike.url,
        hide_parameters=True,
        execution_options={"compiled_cache": compiled},
    )
    event.listen(engine, "begin", _begin)
    return engine


@cache
def _what_engines_share() -> tuple[Engine, LRUCache[Any, Any]]:
    """One dialect and what was compiled for it: a quarter of an opening was compiling anew.

    What is kept are statements without their values.
    """
    return create_engine("sqlite://", module=dbapi2), LRUCache(_STATEMENTS)


def _prepare(connection: _Cursor, raw: RawKey | None, *, settled: bool) -> None:
    if raw is not None:
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
        connection.execute(f"PRAGMA key={raw.pragma()}").fetchall()
    for setting in _SETTINGS if settled else _HARMLESS:
        connection.execute(f"PRAGMA {setting}").fetchall()
    if sys.platform == "darwin":
        # There fsync alone leaves the data in the disk's own cache.
        connection.execute("PRAGMA fullfsync=ON").fetchall()
        connection.execute("PRAGMA checkpoint_fullfsync=ON").fetchall()


def _begin(connection: Connection) -> None:
    # The driver must not begin by itself: a kill inside such a migration left files that
    # never opened again.
    try:
        at_driver(connection).execute(_BEGIN)
    except dbapi2.Error as problem:
        # Who opens a transaction is told as by everything that goes through SQLAlchemy.
        raise DBAPIError.instance(_BEGIN, None, problem, dbapi2.Error) from problem


def at_driver(connection: Connection) -> Any:  # noqa: ANN401 - the driver is untyped
    """The driver's own connection, for what is done at every line while somebody waits for it.

    A statement costs half as much there; see `told_plainly` for what it raises.
    """
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver
