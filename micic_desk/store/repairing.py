"""Making right what a check found wrong, from what is right elsewhere; no word is thrown away.

What is computed is made again from the change log; the log from the second copy; the second
copy from the notebook, after what only it knew was taken in; a backup that does not open is
set aside, and a new one is made. Damaged pages alone need the notebook to be opened again.
"""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, text

from micic_desk.domain.registers import Registers
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.aside import name_aside
from micic_desk.store import backups, log, projection, tables
from micic_desk.store.checking import Finding, Part
from micic_desk.store.looking.log import says_itself
from micic_desk.store.second.reading import left_rows, second_path
from micic_desk.store.second.rows import OPERATION, Change
from micic_desk.store.session import Session

_INDEX = text("INSERT INTO search(search) VALUES('rebuild')")
_operations = tables.operation


def repair(session: Session, findings: Sequence[Finding]) -> list[str]:
    """Repair what was found, backups apart; gives the ids of what may stand otherwise now.

    Raises Refusal where the disk says no; then what was repaired before stays repaired.
    """
    wrong = {one.part: one for one in findings if one.wrong}
    ids: set[str] = set()
    if Part.PAGES in wrong:
        with session.transaction() as connection:
            connection.exec_driver_sql("REINDEX")
    if Part.LOG in wrong or Part.SECOND in wrong:
        ids |= _from_second(session, wrong.get(Part.LOG))
    if Part.STATE in wrong:
        ids |= set(wrong[Part.STATE].which)
    if ids:
        _settle(session, ids)
    if Part.INDEX in wrong:
        _index(session, wrong[Part.INDEX].which)
    if Part.SECOND in wrong:
        session.write_second_copy_anew()
    return sorted(ids)


def repair_backups(session: Session, findings: Sequence[Finding], now: datetime) -> None:
    """Set aside what was found and still does not open, and make a backup in its place.

    Not for who has the session's turn: see `backups.TURN`. Raises Refusal where the disk says no.
    """
    wrong = {name for one in findings if one.part is Part.BACKUPS for name in one.which}
    found = [one for one in backups.backups_of(session.path) if one.path.name in wrong]
    aside = [one for one in found if _was_set_aside(session, one)]
    if aside:
        backups.back_up(session, now)


def _from_second(session: Session, finding: Finding | None) -> set[str]:
    """Put back the entries of the log that only the second copy can read or knows."""
    bent = {int(one) for one in finding.which} if finding is not None else set()
    with session.alone():
        try:
            left = left_rows(second_path(session.path).read_bytes(), session.raw)
        except OSError:
            return set()
        told = left.tables[OPERATION].values() if left is not None else ()
        good = [row for row in told if says_itself(row)]
        with session.changing() as connection:
            return _put_back(connection, good, bent)


def _put_back(connection: Connection, good: Iterable[Change], bent: set[int]) -> set[str]:
    known = {
        one: number for number, one in connection.exec_driver_sql("SELECT n, id FROM operation")
    }
    taken = set(known.values()) - bent
    ids: set[str] = set()
    for row in good:
        number, one, entity, *_ = row
        if number in bent:
            connection.execute(_operations.delete().where(_operations.c.n == number))
        elif one in known or number in taken:
            continue
        values = dict(zip(_operations.columns.keys(), row, strict=True))
        connection.execute(_operations.insert(), values)
        ids.add(entity)
    return ids


def _settle(session: Session, ids: set[str]) -> None:
    with session.changing() as connection:
        folded: Mapping[str, Registers] = {
            one: Registers(found) for one, found in log.of_entities(connection, sorted(ids))
        }
        session.projection.settle(folded, rearrange=True)


def _index(session: Session, which: Sequence[str]) -> None:
    with session.transaction() as connection:
        for entity in projection.load_some(connection, which):
            words = projection.words_of(entity)
            renew = tables.entity.update().where(tables.entity.c.id == entity.id)
            connection.execute(renew.values(words=words))
        connection.execute(_INDEX)


def _was_set_aside(session: Session, backup: backups.Backup) -> bool:
    """Keep what does not open under a name that says so; something of it may be readable yet."""
    try:
        backups.prove_in_turn(backup, session)
    except Refusal as refusal:
        if backups.is_damage(refusal):
            with contextlib.suppress(OSError):
                backup.path.rename(name_aside(backup.path, "does not open"))
            return True
    return False
