"""A merge is taken in behind whoever types: her line goes first, and the merge begins anew."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change, Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.store import log, session
from micic_desk.store.inbox import Source
from micic_desk.store.session import Session

SOURCE = Source(sender="N. N.", sender_key="00", verified=False, digest="00")
LINES = 600
LONG = (
    "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up LIMIT 200000) "
    "SELECT count(*) FROM up"
)
Say = Callable[[Desk, str], str]


def bodies(desk: Desk) -> list[tuple[Operation, str]]:
    with desk.session.transaction() as connection:
        return [(read_operation(body), body) for body in log.bodies(connection)]


@pytest.fixture
def file(plain: Desk, tmp_path: Path, say: Say) -> list[tuple[Operation, str]]:
    """A colleague's notebook that began as this one, with many lines more and some reworded."""
    say(plain, "as it was")
    other = create_desk(tmp_path / "two", None)
    other.receive(bodies(plain), SOURCE)
    lines = tuple(Seedling(kind=EntityKind.ITEM, fields={"text": str(at)}) for at in range(LINES))
    other.do(AddTrees(trees=lines, parent=Workplace(plain).need_session()))
    items = tuple(one.id for one in other.notebook.of_kind(EntityKind.ITEM))
    other.do(Change(entities=items[:5], fields={"text": "reworded"}))
    found = bodies(other)
    other.close()
    return found


class Merge:
    """A merge on a thread of its own, which stops in its midst till somebody waits for it."""

    def __init__(self, desk: Desk, file: list[tuple[Operation, str]]) -> None:
        self._desk, self._file = desk, file
        self.deep = Event()
        self.heard: list[float] = []
        self.new = 0
        self.thread = Thread(target=self._run)
        self.thread.start()
        assert self.deep.wait(20)

    def _run(self) -> None:
        (received,) = self._desk.take_in([(self._file, SOURCE)], self._told)
        self.new = received.new

    def _told(self, share: float) -> None:
        self.heard.append(share)
        if share >= 0.7 and not self.deep.is_set():
            self.deep.set()
            # Ended as a statement of the merge itself is, but not before somebody waits.
            until = time.monotonic() + 2
            while time.monotonic() < until:
                self._desk.session._driver.execute(LONG).fetchall()


def same_on_disk(desk: Desk, path: Path) -> bool:
    known = {one.id: (one, desk.notebook.shown(one.id)) for one in desk.notebook}
    desk.close()
    again = open_desk(path, None)
    same = known == {one.id: (one, again.notebook.shown(one.id)) for one in again.notebook}
    again.close()
    return same


def test_a_captured_line_goes_before_a_merge_that_is_being_written(
    plain: Desk, path: Path, file: list[tuple[Operation, str]], say: Say
) -> None:
    merge = Merge(plain, file)
    line = say(plain, "said meanwhile")
    assert not merge.new
    assert not plain.waiting
    merge.thread.join(20)
    assert merge.new == LINES + 5
    assert merge.heard.count(0.7) == 2
    assert plain.catch_up()
    assert plain.notebook[line].text("text") == "said meanwhile"
    assert len(plain.notebook.of_kind(EntityKind.ITEM)) == LINES + 2
    assert same_on_disk(plain, path)


def test_a_merge_that_gave_way_for_long_is_written_all_the_same(
    plain: Desk, file: list[tuple[Operation, str]], say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_PATIENCE", 0.0)
    monkeypatch.setattr(Merge, "_told", _once)
    merge = Merge(plain, file)
    say(plain, "said meanwhile")
    assert merge.heard.count(0.7) == 1
    merge.thread.join(20)
    assert merge.new == LINES + 5


def _once(merge: Merge, share: float) -> None:
    merge.heard.append(share)
    merge.deep.set()


def test_a_line_does_not_wait_for_all_of_a_merge_to_be_told(
    plain: Desk, path: Path, file: list[tuple[Operation, str]], say: Say
) -> None:
    plain.take_in([(file, SOURCE)])
    line = say(plain, "said meanwhile")
    assert plain.waiting
    assert plain.notebook.shown(line)
    told = len(plain.notebook)
    plain.catch_up(most=50)
    assert len(plain.notebook) > told
    # Other words replace those there are, so whoever gives them has to know them.
    plain.do(Reword(entity=line, text="in other words"))
    assert not plain.waiting
    assert same_on_disk(plain, path)


def test_a_line_waits_where_what_it_stands_in_may_be_gone(
    plain: Desk, path: Path, file: list[tuple[Operation, str]], say: Say
) -> None:
    plain.take_in([(file, SOURCE)])
    plain.catch_up()
    (incoming,) = _merges(plain.session)
    assert plain.unmerge(incoming, later=True) is not None
    say(plain, "said after it")
    assert not plain.waiting
    assert same_on_disk(plain, path)


def _merges(at: Session) -> list[int]:
    with at.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT n FROM incoming WHERE active = 1 ORDER BY n")
        return [row[0] for row in rows]
