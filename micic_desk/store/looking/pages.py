"""The pages of the file: sealed as they were written, and hanging together."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from micic_desk.store.faults import disk_fails
from micic_desk.store.key import RawKey
from micic_desk.store.looking.slices import Look, Seen
from micic_desk.store.pages import aside
from micic_desk.store.session import Session

_PAGE, _SEAL = 4096, 64
"""Bytes of a page, and of the seal at its end: what SQLCipher 4 has where nothing else is asked."""
_AT_ONCE = 250
"""Pages read before somebody who waits has a turn."""
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
_LOOK = "PRAGMA integrity_check({table})"


def in_pages(session: Session) -> Look:
    """Table by table, after a checkpoint, so that what stands in the log alarms nobody."""
    session.tidy()
    seen = Seen()
    with session.transaction() as connection:
        seen.looked_at = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        names = [row[0] for row in connection.exec_driver_sql(_TABLES)]
    if session.raw is not None:  # a plain notebook has no seals
        yield from _seals(session, session.raw, seen)
    for done, name in enumerate(names, 1):
        yield done, len(names) + 1
        if not _hangs_together(session, name):
            # Perhaps something was written into the file meanwhile.
            seen.wrong += session.uninterrupted(partial(_apart, table=name))
    return seen


def _hangs_together(session: Session, table: str) -> bool:
    """Whether a table does, as the file has it; nobody waits for that, however long it takes."""
    try:
        with session.kept_still(), aside(session.path, session.raw) as driver:
            return not _said_of(driver.execute(_LOOK.format(table=table)))
    except dbapi2.Error:
        return False


def _seals(session: Session, raw: RawKey, seen: Seen) -> Iterator[tuple[int, int]]:
    """The seal of every page, as `PRAGMA cipher_integrity_check` looks at them in one go.

    That cannot be ended, and a line that was captured waited for it. After
    https://www.zetetic.net/sqlcipher/design/: a page ends in the HMAC-SHA512 of what stands
    before it and of its number, keyed by two rounds of PBKDF2 over the salt with each byte
    turned by 0x3A; the first page begins with the salt, which is not sealed.
    """
    salt = bytes(one ^ 0x3A for one in raw.salt)
    key = hashlib.pbkdf2_hmac("sha512", raw.key, salt, 2, 32)
    number = 0
    while True:
        with session.alone():
            try:
                with session.path.open("rb") as file:
                    file.seek(number * _PAGE)
                    data = file.read(_AT_ONCE * _PAGE)
            except OSError as problem:
                raise disk_fails(session.path) from problem
        for start in range(0, len(data), _PAGE):
            number += 1
            page = data[start : start + _PAGE]
            sealed = page[len(raw.salt) if number == 1 else 0 : -_SEAL]
            seal = hmac.digest(key, sealed + number.to_bytes(4, "little"), "sha512")
            seen.wrong += not hmac.compare_digest(seal, page[-_SEAL:])
        if len(data) < _AT_ONCE * _PAGE:
            return
        session.give_way()
        yield number, max(2 * seen.looked_at, number)


def _apart(connection: Connection, table: str) -> int:
    """How many places of a table do not hang together."""
    return len(_said_of(connection.exec_driver_sql(_LOOK.format(table=table))))


def _said_of(rows: Iterable[Sequence[str]]) -> list[str]:
    said = [row[0] for row in rows]
    return [] if said == ["ok"] else said
