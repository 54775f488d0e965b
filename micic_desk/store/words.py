"""Search as one types: the word index, and the list of all its words."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import text

from micic_desk.domain.entity import Entity
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.words import tokens, wanted
from micic_desk.store.folding import query_for
from micic_desk.store.session import Session

_FIND = text(
    "SELECT search.rowid, entity.id FROM search JOIN entity ON entity.n = search.rowid "
    "WHERE search MATCH :words AND search.rowid < :below ORDER BY search.rowid DESC LIMIT :most"
)
_ITEMS = text("SELECT n, id FROM entity WHERE n > :above AND kind = 'item' ORDER BY n LIMIT :most")
_LIST = text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_list USING fts5vocab(main, search, row)")
_WORDS = text("SELECT term FROM temp.word_list WHERE term > :after LIMIT :most")
_SLICE = 500
"""Rows read at a time, so that a key that comes meanwhile waits a millisecond or two."""
MOST_LONGER = 40
"""A word may stand inside thousands; so many of them are looked for."""

NEWEST = 1 << 62
"""Above every row number."""


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of entities, and the row number of the last, where to go on."""

    ids: tuple[str, ...]
    last: int


class Words:
    """Finds entities by their words, a page at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._listed = "\n"
        self._added: dict[str, None] = {}
        self._said: list[str] = []
        self._last = ""
        self._all_listed = False

    def keep_up(self, entities: Iterable[Entity]) -> None:
        """Make the index anew where an older program filled it; a full disk leaves it as it is."""
        with suppress(Refusal), self._session.transaction():
            self._session.projection.keep_words_up(entities)

    def find(self, words: str, most: int = 50) -> list[str]:
        """The ids of the newest entities that hold all the words (or their beginnings)."""
        query = query_for(wanted(words))
        return list(self.page(query, NEWEST, most).ids)

    def page(self, query: str, below: int, most: int) -> Found:
        """The newest that fit a query of ``query_for`` among the rows below a number."""
        if not query:
            return Found((), 0)
        with self._session.transaction() as connection:
            rows = connection.execute(_FIND, {"words": query, "below": below, "most": most}).all()
        return Found(tuple(row[1] for row in rows), rows[-1][0] if rows else 0)

    def items(self, above: int, most: int = _SLICE) -> Found:
        """The oldest items among the rows above a number."""
        with self._session.transaction() as connection:
            rows = connection.execute(_ITEMS, {"above": above, "most": most}).all()
        return Found(tuple(row[1] for row in rows), rows[-1][0] if rows else 0)

    def list_more(self) -> bool:
        """Read a slice of the list of words; whether there is more of it."""
        if self._all_listed:
            return False
        with self._session.transaction() as connection:
            connection.execute(_LIST)
            rows = connection.execute(_WORDS, {"after": self._last, "most": _SLICE}).all()
        self._last = rows[-1][0] if rows else self._last
        self.add_to_list(row[0] for row in rows)
        self._all_listed = len(rows) < _SLICE
        return not self._all_listed

    def add_to_list(self, words: Iterable[str]) -> None:
        """Take words into the list."""
        # Into the text they come when it is searched: adding to it copies all of it.
        self._added.update(dict.fromkeys(words))

    def hear(self, text: str) -> None:
        """Take the words of a text into the list; it is taken apart when it is first searched."""
        self._said.append(text)

    def longer(self, word: str) -> Sequence[str]:
        """Words of the notebook, as far as they are listed, that hold another inside."""
        while self._said:
            self.add_to_list(one.word for one in tokens(self._said.pop()))
        if self._added:
            self._listed += "\n".join([*self._added, ""])
            self._added.clear()
        found: dict[str, None] = {}
        at = self._listed.find(word)
        while at >= 0 and len(found) < MOST_LONGER:
            start = self._listed.rfind("\n", 0, at) + 1
            end = self._listed.find("\n", at)
            if start < at:
                found[self._listed[start:end]] = None
            at = self._listed.find(word, end)
        return tuple(found)

    def settle(self) -> None:
        """Merge the index's segments into one; for idle moments after a large merge."""
        with self._session.transaction() as connection:
            connection.execute(text("INSERT INTO search(search) VALUES('optimize')"))
