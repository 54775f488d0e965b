"""A process whose every write is traced: what ``power_loss.py`` cuts the power of.

It says in the file ``SAID`` what is safe, after it is. With ``--liar`` it says so before; with
``--unsynced`` nothing is synced: the negative controls.
"""

import argparse
import os
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.backing_up import back_up_now
from micic_desk.app.checking import look_through, repair
from micic_desk.app.desk import Desk, Memory
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.purging import remove_name
from micic_desk.app.rekeying import change_passphrase
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add, AddTrees, Seedling
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import read_operation
from micic_desk.runtime.ids import random_id
from micic_desk.store import backups, connection, log
from micic_desk.store.inbox import Source
from micic_desk.store.key import Cost
from micic_desk.store.second import copy

PASSPHRASE = "only for cutting the power"  # noqa: S105 - of a notebook that lives for a minute
PHRASES = (PASSPHRASE, f"{PASSPHRASE} no more")
NAME = "cut.micic"
ONE_IS_DAMAGED, BOTH_ARE_WELL = "one", "both"
"""Said of the files: while one is damaged on purpose, the other must not be taken away."""


class Saying:
    """Says what is safe; a liar says it before it is."""

    def __init__(self, to: Path, *, liar: bool) -> None:
        self._to = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._liar = liar

    def before(self, one: str) -> None:
        """Called before a line is written."""
        if self._liar:
            self._say(one)

    def after(self, one: str) -> None:
        """Called when it is safe."""
        if not self._liar:
            self._say(one)

    def _say(self, one: str) -> None:
        os.write(self._to, f"{one}\n".encode())


def _capture(desk: Desk, said: Saying, lines: int) -> None:
    session = Workplace(desk).need_session()
    for number in range(lines):
        entity = random_id()
        fields = {"kind": "point", "text": f"A line that was captured as number {number}."}
        said.before(entity)
        desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session, id=entity))
        said.after(entity)
        if number % 4 == 0:
            desk.do(Reword(entity=entity, text=f"Other words for number {number}."))
        if number % 8 == 0:
            desk.undo()
            desk.redo()
        Memory(desk).keep("capture", f"being typed {number}")


def _bring_in(desk: Desk, said: Saying, many: int) -> None:
    ids = [random_id() for _ in range(many)]
    trees = tuple(
        Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": "Brought in."}, id=one)
        for one in ids
    )
    desk.do(AddTrees(trees=trees, parent=Workplace(desk).need_session(), act=Act.IMPORT))
    for one in ids:
        said.after(one)


def _merge(desk: Desk, colleague: Path, said: Saying) -> None:
    other = open_desk(colleague, PASSPHRASE)
    with other.session.transaction() as given:
        told = [(read_operation(body), body) for body in log.bodies(given)]
    new = [one.id for one in other.notebook if one.id not in desk.notebook]
    other.close()
    desk.receive(told, Source("A colleague", "ab" * 32, verified=True, digest="cd" * 16))
    for one in new:
        said.after(one)


def _live(folder: Path, colleague: Path, said: Saying) -> None:
    """Everything that writes, in one life."""
    path = folder / NAME
    desk = create_desk(path, PASSPHRASE, title="Power", cost=Cost.TRIVIAL)
    _capture(desk, said, 12)
    desk.close()
    desk = open_desk(path, PASSPHRASE)
    _bring_in(desk, said, 40)
    desk.session.tidy()
    _merge(desk, colleague, said)
    _capture(desk, said, 6)
    back_up_now(desk)
    remove_name(desk, "captured", "noted")
    _capture(desk, said, 4)
    desk.session.write_second_copy_anew()
    repair(desk, look_through(desk))
    _capture(desk, said, 4)
    desk.close()
    # A damaged file is restored from its second copy, which is written to again afterwards.
    said.after(ONE_IS_DAMAGED)
    path.write_bytes(b"%PDF-1.7" + bytes(9_000))
    desk = open_desk(path, PASSPHRASE)
    said.after(BOTH_ARE_WELL)
    _capture(desk, said, 6)
    desk.close()


def _upgrade(folder: Path, said: Saying) -> None:
    """An old notebook is brought to today's format, and written to."""
    desk = open_desk(folder / NAME, "one two three four five six")
    _capture(desk, said, 4)
    desk.close()


def _rekey(folder: Path, said: Saying) -> None:
    """The passphrase is changed and changed back, for backups too."""
    desk = create_desk(folder / NAME, PASSPHRASE, title="Power", cost=Cost.TRIVIAL)
    _capture(desk, said, 4)
    now = datetime.now().astimezone()
    for days in (80, 40):
        backups.back_up(desk.session, now - timedelta(days=days))
    _capture(desk, said, 4)
    for before, after in (PHRASES, PHRASES[::-1]):
        # A half changed one opens with either, and half of it with neither.
        said.after(ONE_IS_DAMAGED)
        change_passphrase(desk, before, after)
        said.after(BOTH_ARE_WELL)
        _capture(desk, said, 4)
    desk.close()


def _colleague(folder: Path) -> Path:
    """A notebook of somebody else, made where nobody traces."""
    path = folder / "colleague.micic"
    desk = create_desk(path, PASSPHRASE, title="Power", cost=Cost.TRIVIAL)
    session = Workplace(desk).need_session()
    for number in range(20):
        fields = {"kind": "point", "text": f"Noted by a colleague as {number}."}
        desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session))
    desk.close()
    return path


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("said", type=Path)
    asked.add_argument("--upgrade", action="store_true")
    asked.add_argument("--rekey", action="store_true")
    asked.add_argument("--liar", action="store_true")
    asked.add_argument("--unsynced", action="store_true")
    given = asked.parse_args()
    if given.unsynced:
        connection._SETTINGS = tuple(  # noqa: SLF001 - what the negative control is about
            one.replace("FULL", "OFF")
            for one in connection._SETTINGS  # noqa: SLF001 - the same
        )
        copy._sync = _do_nothing  # noqa: SLF001 - the same
    said = Saying(given.said, liar=given.liar)
    if given.upgrade:
        _upgrade(given.folder, said)
    elif given.rekey:
        _rekey(given.folder, said)
    else:
        elsewhere = given.said.parent / "colleague"
        elsewhere.mkdir()
        _live(given.folder, _colleague(elsewhere), said)
        shutil.rmtree(elsewhere)
    return 0


def _do_nothing(_file: int) -> None:
    """Sync nothing."""


if __name__ == "__main__":
    sys.exit(main())
