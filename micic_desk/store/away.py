"""Whether an open notebook's file is where it was opened, and going on where it is back.

A stick that was pulled out takes its file along. Some systems go on writing into what nobody
finds again and say that all is well, so each commit looks first; and a stick that is put back
brings another file, as far as the system knows, so the one that was open is never gone on with.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from os.path import samestat
from pathlib import Path
from shutil import disk_usage
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.lock import FileLock
from micic_desk.store import faults, local, log
from micic_desk.store.faults import DISK_FAILS, disk_full
from micic_desk.store.key import RawKey
from micic_desk.store.projection import Projection
from micic_desk.store.put_off import PutOff
from micic_desk.store.scribe import Writer
from micic_desk.store.second.catching_up import commits, lineage_in
from micic_desk.store.second.copy import SecondCopy
from micic_desk.store.second.noting import Notes
from micic_desk.store.still import closed
from micic_desk.store.turns import Turn
from micic_desk.store.unread import told_apart

GONE = "store.gone"
MARK = "opened_by"
"""The setting that says by which opening a notebook was written to last; a random name."""
_ROOM = 1 << 20
_GONE = (
    "{name} is not where it was opened: it was moved, renamed or replaced, or the stick was "
    "pulled out. Put it back and it goes on by itself; what you type is kept on the screen."
)
OF_THE_DISK = faults.OF_THE_DISK | {_GONE}
"""The sentences after which the file may be written to a moment later."""
_MISSED = frozenset({GONE, DISK_FAILS, "store.cannot_open", "store.read_only"})
"""Refusals after which the file may be back later."""


class Known(NamedTuple):
    """What tells whether a file is as it was left: which one, how far, and by which opening."""

    lineage: bytes | None
    commits: int
    mark: str | None
    own_mark: str = ""


class Grip(NamedTuple):
    """What holds a notebook's file open."""

    engine: Engine
    connection: Connection
    lock: FileLock
    file: os.stat_result
    log: os.stat_result | None
    known: Known
    second: SecondCopy | None
    notes: Notes


class Away:
    """The part of a session that knows where its file is; whatever else it knows, it inherits.

    ``missed`` is set where the file could not be written to, until that goes well again.
    """

    path: Path
    missed: bool
    put_off: PutOff | None
    projection: Projection
    _raw: RawKey | None
    _engine: Engine
    _connection: Connection
    _lock: FileLock
    _turn: Turn
    _second: SecondCopy | None
    _commits: int
    _notes: Notes
    _file: os.stat_result
    _log: os.stat_result | None
    _known: Known
    _stirred: int
    changes: int
    writer: Writer

    def transaction(self) -> AbstractContextManager[Connection]:
        """The connection inside one transaction."""
        raise NotImplementedError

    def _let_go(self) -> None:
        raise NotImplementedError

    @property
    def is_there(self) -> bool:
        """Whether the file that is open stands where it was opened."""
        try:
            return samestat(self.path.stat(), self._file)
        except OSError:
            return False

    @property
    def known(self) -> Known:
        """What is known to be on disk."""
        return self._known._replace(commits=self._commits)

    def stands(self) -> bool:
        """Whether the lock that is held is on the disk that is there now.

        A disk that was away and is back knows nothing of it.
        """
        return self._lock.stands()

    def was_exchanged(self) -> bool:
        """Whether another file was put beside a write-ahead log that belongs to ours."""
        with suppress(OSError):
            beside = _log_beside(self.path).stat()
            return not self.is_there and self._log is not None and samestat(beside, self._log)
        return False

    def let_go_of_lost(self) -> None:
        """Let go of a file that will never come back as it was opened.

        What stands under its name by now is left as it is: SQLite, which may take it for its
        own, would take the write-ahead log away.
        """
        with self._turn:
            if self._connection.closed:
                return
            beside = _log_beside(self.path)
            kept = beside.read_bytes() if beside.exists() else None
            self._let_go()
            if kept is not None and not beside.exists():
                beside.write_bytes(kept)

    def write_again(self) -> None:
        """Write to the file once more, durably. Raises Refusal where it says no still.

        A full disk may have room for so little and for no line.
        """
        with suppress(OSError):
            if disk_usage(self.path.parent).free < _ROOM:
                raise disk_full(self.path)
        with self.transaction() as connection:
            local.put(connection, MARK, self._known.own_mark)

    def hand_over(self) -> Grip:
        """What holds the file, for another session that goes on with it instead of this one."""
        return Grip(
            engine=self._engine,
            connection=self._connection,
            lock=self._lock,
            file=self._file,
            log=self._log,
            known=self.known,
            second=self._second,
            notes=self._notes,
        )

    def go_on_with(self, grip: Grip) -> None:
        """Go on with a file that is back, and whole (`coming_back`)."""
        with self._turn:
            self._lock.forget()
            self._engine, self._connection, self._lock = grip.engine, grip.connection, grip.lock
            self._file, self._log, self._second = grip.file, grip.log, grip.second
            self._commits, self._notes = grip.known.commits, grip.notes
            self._known = grip.known._replace(own_mark=self._known.own_mark)
            self._stirred += 1
            self.changes += 1
            self.put_off = None
            with told_apart(self.path, self._raw), self._connection.begin():
                self.projection.move_to(self._connection)
                self.projection.rewind(None)
                last = self.writer.last_number, self.writer.lamport
                number, self.writer.lamport = log.last_numbers(self._connection, last)
            self.writer.sequence += number - self.writer.last_number
            self.writer.last_number = number
            self.missed = False

    def _remember_file(self) -> None:
        """Note which file is open, and which log was made beside it."""
        self._file = self.path.stat()
        self._log = None
        with suppress(OSError):
            self._log = _log_beside(self.path).stat()

    def _sign(self, connection: Connection) -> None:
        """Say in the open transaction, the first that counts, that this opening wrote it."""
        if self._known.mark != self._known.own_mark:
            local.put(connection, MARK, self._known.own_mark)

    def _signed(self) -> None:
        """It is on disk."""
        self.missed = False
        if self._known.mark != self._known.own_mark:
            self._known = self._known._replace(mark=self._known.own_mark)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """As `told_apart`, and remembered where the file may be back later."""
        try:
            with told_apart(self.path, self._raw):
                yield
        except Refusal as refusal:
            self.missed = self.missed or refusal.code in _MISSED
            raise

    def _not_open(self) -> Refusal:
        """Why nothing can be done where no file is open."""
        return gone(self.path) if self.missed else closed()

    def _refuse_where_gone(self) -> None:
        """Refuse to write into a file that nobody would find again."""
        if not self.is_there:
            raise gone(self.path)

    def _refuse_where_lost(self) -> None:
        """Refuse to write beside a file that may be somebody else's by now."""
        if not (self.is_there and self.stands()):
            raise gone(self.path)


def known_in(connection: Connection, own_mark: str = "") -> Known:
    """What a notebook says of itself. Raises ValueError where it is nonsense."""
    mark = local.get(connection, MARK)
    return Known(
        lineage=lineage_in(connection),
        commits=commits(connection),
        mark=mark if isinstance(mark, str) else None,
        own_mark=own_mark,
    )


def gone(path: Path) -> Refusal:
    """What is said where a file is not where it was opened."""
    return Refusal(GONE, _GONE, name=path.name)


def _log_beside(path: Path) -> Path:
    return Path(f"{path}-wal")
