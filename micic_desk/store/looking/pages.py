"""The pages of the file: sealed as they were written, and hanging together."""

from sqlalchemy import Connection

from micic_desk.store.looking.slices import Look, Seen
from micic_desk.store.session import Session

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"


def in_pages(session: Session) -> Look:
    """Table by table, after a checkpoint, so that what stands in the log alarms nobody."""
    session.tidy()
    seen = Seen()
    with session.transaction() as connection:
        seen.looked_at = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        names = [row[0] for row in connection.exec_driver_sql(_TABLES)]
        _seals(connection, seen)
    for done, name in enumerate(names, 1):
        yield done, len(names) + 1
        with session.transaction() as connection:
            _hangs_together(connection, name, seen)
    return seen


def _seals(connection: Connection, seen: Seen) -> None:
    seals = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
    seen.wrong += len(seals.all()) if seals.returns_rows else 0  # a plain notebook has none


def _hangs_together(connection: Connection, table: str, seen: Seen) -> None:
    said = [row[0] for row in connection.exec_driver_sql(f"PRAGMA integrity_check({table})")]
    seen.wrong += 0 if said == ["ok"] else len(said)
