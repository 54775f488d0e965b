"""The change log: every operation readable, and its columns the same as its text."""

from collections.abc import Sequence

from sqlalchemy import func, select

from micic_desk.domain.operation import MalformedOperationError, read_operation
from micic_desk.store import tables
from micic_desk.store.looking.slices import SLICE, Look, Seen
from micic_desk.store.session import Session

_table = tables.operation


def in_log(session: Session) -> Look:
    """In the order it was written."""
    seen, last = Seen(), 0
    with session.transaction() as connection:
        whole = int(connection.execute(select(func.count()).select_from(_table)).scalar_one())
    while True:
        with session.transaction() as connection:
            asked = select(_table).where(_table.c.n > last).order_by(_table.c.n).limit(SLICE)
            rows = connection.execute(asked).all()
        for row in rows:
            if not says_itself(row):
                seen.blame(str(row.n))
        seen.looked_at += len(rows)
        if len(rows) < SLICE:
            return seen
        last = rows[-1].n
        yield seen.looked_at, max(whole, seen.looked_at)


def says_itself(row: Sequence[object]) -> bool:
    """Whether a row of the log can be read and says of itself what its columns say."""
    _, one, entity, lamport, actor, sequence, _, _, body = row
    try:
        said = read_operation(str(body))
    except (MalformedOperationError, ValueError, RecursionError):
        return False
    columns = (one, entity, lamport, actor, sequence)
    return columns == (said.id, said.entity, said.lamport, said.actor, said.sequence)
