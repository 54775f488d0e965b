"""A notebook of an older format, brought to today's: copied first, in one transaction, proved.

Killed at any moment it is the old notebook or the new one. The copy stays beside it until the
new one is proved; one that a kill left behind goes at the next opening (`sweeping`).
"""

import contextlib
import errno
import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.runtime.aside import name_aside
from micic_desk.store import tables
from micic_desk.store.connection import connect
from micic_desk.store.faults import disk_fails, refusal_for, told_plainly
from micic_desk.store.key import RawKey
from micic_desk.store.migrations import bring_to, refuse_newer
from micic_desk.store.rebuilding import rebuild
from micic_desk.store.second.copy import sync_folder
from micic_desk.store.whole_copy import drafted

WHY = "before format"
"""What the name of the copy says."""


def upgrade(path: Path, engine: Engine, raw: RawKey | None, revision: str) -> Sentence:
    """Bring a notebook to today's format; gives what to say of it.

    Raises Refusal where a newer program wrote it, where there is no room for a copy, and where
    the disk says no; then the notebook is as it was.
    """
    refuse_newer(path, revision)
    copy = _copied(path, engine, raw)
    try:
        said = _in_one_transaction(path, engine)
    except BaseException:
        _let_go(copy)
        raise
    told = Sentence(
        "{name} was written by an earlier version. It was brought to today's format, and nothing "
        "is lost.",
        {"name": path.name},
    )
    if not _brought_into_the_file(engine):
        # On a full disk it stays in the log. The copy stays too, till the next opening.
        return told
    if not is_whole(engine, raw, said):
        raise Refusal(
            "store.not_upgraded",
            "{name} was brought to today's format, and the disk did not keep it as it was "
            "written. As it was before it is kept as {kept}. Check the disk.",
            name=path.name,
            kept=copy.name,
        )
    _let_go(copy)
    return told


def log_digest(connection: Connection) -> bytes:
    """What tells one change log from any other, in whatever format."""
    digest = hashlib.blake2b(digest_size=32)
    cursor: Any = connection.exec_driver_sql("SELECT id, body FROM operation ORDER BY n").cursor
    while some := cursor.fetchmany(1000):
        for one, body in some:
            digest.update(f"{one}\0{body}\0".encode("utf-8", "surrogatepass"))
    return digest.digest()


def is_whole(engine: Engine, raw: RawKey | None, said: bytes) -> bool:
    """Whether every page is as it was sealed and the change log says this."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        try:
            if raw is not None and driver.execute("PRAGMA cipher_integrity_check").fetchall():
                return False
            if driver.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return False
        except dbapi2.Error:
            return False
        with connection.begin():
            return log_digest(connection) == said


def _brought_into_the_file(engine: Engine) -> bool:
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        try:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except dbapi2.OperationalError:
            return False
    return True


def _in_one_transaction(path: Path, engine: Engine) -> bytes:
    with told_plainly(path), engine.connect() as connection, connection.begin():
        before = log_digest(connection)
        bring_to(connection, tables.HEAD)
        # What is computed follows today's rules, not those of the day it was written.
        rebuild(connection)
        assert log_digest(connection) == before
    return before


def _copied(path: Path, engine: Engine, raw: RawKey | None) -> Path:
    """A proved copy of the notebook beside it, under a name that says why it is there."""
    copy = name_aside(path, f"{WHY} {tables.HEAD}")
    try:
        with drafted(copy, path) as draft:
            with engine.connect() as connection:
                driver: Any = connection.connection.driver_connection
                driver.execute("VACUUM INTO ?", (str(draft),))
                with connection.begin():
                    said = log_digest(connection)
            draft.chmod(0o600)
            _prove(draft, raw, said)
    except (OSError, DBAPIError, dbapi2.Error) as problem:
        raise _no_copy(path, problem) from problem
    return copy


def _prove(copy: Path, raw: RawKey | None, said: bytes) -> None:
    engine = connect(copy, raw, mode="rw")
    try:
        if not is_whole(engine, raw, said):
            raise OSError(errno.EIO, "not as it was written")
    finally:
        engine.dispose()


def _let_go(copy: Path) -> None:
    with contextlib.suppress(OSError):
        copy.unlink()
    sync_folder(copy.parent)


def _no_copy(path: Path, problem: Exception) -> Refusal:
    told = None if isinstance(problem, OSError) else refusal_for(problem, path)
    if told is not None and told.code in {"store.damaged", "store.disk_fails"}:
        return told
    if isinstance(problem, OSError) and problem.errno == errno.EIO:
        return disk_fails(path)
    return Refusal(
        "store.no_room_to_upgrade",
        "{name} was written by an earlier version and is copied before it is brought to today's "
        "format; its folder takes no copy. Free some space on the disk and open it again; "
        "nothing was changed.",
        name=path.name,
    )
