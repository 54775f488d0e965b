"""Kill a process that changes the passphrase at random moments; what opens, must hold everything.

``bench/rekeying.py [KILLS] [--careless]``: one encrypted notebook with backups goes from one
passphrase to another and back, with a line noted before each change, until it is killed. Then
exactly one of the two opens it, with every line that was called safe, its second copy and every
backup. What is not is told with the reason and the files as they lie there, and ends the run,
for it would be counted again after every kill. ``--careless`` exchanges the backups first: the
negative control that must be caught. Needs a system that forks.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.backing_up import list_backups
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.rekeying import change_passphrase
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, checking
from micic_desk.store.key import Cost, RawKey, derive, new_salt
from micic_desk.store.rekey.placing import salts_of_change, unfinished
from micic_desk.store.rekey.sealing import seal_anew
from micic_desk.store.second.reading import salts_in

PASSPHRASES = ("the one before", "the other one")
BACKUPS = 5
LONGEST = 0.4
_BAD = ("safe", "lost", "unopenable", "both", "unwhole", "left", "failed")
_ID, _SALT = 32, 16


@dataclass(slots=True)
class Toll:
    """What the kills found; ``before`` and ``after`` of them fell into a change.

    That is before and after the moment from which the new passphrase counts. ``failed`` counts
    changes that ended by themselves, with a fault.
    """

    kills: int = 0
    before: int = 0
    after: int = 0
    safe: int = 0
    lost: int = 0
    unopenable: int = 0
    both: int = 0
    unwhole: int = 0
    left: int = 0
    failed: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether no kill cost anything, and some fell where it could have."""
        return not self.bad and self.before > 0

    @property
    def bad(self) -> int:
        """How much a kill has cost."""
        cost = self.lost + self.unopenable + self.both + self.unwhole
        return cost + self.left + self.failed

    def tell(self, bench: str) -> None:
        """Say what was found, under the name of a bench."""
        for name in ("kills", "before", "after", *_BAD):
            print(f"{bench}.{name} {getattr(self, name)}")
        for line in self.told[:60]:
            print(line)


def kill_often(folder: Path, kills: int, *, careless: bool = False) -> Toll:
    """Kill so many changes of one notebook's passphrase, looking after each kill."""
    notebook = made(folder)
    toll = Toll()
    safe: set[str] = set()
    while toll.kills < kills and not toll.bad:
        safe |= _one_kill(notebook, toll, careless=careless)
        toll.kills += 1
        look(notebook, safe, toll, thoroughly=toll.kills % 20 == 0 or toll.kills == kills)
    toll.safe = len(safe)
    return toll


def made(folder: Path, text: str = "Before the backup.") -> Path:
    """A notebook with backups, and so many lines as it has backups."""
    notebook = folder / "killed.micic"
    desk = create_desk(notebook, PASSPHRASES[0], title="Killing", cost=Cost.TRIVIAL)
    for month in range(BACKUPS):
        say(desk, text)
        now = datetime.now().astimezone()
        backups.back_up(desk.session, now - timedelta(days=40 * (BACKUPS - month)))
    desk.close()
    return notebook


def say(desk: Desk, text: str) -> str:
    """Note a line; gives its id."""
    fields = {"kind": "point", "text": text}
    parent = Workplace(desk).need_session()
    made = desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=parent))
    return made.entities[0].id


def _one_kill(notebook: Path, toll: Toll, *, careless: bool) -> set[str]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _change_for_ever(notebook, writing, careless=careless)
    os.close(writing)
    said = os.read(reading, 33)
    time.sleep(random.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 1 << 16):
        said += more
    os.close(reading)
    lines = said.decode().split("\n")[:-1]
    told = [line for line in lines if len(line) != _ID]
    toll.failed += bool(told)
    toll.told += told
    return {line for line in lines if len(line) == _ID}


def _change_for_ever(notebook: Path, writing: int, *, careless: bool) -> None:
    try:
        desk, now = opened(notebook)
        while True:
            os.write(writing, f"{say(desk, 'Before the change.')}\n".encode())
            if careless:
                _exchange_backups_first(desk, PASSPHRASES[1 - now])
            change_passphrase(desk, PASSPHRASES[now], PASSPHRASES[1 - now])
            now = 1 - now
    except BaseException:  # noqa: BLE001 - whatever it is, it is told
        os.write(writing, f"ended by itself: {traceback.format_exc()}\n".encode())
    finally:
        os._exit(1)


def opened(notebook: Path) -> tuple[Desk, int]:
    """The notebook, and which of the two passphrases opens it."""
    try:
        return open_desk(notebook, PASSPHRASES[0]), 0
    except Refusal:
        return open_desk(notebook, PASSPHRASES[1]), 1


def _exchange_backups_first(desk: Desk, wished: str) -> None:
    raw = desk.session.raw
    assert raw is not None
    new = derive(wished, new_salt(Cost.TRIVIAL))
    for one in backups.backups_of(desk.path):
        _seal_in_place(one.path, raw, new)
    time.sleep(0.02)
    for one in backups.backups_of(desk.path):
        _seal_in_place(one.path, new, raw)


def _seal_in_place(backup: Path, old: RawKey, new: RawKey) -> None:
    fresh = backup.with_suffix(".careless")
    # One that was killed at it before may have left its draft.
    unfinished(fresh).unlink(missing_ok=True)
    seal_anew(backup, fresh, old, new)
    fresh.replace(backup)


def look(notebook: Path, safe: set[str], toll: Toll, *, thoroughly: bool) -> None:
    """Look after a kill, as whoever opens the notebook next."""
    opens, cost = 0, toll.bad
    salts = [salt.hex() for salt in salts_of_change(notebook)]
    told: list[str] = []
    for passphrase in PASSPHRASES:
        with _tried(notebook, passphrase, toll) as desk:
            if desk is not None:
                opens += 1
                told += [str(one) for one in desk.told]
                _look_into(desk, safe, toll, thoroughly=thoroughly)
    toll.unopenable += opens == 0
    toll.both += opens == 2
    if toll.bad != cost:
        toll.told += [f"after kill {toll.kills}, {opens} open; the note said {salts}", *told]
        toll.told += _lying_there(notebook.parent)


@contextmanager
def _tried(notebook: Path, passphrase: str, toll: Toll) -> Iterator[Desk | None]:
    try:
        desk = open_desk(notebook, passphrase)
    except Refusal as refusal:
        if refusal.code != "store.wrong_passphrase":
            toll.told.append(str(refusal))
        yield None
        return
    try:
        yield desk
    finally:
        desk.close()


def _look_into(desk: Desk, safe: set[str], toll: Toll, *, thoroughly: bool) -> None:
    told = [one.text for one in desk.told]
    toll.after += any("is completed now" in one for one in told)
    toll.before += any("before it took hold" in one for one in told)
    toll.lost += sum(not desk.notebook.shown(one) for one in safe)
    wrong = list(_wrong_with(desk, thoroughly=thoroughly))
    toll.unwhole += len(wrong)
    toll.told += wrong
    names = [one.name for one in desk.path.parent.rglob("*") if one.is_file()]
    odd = [one for one in names if "rekey" in one or "aside" in one or "damaged" in one]
    toll.left += len(odd)
    toll.told += odd


def _wrong_with(desk: Desk, *, thoroughly: bool) -> Iterator[str]:
    """What is not whole, each thing by itself, and why."""
    listed = list_backups(desk)
    if len(listed) != BACKUPS:
        yield f"{len(listed)} of {BACKUPS} backups are listed"
    for one in listed:
        if one.holding is None:
            yield f"{one.backup.path.name}: {_why(one.backup.path, desk)}"
    if desk.session.second_copy_fault is not None:
        yield str(desk.session.second_copy_fault)
    if thoroughly:
        for found in checking.check(desk.session):
            names = (*found.which, *[""] * (found.wrong - len(found.which)))
            yield from (f"checked: {found.part} {name}" for name in names)


def _why(backup: Path, desk: Desk) -> str:
    try:
        backups.prove(backup, desk.session.raw)
    except Refusal as refusal:
        return f"{refusal.code}, {refusal.__cause__!r}"
    return "whole when it was asked once more, so something was in its way"


def _lying_there(folder: Path) -> Iterator[str]:
    """Every file with its size and its salt."""
    for one in sorted(folder.rglob("*")):
        if one.is_file():
            salts = [salt.hex() for salt in salts_in(one)]
            with one.open("rb") as file:
                head = file.read(_SALT).hex()
            yield f"  {one.relative_to(folder)}, {one.stat().st_size}: {' '.join(salts) or head}"


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("kills", type=int, nargs="?", default=200)
    asked.add_argument("--careless", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        toll = kill_often(Path(folder), given.kills, careless=given.careless)
    toll.tell("rekeying")
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
