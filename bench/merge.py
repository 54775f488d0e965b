"""Taking in a co-rapporteur's notebook: many lines, a tenth changed on each side since.

``bench/merge.py [LINES]``. The floor is what SQLite itself needs for the same number of new rows
and the same bytes: ATTACH, INSERT … SELECT and COMMIT, on the same disk, encrypted too.
Both are told in seconds by the clock and in seconds of the processor, which a busy machine
does not stretch. Rubbish is collected as the window does it: not in the midst of work.
Where ``keepassxc-cli`` is installed, its merge of as many entries is told beside; with
``--alone`` it is not waited for (at 100,000 it takes more than ten minutes).
"""

import argparse
import gc
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlcipher3 import dbapi2

from bench import keepass
from bench.figures import tell
from bench.notes import PASSPHRASE, filled, texts
from bench.scratch import on_disk
from micic_desk.app.desk import Desk
from micic_desk.app.merges import merges, undo_merge
from micic_desk.app.opening import create_desk
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.merge.preview import Happening, differences
from micic_desk.store import log
from micic_desk.store.inbox import Inbox, Source
from micic_desk.store.key import Cost


class Stopwatch:
    """Seconds by the clock and of the processor, from when it was made."""

    def __init__(self) -> None:
        gc.collect()
        gc.freeze()
        self._wall, self._busy = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """Both since then."""
        return time.perf_counter() - self._wall, time.process_time() - self._busy


def tell_both(name: str, took: tuple[float, float], least: tuple[float, float]) -> None:
    tell(name, took[0], "s", least[0])
    tell(f"{name}.busy", took[1], "s", least[1])


SOURCE = Source(sender="N. N.", sender_key="00", verified=False, digest="00")


def shared(desk: Desk) -> list[tuple[Operation, str]]:
    with desk.session.transaction() as connection:
        return [(read_operation(body), body) for body in log.bodies(connection)]


def reworded(desk: Desk, start: int, step: int, word: str) -> None:
    """Other words for every tenth line, in one gesture."""
    items = sorted(one.id for one in desk.notebook.of_kind(EntityKind.ITEM))[start::step]
    edits = tuple(Reword(entity=one, text=desk.notebook[one].text("text") + word) for one in items)
    desk.do(Together(edits=edits, act=Act.REWORD))


def worked_on(desk: Desk, count: int) -> None:
    """Own words on top of what came."""
    items = sorted(one.id for one in desk.notebook.of_kind(EntityKind.ITEM))[5::10][:count]
    for one in items:
        desk.do(Reword(entity=one, text=f"{desk.notebook[one].text('text')} Since."))


def floor(
    folder: Path, arriving: list[tuple[Operation, str]], known: set[str]
) -> tuple[float, float]:
    """Seconds for SQLite alone to take the new rows of the log in: same table, same bytes."""
    connection = dbapi2.connect(str(folder / "floor"), isolation_level=None)
    connection.execute("PRAGMA key='floor'").fetchall()
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.execute("PRAGMA synchronous=FULL").fetchall()
    connection.execute("ATTACH ? AS other KEY 'floor'", (str(folder / "other"),))
    for name in ("main", "other"):
        connection.execute(
            f"CREATE TABLE {name}.operation(n INTEGER PRIMARY KEY, id TEXT UNIQUE, entity TEXT, "
            "lamport INTEGER, actor TEXT, sequence INTEGER, body TEXT)"
        )
        connection.execute(f"CREATE INDEX {name}.about ON operation(entity)")
    rows = [
        (None, one.id, one.entity, one.lamport, one.actor, one.sequence, body)
        for one, body in arriving
    ]
    connection.execute("BEGIN")
    for name, some in (("other", rows), ("main", [row for row in rows if row[1] in known])):
        connection.executemany(
            f"INSERT INTO {name}.operation VALUES(?, ?, ?, ?, ?, ?, ?)",
            some,
        )
    connection.execute("COMMIT")
    watch = Stopwatch()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT OR IGNORE INTO main.operation(id, entity, lamport, actor, sequence, body) "
        "SELECT id, entity, lamport, actor, sequence, body FROM other.operation"
    )
    connection.execute("COMMIT")
    took = watch.read()
    connection.close()
    return took


def measured(
    mine: Desk, arriving: list[tuple[Operation, str]], least: tuple[float, float]
) -> tuple[int, int]:
    """Preview, merge, undo, and taking back after own work; new operations and conflicts."""
    watch = Stopwatch()
    standing = {one.id: one for one in mine.notebook}
    foreseen = differences(standing, Inbox(mine.session).foresee(arriving).entities)
    tell_both("merge.previewed", watch.read(), least)
    watch = Stopwatch()
    received = mine.receive(arriving, SOURCE)
    tell_both("merge.changed", watch.read(), least)
    torn = sum(bool(one.conflicts) for one in mine.notebook)
    assert foreseen.counts.get(Happening.CONFLICT, 0) == torn
    watch = Stopwatch()
    mine.undo()
    tell_both("merge.undone", watch.read(), least)
    mine.redo()
    worked_on(mine, 50)
    watch = Stopwatch()
    kept = undo_merge(mine, merges(mine)[0].number).kept
    tell_both("merge.taken_back", watch.read(), least)
    tell("merge.kept", len(kept), "lines")
    return received.new, torn


def main() -> int:
    gc.disable()
    asked = argparse.ArgumentParser()
    asked.add_argument("count", type=int, nargs="?", default=10_000)
    asked.add_argument("--alone", action="store_true", help="no KeePassXC beside it")
    given = asked.parse_args()
    count = given.count
    with on_disk() as place:
        folder = Path(place)
        mine, _, _ = filled(folder, count)
        theirs = create_desk(folder / "theirs.micic", PASSPHRASE, cost=Cost.TRIVIAL)
        watch = Stopwatch()
        theirs.receive(shared(mine), SOURCE)
        first = watch.read()
        reworded(mine, 0, 10, " Mine.")
        reworded(theirs, 5, 10, " Theirs.")
        reworded(theirs, 0, 100, " Both.")
        arriving = shared(theirs)
        known = {one.id for one, _ in shared(mine)}
        least = floor(folder, arriving, known)
        new, torn = measured(mine, arriving, least)
        everything = folder / "all"
        everything.mkdir()
        tell_both("merge.everything", first, floor(everything, arriving, set()))
        beside = None if given.alone else keepass.merged(folder, texts(count))
        if beside is None:
            tell("merge.keepassxc", 0, "not run" if given.alone else "not installed")
        else:
            tell_both("merge.keepassxc", beside, least)
        tell("merge.new", new, "operations")
        tell("merge.conflicts", torn, "lines")
        mine.close()
        theirs.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
