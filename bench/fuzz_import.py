"""A real notebook that takes in whatever a fuzzer made, and looks after itself meanwhile."""

import contextlib
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import Connection

from micic_desk.app import merging
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.sharing import Keyring
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Operation
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.apart import unseal_apart
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.unseal import unseal
from micic_desk.store import log, projection
from micic_desk.store.rebuilding import rebuilt

APART_EVERY = 20
LOOK_EVERY = 25
NEW_EVERY = 300
PHRASE = "river lamp stone"
Numbered: TypeAlias = tuple[int, Operation, str]


class BrokenPromiseError(Exception):
    """Something was half done, or was not what the preview said."""


class Importer:
    """Ben's notebook; each file is opened, foreseen and merged as the window does it."""

    def __init__(self, folder: Path, ben: Identity) -> None:
        self._folder = folder
        self._ben = ben
        self._tried = self._merged = 0
        self._desk = self._fresh()

    @property
    def known(self) -> list[str]:
        """Lines that a file may speak of."""
        return [one.id for one in self._desk.notebook.of_kind(EntityKind.ITEM)]

    def take(self, data: bytes) -> str:
        """What becomes of a file: a refusal's code, or that it was taken in.

        Raises whatever else goes wrong, BrokenPromiseError among it.
        """
        self._tried += 1
        path = self._folder / "sent.micicx"
        path.write_bytes(data)
        before = self._ids()
        try:
            return self._take(path, data)
        except Refusal:
            if self._ids() != before:
                raise BrokenPromiseError("refused, and yet something was taken in") from None
            raise

    def close(self) -> None:
        """Let go of the notebook."""
        self._desk.close()

    def _take(self, path: Path, data: bytes) -> str:
        desk = self._desk
        if self._tried % APART_EVERY == 0:
            self._compare(data)
        with _read_here():
            opened = merging.open_share(desk, path, PHRASE)
        merging.refuse_other(desk, opened, Workplace(desk).need_consultation())
        foreseen = merging.preview(desk, [opened])
        done = merging.merge(desk, [opened])
        if (foreseen.new, foreseen.differences) != (done.new, done.differences):
            raise BrokenPromiseError("the preview said something else")
        if done.new and not {one.id for one, _ in opened.arriving()} <= self._ids():
            raise BrokenPromiseError("taken in by halves")
        self._merged += 1
        if self._merged % LOOK_EVERY == 0:
            self._look()
        if self._merged % NEW_EVERY == 0:
            desk.close()
            self._desk = self._fresh()
        return "taken in"

    def _compare(self, data: bytes) -> None:
        """The process that opens files for users says the same as the reader in this one."""

        def verdict(read: object) -> str:
            assert callable(read)
            try:
                read(data, passphrase=PHRASE, identity=self._ben)
            except Refusal as refusal:
                return str(refusal)
            return ""

        if verdict(unseal) != verdict(unseal_apart):
            raise BrokenPromiseError("another answer in the other process")

    def _look(self) -> None:
        """What is kept up step by step is what the log says."""
        with self._desk.session.transaction() as connection:
            kept = {one.id: one for one in projection.load(connection)}
            if kept != rebuilt(connection):
                raise BrokenPromiseError("kept and rebuilt differ")
        if {one.id: one for one in self._desk.notebook} != kept:
            raise BrokenPromiseError("memory and disk differ")
        self._desk.undo()
        self._desk.redo()

    def _ids(self) -> set[str]:
        with self._desk.session.transaction() as connection:
            rows = connection.exec_driver_sql("SELECT id FROM operation WHERE visible = 1")
            return {row[0] for row in rows}

    def _fresh(self) -> Desk:
        place = self._folder / "notebook"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        desk = create_desk(place / "ben.micic", None, title="Water")
        session = Workplace(desk).need_session()
        for number in range(6):
            fields = {"kind": "point", "text": f"line {number}"}
            desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session))
        Keyring(desk)._memory.put("identity", self._ben.to_json())  # noqa: SLF001 - Ben's, for all his notebooks
        return desk


@contextlib.contextmanager
def _read_here() -> Iterator[None]:
    """Read files in this process meanwhile: twenty times as many an hour."""
    apart = merging.unseal_apart

    def here(data: bytes, **keys: object) -> object:
        del keys["check"]
        return unseal(data, **keys)  # type: ignore[arg-type]

    merging.unseal_apart = here  # type: ignore[assignment]
    try:
        yield
    finally:
        merging.unseal_apart = apart


@contextlib.contextmanager
def planted() -> Iterator[None]:
    """A bug as it might be made: the last of many operations is forgotten. It must be found."""
    honest = log.add

    def forgets(connection: Connection, numbered: Iterable[Numbered], *, local: bool) -> None:
        rows = list(numbered)
        honest(connection, rows[:-1] if len(rows) > 3 else rows, local=local)

    log.add = forgets
    try:
        yield
    finally:
        log.add = honest
