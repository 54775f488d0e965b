"""The word index: it holds the words of every line, and they are those that the line has."""

from collections.abc import Sequence

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from micic_desk.store import projection
from micic_desk.store.faults import is_interruption
from micic_desk.store.looking.slices import SLICE, Look, Seen
from micic_desk.store.session import Session

_COUNT = "SELECT count(*) FROM entity"
_IDS = "SELECT n, id FROM entity WHERE n > ? ORDER BY n LIMIT ?"
_WELL = text("INSERT INTO search(search, rank) VALUES('integrity-check', 1)")
ITSELF = "search"
"""Stands for the index as a whole among what is wrong."""


def in_index(session: Session) -> Look:
    """The words of each line, then the index against all of them."""
    seen = Seen()
    with session.transaction() as connection:
        whole = int(connection.exec_driver_sql(_COUNT).scalar_one())
    last = done = 0
    while True:
        with session.transaction() as connection:
            rows = connection.exec_driver_sql(_IDS, (last, SLICE)).all()
            _look(connection, [one for _, one in rows], seen)
        done += len(rows)
        yield done, max(whole, done)
        if len(rows) < SLICE:
            break  # what is captured from now on is for the next look
        last = rows[-1][0]
    if not session.uninterrupted(_is_well):
        seen.blame(ITSELF)
    return seen


def _is_well(connection: Connection) -> bool:
    try:
        connection.execute(_WELL)
    except DBAPIError as problem:
        if is_interruption(problem):
            raise
        return False
    return True


def _look(connection: Connection, some: Sequence[str], seen: Seen) -> None:
    stand = {one.id: one for one in projection.load_some(connection, some)}
    for one, words in projection.words_kept(connection, some):
        try:
            well = words == projection.words_of(stand[one])
        except (KeyError, ValueError):
            continue  # the settled state says so of itself
        seen.looked_at += bool(words)
        if not well:
            seen.blame(one)
