"""Is the notebook whole? Pages, log, settled state and word index, each with its finding."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from micic_desk.domain.operation import MalformedOperationError, Operation, read_operation
from micic_desk.store import projection, tables
from micic_desk.store.rebuilding import rebuilt
from micic_desk.store.session import Session


class Part(StrEnum):
    """What was looked at."""

    PAGES = "pages"
    LOG = "log"
    STATE = "state"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the notebook and how many things in it are wrong; 0 means whole."""

    part: Part
    wrong: int
    looked_at: int


def check(session: Session, progress: Callable[[Part], None] | None = None) -> list[Finding]:
    """Look at everything; changes nothing."""
    findings = []
    steps = (
        (Part.PAGES, _pages),
        (Part.LOG, _log),
        (Part.STATE, _state),
        (Part.INDEX, _index),
    )
    for part, look in steps:
        if progress is not None:
            progress(part)
        with session.transaction() as connection:
            wrong, looked_at = look(connection)
        findings.append(Finding(part, wrong, looked_at))
    return findings


def _pages(connection: Connection) -> tuple[int, int]:
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    seals = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
    sealed = seals.all() if seals.returns_rows else []  # a plain notebook has none
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    return (0 if found == ["ok"] else len(found)) + len(sealed), int(pages)


def _log(connection: Connection) -> tuple[int, int]:
    """Every operation readable, and its columns the same as its text."""
    wrong = looked_at = 0
    for row in connection.execute(select(tables.operation)):
        looked_at += 1
        try:
            operation = read_operation(row.body)
        except (MalformedOperationError, ValueError):
            wrong += 1
            continue
        if not _columns_agree(row.id, row.entity, row.lamport, operation):
            wrong += 1
    return wrong, looked_at


def _columns_agree(one: str, entity: str, lamport: int, operation: Operation) -> bool:
    return (operation.id, operation.entity, operation.lamport) == (one, entity, lamport)


def _state(connection: Connection) -> tuple[int, int]:
    """What is kept step by step equals what the log says."""
    kept = {entity.id: entity for entity in projection.load(connection)}
    fresh = rebuilt(connection)
    differing = [one for one in kept.keys() | fresh.keys() if kept.get(one) != fresh.get(one)]
    return len(differing), len(fresh)


def _index(connection: Connection) -> tuple[int, int]:
    count = connection.execute(select(tables.entity.c.id).where(tables.entity.c.words != "")).all()
    try:
        connection.execute(text("INSERT INTO search(search, rank) VALUES('integrity-check', 1)"))
    except DBAPIError:
        return 1, len(count)
    return 0, len(count)
