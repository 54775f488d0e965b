"""One opened notebook: its connection, its lock, its writer; everything else works through it."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.operation import Json
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.runtime.clock import Clock
from micic_desk.runtime.ids import random_id
from micic_desk.runtime.lock import FileLock
from micic_desk.store import local, log
from micic_desk.store.away import Away, known_in
from micic_desk.store.connection import connect
from micic_desk.store.drafts import OnItsWay, WaitingDrafts
from micic_desk.store.faults import is_interruption
from micic_desk.store.key import RawKey, salt_in
from micic_desk.store.projection import Projection
from micic_desk.store.put_off import Looked, PutOff
from micic_desk.store.read_first import READ_FIRST, counted
from micic_desk.store.scribe import Writer
from micic_desk.store.second.catching_up import (
    commits,
    count_commit,
    meet,
    trust,
    write_anew,
)
from micic_desk.store.second.noting import Notes
from micic_desk.store.still import Still
from micic_desk.store.turns import Turn
from micic_desk.store.unread import told_apart

T = TypeVar("T")
_PATIENCE = 60.0
"""Seconds for which what takes long begins again, before somebody who never rests waits for it."""
_NUMBERS = "last_numbers"
"""The setting that says how far the log was counted when the notebook was closed last."""
NO_SECOND_COPY = Sentence(
    "No second copy of this notebook can be kept in its folder, so what you type is on disk once "
    "only. Make a backup, and keep the notebook in a folder of your own."
)


class Session(Looked, Still, Away):
    """The one connection to a notebook. Only one thread at a time is inside ``transaction``.

    ``changes`` counts how often settled state may have changed since the notebook was opened;
    ``waiting`` holds the lines being typed that are to be written next. ``later`` puts off the
    look at what this computer left as it is; ``put_off`` says what, until that was done (`later`).
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        lock: FileLock,
        clock: Clock,
        *,
        raw: RawKey | None = None,
        later: bool = False,
    ) -> None:
        self.path = path
        self.told: list[Sentence] = []
        self.noted: list[Sentence] = []
        self._raw = raw
        self._engine = engine
        self._lock = lock
        self._turn = Turn()
        self.changes = 0
        self.missed = False
        self.waiting = WaitingDrafts()
        self._take_up(later=later)
        with self.transaction() as connection:
            self._counted = _numbers(local.get(connection, _NUMBERS))
            number, lamport = log.last_numbers(connection, self._counted)
            self.projection = Projection(connection)
        self.writer = Writer(clock, last_number=number, lamport=lamport)

    def _take_up(self, *, later: bool = False) -> None:
        """Begin to work on the file that the engine is for."""
        self._connection = self._engine.connect()
        with self._turn, told_apart(self.path, self._raw), self._connection.begin():
            trusted = trust(self.path, self._raw, self._connection) if later else None
            met = trusted or meet(self.path, self._raw, self._connection, self._hear)
            self._second = met
            self._commits = commits(self._connection)
            self._known = known_in(self._connection, random_id())
        self._remember_file()
        end = None if trusted is None else trusted.end
        self.put_off = PutOff(self._commits, end) if later else None
        self._notes = Notes(self._driver)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The connection inside one transaction: durable when the block ends, or nothing.

        Raises Refusal where the disk or the file says no.
        """
        with self._turn, self._told():
            if self._connection.closed:
                raise self._not_open()
            driver = self._driver
            before = driver.total_changes
            try:
                with self._connection.begin():
                    yield self._connection
                    if driver.total_changes != before:
                        self._refuse_where_gone()
                    if self._notes:
                        self._sign(self._connection)
                        count_commit(self._connection, self._commits + 1)
            except BaseException:
                self._notes.take()
                raise
            self._keep_second()

    @property
    def _driver(self) -> Any:  # noqa: ANN401 - the driver is untyped
        driver = self._connection.connection.driver_connection
        assert driver is not None
        return driver

    def _keep_second(self) -> None:
        """Bring the second copy up to what was just committed."""
        if self._notes:
            self._commits += 1
            self._signed()
            changes = self._notes.take()
            if self._second is not None:
                self._second.append(self._commits, changes)

    def _hear(self, sentence: Sentence, loud: bool) -> None:  # noqa: FBT001 - a callback
        (self.told if loud else self.noted).append(sentence)

    @property
    def second_copy_fault(self) -> Sentence | None:
        """What is wrong with the second copy just now; None where every word is in both."""
        return NO_SECOND_COPY if self._second is None else self._second.fault

    @property
    def second_copy_end(self) -> int | None:
        """How many bytes of the second copy are written; None where there is none just now."""
        second = self._second
        return None if second is None or second.fault is not None else second.end

    def write_second_copy_anew(self) -> None:
        """Write the second copy from what is here now, so that nothing older is left in it."""
        with self.transaction() as connection:
            self._refuse_where_lost()
            if self._second is not None:
                self._second.close()
            self._second = write_anew(self.path, self._raw, connection)

    def write_waiting(self) -> list[OnItsWay]:
        """Write the drafts that wait, from any thread; durable when this returns.

        Raises Refusal; then they wait again.
        """
        if not self.waiting.slots():
            return []
        taken: list[OnItsWay] = []
        try:
            with self._turn:
                if self._connection.closed and not self.missed:
                    return []
                with self.transaction() as connection:
                    taken = self.waiting.take()
                    for one in taken:
                        local.put_draft(connection, one.draft)
        except BaseException:
            self.waiting.give_back(taken)
            raise
        return taken

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other thread out for longer than one transaction.

        What is interruptible ends for it: see `uninterrupted`.
        """
        self._turn.take(at_once=True)
        try:
            yield
        finally:
            self._turn.give_back()

    def give_way(self) -> None:
        """Let those go first who wait; between two transactions of a long look."""
        self._turn.give_way()

    def uninterrupted(self, look: Callable[[Connection], T]) -> T:
        """Look at the notebook by one long statement, again and again until nobody needs it.

        A line that is captured meanwhile ends the statement instead of waiting for it. After a
        minute it is not ended any more: somebody who never rests would never know.
        """

        def looked() -> T:
            with self.transaction() as connection:
                return look(connection)

        return self._until_undisturbed(looked, lambda: self._turn)

    def begun_anew(self, write: Callable[[], T]) -> T:
        """Write what takes long, from the beginning again where somebody cannot wait for its end.

        ``write`` is done alone, and leaves everything as it was where it raises; so a line that
        is captured meanwhile ends it, goes first, and it is done after that. After a while it is
        not ended any more: it was asked for, too.
        """
        return self._until_undisturbed(write, self.alone)

    def _until_undisturbed(
        self, work: Callable[[], T], turn: Callable[[], AbstractContextManager[None]]
    ) -> T:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            self.give_way()
            with turn():
                try:
                    with self._turn.interruptible(self._end_statement):
                        return work()
                except (DBAPIError, dbapi2.Error) as problem:
                    if not is_interruption(problem):
                        raise
                    # Taking back what was written may have been ended, too.
                    if self._driver.in_transaction:
                        self._driver.rollback()
        with turn():
            return work()

    def _end_statement(self) -> None:
        if not self._connection.closed:
            self._driver.interrupt()

    def busy(self) -> bool:
        """Whether another thread is at work here, so that one would have to wait for it."""
        return self._turn.is_taken()

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

    def tidy(self) -> None:
        """Bring the write-ahead log into the file; for idle moments."""
        with self._turn, self._told():
            if self._connection.closed:
                raise self._not_open()
            self._refuse_where_lost()
            self._stirred += 1
            self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if self._second is None or self._second.broken:
                self.write_second_copy_anew()

    @property
    def raw(self) -> RawKey | None:
        """The notebook's key, for proving its copies; None where it is plain."""
        return self._raw

    def exchange(
        self, raw: RawKey | None, put_in_place: Callable[[], object], *, damaged: bool = False
    ) -> None:
        """Let go of the file while it is exchanged for another, that may have another key.

        Raises what ``put_in_place`` raises; then whichever file stands there is open again, and
        of one that was ``damaged`` nothing is believed or made anew.
        """
        with self._turn:
            if not damaged:
                self.tidy()
            self._let_go()
            done = False
            try:
                put_in_place()
                done = True
            finally:
                if raw is not None and (done or salt_in(self.path) == raw.salt):
                    self._raw = raw
                self._engine = connect(self.path, self._raw, mode="rw")
                with told_apart(self.path, self._raw):
                    self._take_up(later=damaged and not done)
                with self.transaction() as connection:
                    self.projection.move_to(connection)

    def _let_go(self) -> None:
        self._stirred += 1
        if self._second is not None:
            self._second.close()
        self._connection.close()
        self._engine.dispose()

    def close(self, first: Json = None, *, noted: bool = False) -> bool:
        """Close the file and let go of it; nothing can be written any more.

        ``first`` is what the next opening reads first, where it is ``noted``. Gives whether
        everything was looked at and written that the next opening relies on.
        """
        with self._turn:
            if self._connection.closed:
                self._lock.release()
                return False
            kept = False
            try:
                # On a full disk the write-ahead log cannot be brought in; all that was
                # acknowledged is safe in it, and the next opening reads it.
                with suppress(Refusal):
                    self.tidy()
                    if self._second is not None and self._second.needs_writing_anew:
                        self.write_second_copy_anew()
                # The very last commit: what is noted counts for no other.
                with suppress(Refusal):
                    self._keep_last(first, noted=noted)
                    self.tidy()
                    kept = True
                return kept and self.put_off is None and self.second_copy_fault is None
            finally:
                self.let_go_of_lost() if not self.stands() else self._let_go()
                self._lock.release()

    def _keep_last(self, first: Json, *, noted: bool) -> None:
        """What spares the next opening a look for the highest numbers, and what it reads first."""
        numbers = self.writer.last_number, self.writer.lamport
        with self.transaction() as connection:
            stood = local.get(connection, READ_FIRST)
            stands = not noted or stood == counted(first, self._commits)
            if numbers == self._counted and stands:
                return
            local.put(connection, _NUMBERS, list(numbers))
            if noted and stood != first:
                local.put(connection, READ_FIRST, counted(first, self._commits + 1))


def _numbers(kept: Json) -> tuple[int, int]:
    """What was kept, or noughts where nothing or nonsense was."""
    if isinstance(kept, list) and len(kept) == 2:
        number, lamport = kept
        if isinstance(number, int) and isinstance(lamport, int):
            return number, lamport
    return 0, 0
