"""One opened notebook: its connection, its lock, its writer; everything else works through it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os.path import samestat
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, Engine

from micic_desk.domain.operation import Json
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.clock import Clock
from micic_desk.runtime.lock import FileLock
from micic_desk.store import local, log
from micic_desk.store.faults import told_plainly
from micic_desk.store.projection import Projection
from micic_desk.store.scribe import Writer

_NUMBERS = "last_numbers"
"""The setting that says how far the log was counted when the notebook was closed last."""


class Session:
    """The one connection to a notebook. Only one thread at a time is inside ``transaction``.

    ``changes`` counts how often settled state may have changed since the notebook was opened.
    """

    def __init__(self, path: Path, engine: Engine, lock: FileLock, clock: Clock) -> None:
        self.path = path
        self._engine = engine
        self._lock = lock
        self._turn = RLock()
        self._file = path.stat()
        self.changes = 0
        self._connection = engine.connect()
        with self.transaction() as connection:
            self._counted = _numbers(local.get(connection, _NUMBERS))
            number, lamport = log.last_numbers(connection, self._counted)
            self.projection = Projection(connection)
        self.writer = Writer(clock, last_number=number, lamport=lamport)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The connection inside one transaction: durable when the block ends, or nothing.

        Raises Refusal where the disk or the file says no.
        """
        with self._turn, told_plainly(self.path), self._connection.begin():
            driver = self._connection.connection.driver_connection
            assert driver is not None
            before = driver.total_changes
            yield self._connection
            if driver.total_changes != before:
                self._refuse_where_gone()

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction that changes settled state; memory of it goes back if it fails."""
        before = self.projection.bookmark()
        try:
            with self.transaction() as connection:
                self.changes += 1
                yield connection
        except BaseException:
            self.projection.rewind(before)
            raise

    def _refuse_where_gone(self) -> None:
        """Refuse to write into a file that nobody would find again.

        Some systems go on writing into a file that was removed, moved or replaced while it was
        open, and say that all is well.
        """
        try:
            found = self.path.stat()
        except OSError:
            found = None
        if found is None or not samestat(found, self._file):
            raise Refusal(
                "store.gone",
                "{name} is not where it was opened: it was moved, renamed or replaced, or the "
                "stick was pulled out. Put it back; what you type is kept on the screen.",
                name=self.path.name,
            )

    def tidy(self) -> None:
        """Bring the write-ahead log into the file; for idle moments."""
        with self._turn, told_plainly(self.path):
            driver = self._connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file and let go of it; nothing can be written any more."""
        with self._turn:
            if self._connection.closed:
                return
            try:
                with suppress(Refusal):
                    self._keep_numbers()
                # On a full disk the write-ahead log cannot be brought in; all that was
                # acknowledged is safe in it, and the next opening reads it.
                with suppress(Refusal):
                    self.tidy()
            finally:
                self._connection.close()
                self._engine.dispose()
                self._lock.release()

    def _keep_numbers(self) -> None:
        """Spare the next opening a look through the whole log for the highest numbers."""
        numbers = self.writer.last_number, self.writer.lamport
        if numbers != self._counted:
            with self.transaction() as connection:
                local.put(connection, _NUMBERS, list(numbers))


def _numbers(kept: Json) -> tuple[int, int]:
    """What was kept, or noughts where nothing or nonsense was."""
    if isinstance(kept, list) and len(kept) == 2:
        number, lamport = kept
        if isinstance(number, int) and isinstance(lamport, int):
            return number, lamport
    return 0, 0
