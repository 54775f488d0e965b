"""Search as one types: the word index asked so that no query can be a syntax error."""

from sqlalchemy import text

from micic_desk.store.folding import query_for
from micic_desk.store.session import Session

_FIND = text(
    "SELECT entity.id FROM search JOIN entity ON entity.n = search.rowid "
    "WHERE search MATCH :words ORDER BY search.rowid DESC LIMIT :most"
)


class Words:
    """Finds entities by their words."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, words: str, most: int = 50) -> list[str]:
        """The ids of the newest entities that hold all the words (or their beginnings)."""
        query = query_for(words)
        if not query:
            return []
        with self._session.transaction() as connection:
            rows = connection.execute(_FIND, {"words": query, "most": most})
            return [row[0] for row in rows]

    def settle(self) -> None:
        """Merge the index's segments into one; for idle moments after a large merge."""
        with self._session.transaction() as connection:
            connection.execute(text("INSERT INTO search(search) VALUES('optimize')"))
