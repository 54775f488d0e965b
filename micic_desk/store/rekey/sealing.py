"""A notebook's file written once more beside it, every page sealed with another key."""

import os
from pathlib import Path
from typing import Any, BinaryIO

from sqlcipher3 import dbapi2

from micic_desk.store import tables
from micic_desk.store.connection import connect
from micic_desk.store.faults import refusal_for, told_plainly
from micic_desk.store.key import RawKey, salt_in
from micic_desk.store.rekey.placing import forget, unfinished
from micic_desk.store.second.catching_up import commits, lineage_in
from micic_desk.store.second.copy import sync_folder, write_copy
from micic_desk.store.second.rows import in_database
from micic_desk.store.unread import refuse_unread
from micic_desk.store.unusable import DAMAGED

_STEP = 1 << 20
_TORN = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})
_BINARY = getattr(os, "O_BINARY", 0)


class NotWholeError(Exception):
    """A file that was to be sealed anew is damaged or cannot be read."""


def seal_anew(source: Path, fresh: Path, old: RawKey, new: RawKey) -> None:
    """Write a notebook's file beside it, every page sealed with another key, and prove it.

    It has its name once it is whole, proved and on disk: until then it is a copy, or part of
    one, that begins with the salt of the old key. Raises NotWholeError where the source is not
    whole, Refusal or OSError where the disk says no.
    """
    draft = unfinished(fresh)
    try:
        _copy(source, draft)
        with told_plainly(source):
            _prove_twice(draft, old, source)
            _turn(draft, old, new)
            _prove_written(draft, new)
        with draft.open("r+b") as file:
            os.fsync(file.fileno())
        draft.replace(fresh)
        sync_folder(fresh.parent)
    except BaseException:
        forget(draft)
        raise
    finally:
        for leftover in (Path(f"{draft}-wal"), Path(f"{draft}-journal")):
            forget(leftover)


def write_second(fresh: Path, second: Path, new: RawKey) -> None:
    """Write the second copy of a notebook that was sealed anew, from what that holds."""
    engine = connect(fresh, new, mode="rw")
    try:
        with engine.connect() as connection, connection.begin():
            lineage = lineage_in(connection)
            if lineage is not None:
                rows = in_database(connection)
                write_copy(second, new, lineage, tables.HEAD, commits(connection), rows)
    finally:
        engine.dispose()
    if Path(f"{fresh}-wal").exists():
        # The disk took no checkpoint: what was made is not whole without its log.
        raise OSError


def _copy(source: Path, fresh: Path) -> None:
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    with os.fdopen(handle, "wb") as into, source.open("rb") as out:
        while part := _read(out):
            into.write(part)


def _read(file: BinaryIO) -> bytes:
    try:
        return file.read(_STEP)
    except OSError as problem:
        raise NotWholeError from problem


def _turn(fresh: Path, old: RawKey, new: RawKey) -> None:
    connection = _connection(fresh, old)
    try:
        # It is a copy: what fails half-way is thrown away, and synced as a whole.
        connection.execute("PRAGMA journal_mode=OFF").fetchall()
        connection.execute("PRAGMA synchronous=OFF").fetchall()
        connection.execute(f"PRAGMA rekey={new.pragma()}").fetchall()
    except dbapi2.Error as problem:
        told = refusal_for(problem, fresh)
        if told is None or told.code == DAMAGED:
            # A page that cannot be read makes it say something about the key, or that it is bad.
            raise OSError from problem
        raise
    finally:
        connection.close()


def _prove_twice(copy: Path, raw: RawKey, source: Path) -> None:
    """The same, and where it seems not to be whole once more: it may have been the disk."""
    try:
        _prove(copy, raw)
    except NotWholeError:
        refuse_unread(copy, source)
        _prove(copy, raw)


def _prove(copy: Path, raw: RawKey) -> None:
    """Raise NotWholeError unless every page is as it was sealed, and they hang together."""
    connection = _connection(copy, raw)
    try:
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        said = connection.execute("PRAGMA quick_check(1)").fetchone()
    except dbapi2.DatabaseError as problem:
        if getattr(problem, "sqlite_errorname", "") in _TORN:
            raise NotWholeError from problem
        raise
    finally:
        connection.close()
    if broken or said != ("ok",):
        raise NotWholeError


def _prove_written(fresh: Path, new: RawKey) -> None:
    """The same of what was just written: what is not whole there is the disk's doing."""
    try:
        _prove(fresh, new)
    except NotWholeError as problem:
        raise OSError from problem
    if salt_in(fresh) != new.salt:
        raise OSError


def _connection(path: Path, raw: RawKey) -> Any:  # noqa: ANN401 - the driver is untyped
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute(f"PRAGMA key={raw.pragma()}").fetchall()
    connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
    return connection
