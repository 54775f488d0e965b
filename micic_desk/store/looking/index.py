"""The word index: it holds the words of every line, and they are those that the line has."""

from collections.abc import Sequence

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from micic_desk.store import projection
from micic_desk.store.looking.slices import Look, Seen, sliced
from micic_desk.store.session import Session

_IDS = "SELECT id FROM entity ORDER BY n"
_WELL = text("INSERT INTO search(search, rank) VALUES('integrity-check', 1)")
ITSELF = "search"
"""Stands for the index as a whole among what is wrong."""


def in_index(session: Session) -> Look:
    """The words of each line, then the index against all of them."""
    seen = Seen()
    with session.transaction() as connection:
        ids = [row[0] for row in connection.exec_driver_sql(_IDS)]
    for done, some in sliced(ids):
        yield done, len(ids)
        with session.transaction() as connection:
            _look(connection, some, seen)
    with session.transaction() as connection:
        try:
            connection.execute(_WELL)
        except DBAPIError:
            seen.blame(ITSELF)
    return seen


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
