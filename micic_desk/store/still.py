"""The file of an open notebook kept still: looked at and copied while somebody types."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import RawKey
from micic_desk.store.pages import aside
from micic_desk.store.turns import Turn
from micic_desk.store.unread import told_apart

_WRITTEN_IN = 1000
"""Pages in the write-ahead log after which SQLite brings it into the file, as it does by itself."""


class Still:
    """The part of a session that keeps its file still; whatever else it knows, it inherits."""

    path: Path
    _raw: RawKey | None
    _connection: Connection
    _turn: Turn
    _still = 0
    """How many keep the file still just now."""
    _stirred = 0
    """How often it was written to in spite of that, or let go of."""

    @property
    def _driver(self) -> Any:  # noqa: ANN401 - the driver is untyped
        raise NotImplementedError

    def tidy(self) -> None:
        """Bring the write-ahead log into the file."""
        raise NotImplementedError

    @contextmanager
    def kept_still(self) -> Iterator[Callable[[], bool]]:
        """Everything committed is in the file, and what is committed meanwhile is not yet.

        So the file can be read by others (`pages.aside`). Gives what tells whether it was left
        alone till then: a purge, another key and the closing write to it all the same. Raises
        Refusal.
        """
        with self._turn:
            if self._connection.closed:
                raise closed()
            self.tidy()
            self._still += 1
            self._write_in_after(0)
            stood = self._stirred
        try:
            yield lambda: self._stirred == stood
        finally:
            with self._turn:
                self._still -= 1
                if not self._still:
                    self._write_in_after(_WRITTEN_IN)

    def copy_into(self, target: Path) -> None:
        """Write everything committed so far into a new file, sealed with the same key.

        Nobody waits for it: what is committed meanwhile is not in it. Only where the file was
        written to meanwhile it is copied once more, with nobody else at work.
        """
        with suppress(dbapi2.Error, Refusal), self.kept_still() as is_still:
            with aside(self.path, self._raw) as driver:
                driver.execute("VACUUM INTO ?", (str(target),))
            if is_still():
                return
        with self._turn, told_apart(self.path, self._raw, target):
            if self._connection.closed:
                raise closed()
            target.unlink(missing_ok=True)
            self._driver.execute("VACUUM INTO ?", (str(target),))

    def _write_in_after(self, pages: int) -> None:
        if not self._connection.closed:
            self._driver.execute(f"PRAGMA wal_autocheckpoint={pages}").fetchall()


def closed() -> Refusal:
    """What is said where the notebook was closed meanwhile."""
    return Refusal("store.closed", "The notebook was closed meanwhile.")
