"""Opened before it was looked at: what is found later ends as if it had been found first."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.familiar import note_familiar, was_left_whole
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.partly_read import PartlyRead, read_on
from micic_desk.domain.sentences import Refusal
from micic_desk.store import checking, later, read_first
from micic_desk.store.later import look
from micic_desk.store.second.reading import second_path

WORDS = "one two three four five six"
PAGE = 4096
LINES = 60
RESTORED = "was damaged. It was restored from its second copy, and nothing is lost."
ROOT = Path(__file__).resolve().parents[2]
Say = Callable[[Desk, str], str]


@pytest.fixture(autouse=True)
def _every_notebook_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_first, "FEWEST", 1)
    monkeypatch.setattr(later, "SLICE", 7)


@pytest.fixture
def left(desk: Desk, path: Path, say: Say) -> Path:
    """A sealed notebook of many lines that this computer left whole, at work in another session."""
    said = (f"line {number:02}" for number in range(LINES))
    trees = tuple(
        Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": one}) for one in said
    )
    parent = Workplace(desk).need_session()
    desk.do(AddTrees(trees=trees, parent=parent, act=Act.IMPORT))
    Workplace(desk).add_session("Afternoon")
    say(desk, "last line")
    desk.close()
    assert was_left_whole(path)
    return path


def soon(path: Path) -> Desk:
    return open_desk(path, WORDS, soon=True)


def bend(file: Path, at: int) -> None:
    """One byte other than it was written, and nothing that the system tells of the file."""
    before = file.stat()
    with file.open("r+b") as opened:
        opened.seek(at)
        (byte,) = opened.read(1)
        opened.seek(at)
        opened.write(bytes([byte ^ 1]))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert was_left_whole(file.with_name(file.name.removesuffix("-second")))


def texts(desk: Desk) -> list[str]:
    return sorted(one.text("text") for one in desk.notebook if one.kind == "item")


def everything(*more: str) -> list[str]:
    return sorted(["last line", *more, *(f"line {number:02}" for number in range(LINES))])


def told(desk: Desk) -> str:
    return " ".join(str(one) for one in (*desk.told, *desk.session.noted))


def is_well_and_says_nothing(path: Path, *more: str) -> None:
    again = open_desk(path, WORDS)
    assert told(again) == ""
    assert texts(again) == everything(*more)
    assert not any(one.wrong for one in checking.check(again.session))
    again.close()


def test_a_notebook_that_was_left_whole_is_read_and_looked_at_later(left: Path) -> None:
    for _ in range(2):
        desk = soon(left)
        assert isinstance(desk.notebook, PartlyRead)
        assert desk.session.put_off is not None
        while not read_on(desk.notebook, 1):
            assert not desk.notebook.whole
        look(desk.session)
        assert desk.session.put_off is None
        assert told(desk) == ""
        assert texts(desk) == everything()
        desk.close()
        assert was_left_whole(left)
    is_well_and_says_nothing(left)


def test_any_damaged_page_is_made_right_whenever_it_is_met(left: Path, say: Say) -> None:
    met: set[str] = set()
    said: list[str] = []
    whole = {"opening", "reading", "looking"}
    for tried, page in enumerate((*range(1, 60, 4), *range(2, 60))):
        if page >= left.stat().st_size // PAGE:  # made again, it is shorter
            continue
        if tried >= 15 and met == whole:
            break
        bend(left, page * PAGE + 1000)
        desk = soon(left)
        when = "opening" if desk.told else ""
        read_on(desk.notebook)
        when = when or ("reading" if desk.told else "looking")
        met.add(when)
        with suppress(Refusal):  # a page that is needed for it; then it was not acknowledged
            said.append(desk.notebook[say(desk, f"new {page}")].text("text"))
        look(desk.session)
        assert desk.session.put_off is None
        assert [RESTORED in str(one) for one in desk.told] == [True], page
        assert texts(desk) == everything(*said)
        desk.close()
        assert was_left_whole(left)
    assert met == whole
    assert said
    is_well_and_says_nothing(left, *said)


def test_a_line_kept_before_the_look_is_there_when_the_second_copy_was_damaged(
    left: Path, say: Say
) -> None:
    bend(second_path(left), second_path(left).stat().st_size // 2)
    desk = soon(left)
    say(desk, "before")
    assert told(desk) == ""
    look(desk.session)
    assert "The second copy of Notebook.micic was damaged. It was kept as" in told(desk)
    say(desk, "after")
    assert texts(desk) == everything("before", "after")
    desk.close()
    left.unlink()
    again = open_desk(left, WORDS)
    assert texts(again) == everything("before", "after")
    again.close()


def test_where_both_are_damaged_it_goes_on_and_the_next_opening_asks(left: Path, say: Say) -> None:
    bend(second_path(left), second_path(left).stat().st_size // 2)
    bend(left, _spare_page(left, say) * PAGE + 1000)
    desk = soon(left)
    read_on(desk.notebook)
    say(desk, "before")
    with pytest.raises(Refusal) as both:
        look(desk.session)
    assert both.value.code == "store.both_damaged"
    assert told(desk) == ""
    say(desk, "after")
    assert texts(desk) == everything("before", "after")
    desk.close()
    assert not was_left_whole(left)
    with pytest.raises(Refusal) as again:
        soon(left)
    assert again.value.code == "store.both_damaged"
    salvaged = open_desk(left, WORDS, salvage=True)
    assert {"before", "after"} < set(texts(salvaged))
    salvaged.close()


def test_closed_before_the_look_it_is_looked_at_first_the_next_time(left: Path, say: Say) -> None:
    desk = soon(left)
    say(desk, "a word")
    desk.close()
    assert not was_left_whole(left)
    desk = soon(left)
    assert desk.session.put_off is None
    assert desk.notebook.whole
    desk.close()
    assert was_left_whole(left)


KILLED = """
import os, sys
from pathlib import Path
from micic_desk.app.opening import open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.store import read_first
read_first.FEWEST = 1
desk = open_desk(Path(sys.argv[1]), sys.argv[2], soon=True)
assert desk.session.put_off is not None and not desk.notebook.whole
fields = {"kind": "point", "text": "acknowledged"}
desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=Workplace(desk).session))
os._exit(9)
"""


@pytest.mark.parametrize("damaged", ["", "second copy"])
def test_killed_before_the_look_nothing_is_lost_and_the_next_opening_looks(
    left: Path, damaged: str
) -> None:
    if damaged:
        bend(second_path(left), second_path(left).stat().st_size // 2)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(left), WORDS], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 9, done.stderr
    assert not was_left_whole(left)
    desk = soon(left)
    assert desk.session.put_off is None
    assert texts(desk) == everything("acknowledged")
    assert ("was damaged. It was kept as" in told(desk)) == bool(damaged)
    desk.close()
    is_well_and_says_nothing(left, "acknowledged")


def test_a_plain_notebook_is_looked_at_first(tmp_path: Path, say: Say) -> None:
    """Nothing proves its pages as they are read, so what is wrong in them might be shown."""
    path = tmp_path / "Plain.micic"
    desk = create_desk(path, None, title="T")
    say(desk, "a word")
    desk.close()
    desk = open_desk(path, None, soon=True)
    assert desk.session.put_off is None
    assert desk.notebook.whole
    desk.close()


def test_a_wrong_passphrase_says_what_it_always_says(left: Path) -> None:
    with pytest.raises(Refusal) as wrong:
        open_desk(left, "other words", soon=True)
    assert wrong.value.code == "store.wrong_passphrase"
    desk = soon(left)
    assert told(desk) == ""
    desk.close()


def _spare_page(path: Path, say: Say) -> int:
    """A page that no line needs, found by damaging one after the other in copies."""
    for page in range(1, path.stat().st_size // PAGE):
        copy = path.with_name(f"copy {page}.micic")
        for one in (path, second_path(path)):
            shutil.copy(one, one.with_name(one.name.replace(path.name, copy.name)))
        note_familiar(copy, whole=True)
        bend(copy, page * PAGE + 1000)
        with suppress(Refusal):
            desk = soon(copy)
            read_on(desk.notebook)
            if not desk.told:
                say(desk, "a word")
                desk.close()
                return page
            desk.close()
    raise AssertionError
