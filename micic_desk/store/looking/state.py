"""The settled state: what is kept step by step equals what the change log says."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import Connection

from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.forest import arrange
from micic_desk.domain.operation import MalformedOperationError
from micic_desk.domain.registers import Place, Registers
from micic_desk.store import log, projection
from micic_desk.store.looking.slices import SLICE, Look, Seen, sliced
from micic_desk.store.rebuilding import rebuilt
from micic_desk.store.session import Session

_ALL = (
    "SELECT DISTINCT entity FROM operation WHERE entity > ? ORDER BY entity LIMIT ?",
    "SELECT id FROM entity WHERE id > ? ORDER BY id LIMIT ?",
    "SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?",
)
_MANY = 10 * SLICE


def in_state(session: Session) -> Look:
    """Entity by entity; where moves closed a circle, once more all at once, for it needs all."""
    seen = Seen()
    parents: dict[str, str] = {}
    ids = sorted(_all(session))
    circles = False
    for done, some in sliced(ids):
        yield done, len(ids)
        with session.transaction() as connection:
            kept = {one.id: one for one in projection.load_some(connection, some)}
            said, unread = _said(connection, some)
        for one in some:
            if one in unread:
                continue  # the change log says so of itself
            stands, should = kept.get(one), said.get(one)
            circles = circles or (stands is not None and Flag.MOVE_SET_ASIDE in stands.flags)
            if not _same(stands, should) and not _only_set_aside(stands, should):
                seen.blame(one)
            if should is not None and should.parent is not None:
                parents[one] = should.parent
        seen.looked_at += len(said)
    if circles or arrange(parents, _nowhere_else):
        with (
            session.transaction() as connection,
            suppress(MalformedOperationError, ValueError, RecursionError),
        ):
            seen = _looked_at_once(connection)
    return seen


def _all(session: Session) -> set[str]:
    """Everything that is spoken of, or that stands."""
    found: set[str] = set()
    for asked in _ALL:
        last = ""
        while True:
            with session.transaction() as connection:
                some = [row[0] for row in connection.exec_driver_sql(asked, (last, _MANY))]
            found.update(some)
            if len(some) < _MANY:
                break
            last = some[-1]
            session.give_way()
    return found


def _said(connection: Connection, some: Sequence[str]) -> tuple[dict[str, Entity], set[str]]:
    """What the log says of these, and of which it cannot be read."""
    said: dict[str, Entity] = {}
    unread: set[str] = set()
    try:
        found = dict(log.of_entities(connection, some))
    except (MalformedOperationError, ValueError, RecursionError):
        if len(some) == 1:
            return {}, set(some)
        for one in some:
            more, also = _said(connection, [one])
            said |= more
            unread |= also
        return said, unread
    for one, operations in found.items():
        entity = Registers(operations).settle(one) if operations else None
        if entity is not None:
            said[one] = entity
    return said, unread


def _same(stands: Entity | None, should: Entity | None) -> bool:
    try:
        return stands == should
    except ValueError:
        return False  # what is kept of it cannot be read


def _only_set_aside(stands: Entity | None, should: Entity | None) -> bool:
    """Whether they differ in a move alone that was set aside: a circle says if that is right."""
    if stands is None or should is None or Flag.MOVE_SET_ASIDE not in stands.flags:
        return False
    flags = should.flags | {Flag.MOVE_SET_ASIDE}
    moved = replace(should, parent=stands.parent, order=stands.order, flags=flags)
    return _same(stands, moved)


def _nowhere_else(_one: str) -> Sequence[Place]:
    """Enough to learn whether there is any circle, if not what becomes of it."""
    return ()


def _looked_at_once(connection: Connection) -> Seen:
    kept = {entity.id: entity for entity in projection.load(connection)}
    fresh = rebuilt(connection)
    seen = Seen(looked_at=len(fresh))
    for one in kept.keys() | fresh.keys():
        if not _same(kept.get(one), fresh.get(one)):
            seen.blame(one)
    return seen
