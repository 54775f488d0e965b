"""A stick that was pulled out and is put back: everything goes on, and nothing else is taken."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from micic_desk.app.coming_back import WentOn, find_again, go_on
from micic_desk.app.desk import Desk, Memory
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.lock import FileLock
from micic_desk.store.key import PAGE, Cost
from micic_desk.store.opening import lock_path
from micic_desk.store.second.reading import second_path

WORDS = "one two three four five six"
Say = Callable[[Desk, str], str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "Notebook.micic"


def pull(path: Path) -> Path:
    """Out with it: the program's own files stay open, and lead nowhere."""
    return path.parent.rename(path.parent.with_name("pocket"))


def put_back(path: Path, pocket: Path) -> None:
    """Back with it: other files, as far as the system knows, and no lock of anybody's."""
    shutil.copytree(pocket, path.parent)
    lock_path(path).unlink()


def lines(desk: Desk) -> list[str]:
    return sorted(one.text("text") for one in desk.notebook.of_kind(EntityKind.ITEM))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as told:
        act()
    return told.value.code


def reopened(path: Path, words: str | None = WORDS) -> list[str]:
    """Every line, where all is sound and nothing had to be said."""
    desk = open_desk(path, words)
    found = lines(desk)
    assert desk.told == []
    desk.close()
    return found


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if "lock" not in one.name}


@pytest.mark.parametrize("words", [WORDS, None])
def test_it_goes_on_and_every_line_is_there_once(path: Path, say: Say, words: str | None) -> None:
    desk = create_desk(path, words, title="Consultation", cost=Cost.TRIVIAL)
    say(desk, "before")
    pocket = pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    assert desk.session.missed
    assert refused(lambda: find_again(desk)) == "store.gone"
    put_back(path, pocket)
    assert refused(lambda: say(desk, "not yet")) == "store.gone"
    back = find_again(desk)
    assert refused(lambda: say(desk, "while it is opened")) == "store.gone"
    assert go_on(desk, back) == WentOn()
    assert not desk.session.missed
    say(desk, "after")
    assert desk.session.second_copy_fault is None
    desk.undo()
    desk.redo()
    desk.close()
    assert [one.name for one in path.parent.iterdir() if "lock" in one.name] == []
    assert reopened(path, words) == ["after", "before"]
    path.unlink()  # and the second copy alone says the same
    again = open_desk(path, words)
    assert lines(again) == ["after", "before"]
    again.close()


def test_many_times_over(desk: Desk, path: Path, say: Say, tmp_path: Path) -> None:
    for number in range(4):
        say(desk, f"line {number}")
        pocket = pull(path)
        assert refused(lambda: say(desk, "away")) == "store.gone"
        put_back(path, pocket)
        go_on(desk, find_again(desk))
        shutil.move(pocket, tmp_path / f"pocket {number}")
    assert lines(desk) == [f"line {number}" for number in range(4)]
    desk.close()
    assert len(reopened(path)) == 4


def test_the_same_disk_that_says_yes_again_needs_no_opening(
    desk: Desk, path: Path, say: Say
) -> None:
    pocket = pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    pocket.rename(path.parent)
    assert find_again(desk) is None
    assert not desk.session.missed
    say(desk, "after")
    desk.close()
    assert reopened(path) == ["after"]


def test_what_was_written_elsewhere_is_noticed_and_stays(desk: Desk, path: Path, say: Say) -> None:
    say(desk, "before")
    pocket = pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    put_back(path, pocket)
    elsewhere = open_desk(path, WORDS)
    say(elsewhere, "elsewhere")
    elsewhere.close()
    assert refused(lambda: find_again(desk)) == "store.changed"
    assert refused(lambda: say(desk, "still refused")) == "store.gone"
    assert refused(lambda: find_again(desk)) == "store.changed"
    desk.close()
    assert reopened(path) == ["before", "elsewhere"]


def test_a_draft_left_elsewhere_is_not_written_over(desk: Desk, path: Path, say: Say) -> None:
    say(desk, "before")
    pocket = pull(path)
    assert refused(lambda: Memory(desk).keep("capture", "mine")) == "store.gone"
    put_back(path, pocket)
    elsewhere = open_desk(path, WORDS)
    Memory(elsewhere).keep("capture", "theirs")
    elsewhere.close()
    assert refused(lambda: find_again(desk)) == "store.changed"
    desk.close()
    again = open_desk(path, WORDS)
    assert [one.text for one in Memory(again).drafts()] == ["theirs"]
    again.close()


def test_one_that_was_only_looked_at_elsewhere_goes_on(path: Path, say: Say) -> None:
    create_desk(path, WORDS, title="Consultation", cost=Cost.TRIVIAL).close()
    desk = open_desk(path, WORDS)
    pocket = pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    put_back(path, pocket)
    open_desk(path, WORDS).close()
    go_on(desk, find_again(desk))
    say(desk, "after")
    desk.close()
    assert reopened(path) == ["after"]


@pytest.mark.parametrize("words", [WORDS, None])
def test_another_notebook_in_its_place_is_not_touched(
    path: Path, say: Say, words: str | None, tmp_path: Path
) -> None:
    desk = create_desk(path, words, title="Consultation", cost=Cost.TRIVIAL)
    say(desk, "mine")
    pocket = pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    path.parent.mkdir()
    create_desk(path, words, title="Another", cost=Cost.TRIVIAL).close()
    before = bytes_of(path.parent)
    assert refused(lambda: find_again(desk)) == "store.other"
    assert refused(lambda: say(desk, "away still")) == "store.gone"
    assert bytes_of(path.parent) == before
    path.parent.rename(tmp_path / "other")
    put_back(path, pocket)
    go_on(desk, find_again(desk))
    desk.close()
    assert reopened(path, words) == ["mine"]


def test_what_was_refused_and_is_on_the_disk_all_the_same_is_shown_once(
    desk: Desk, path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(desk, "before")
    heard: list[str] = []
    desk.listen(lambda changed: heard.extend(changed.entities))
    pulled(desk, monkeypatch)
    assert refused(lambda: say(desk, "as it went")) == "store.disk_fails"
    monkeypatch.undo()
    assert lines(desk) == ["before"]
    put_back(path, pull(path))
    go_on(desk, find_again(desk))
    assert lines(desk) == ["as it went", "before"]
    assert any(desk.notebook[one].text("text") == "as it went" for one in heard)
    say(desk, "after")
    desk.undo()
    desk.undo()
    shown = [one for one in desk.notebook.of_kind(EntityKind.ITEM) if desk.notebook.shown(one.id)]
    assert [one.text("text") for one in shown] == ["before"]
    desk.redo()
    desk.close()
    again = open_desk(path, WORDS)
    assert again.session.writer.last_number == desk.session.writer.last_number
    again.close()


def pulled(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next commit reaches the disk, and the disk says that it did not."""
    dialect = desk.session._engine.dialect
    real = type(dialect).do_commit

    def commit(self: object, connection: object) -> None:
        real(self, connection)  # type: ignore[arg-type]
        problem = dbapi2.OperationalError("disk I/O error")
        problem.sqlite_errorname = "SQLITE_IOERR_FSYNC"  # type: ignore[attr-defined]
        raise problem

    monkeypatch.setattr(type(dialect), "do_commit", commit)


def test_a_disk_that_has_forgotten_what_was_saved_is_told(
    desk: Desk, path: Path, say: Say, tmp_path: Path
) -> None:
    say(desk, "before")
    desk.session.tidy()
    old = shutil.copytree(path.parent, tmp_path / "old")
    say(desk, "forgotten")
    pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    put_back(path, old)
    assert refused(lambda: find_again(desk)) == "store.changed"
    assert "forgotten" in lines(desk)
    desk.close()


def test_a_notebook_that_forgot_is_made_again_from_its_second_copy(
    desk: Desk, path: Path, say: Say, tmp_path: Path
) -> None:
    say(desk, "before")
    desk.session.tidy()
    old = shutil.copytree(path.parent, tmp_path / "old")
    say(desk, "in the second copy alone")
    pocket = pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    shutil.copy(second_path(pocket / path.name), second_path(old / path.name))
    put_back(path, old)
    assert go_on(desk, find_again(desk)).told
    say(desk, "after")
    desk.close()
    assert reopened(path) == ["after", "before", "in the second copy alone"]


def test_a_notebook_that_was_torn_is_made_again_from_its_second_copy(
    desk: Desk, path: Path, say: Say
) -> None:
    for number in range(50):
        say(desk, f"line {number} " + "of many words " * 20)
    desk.session.tidy()
    pocket = pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    with (pocket / path.name).open("r+b") as file:
        file.seek(9 * PAGE + 100)
        file.write(b"torn")
    put_back(path, pocket)
    assert go_on(desk, find_again(desk)).told
    say(desk, "after")
    desk.close()
    assert len(reopened(path)) == 51


def test_one_that_is_open_elsewhere_waits_till_it_is_closed(
    desk: Desk, path: Path, say: Say
) -> None:
    say(desk, "before")
    pocket = pull(path)
    assert refused(lambda: say(desk, "away")) == "store.gone"
    put_back(path, pocket)
    elsewhere = FileLock(lock_path(path))
    elsewhere.acquire()
    assert refused(lambda: find_again(desk)) == "store.open_elsewhere"
    elsewhere.release()
    go_on(desk, find_again(desk))
    desk.close()
    assert reopened(path) == ["before"]


def test_letting_go_takes_no_log_away_that_may_be_somebody_elses(
    desk: Desk, path: Path, say: Say
) -> None:
    say(desk, "in the log")
    log = Path(f"{path}-wal")
    before = log.read_bytes()
    assert before
    desk.session.let_go_of_lost()
    assert log.read_bytes() == before
    desk.close()
    assert reopened(path) == ["in the log"]


def test_closed_while_it_is_away_it_touches_nothing_that_lies_there(
    desk: Desk, path: Path, say: Say
) -> None:
    say(desk, "before")
    pocket = pull(path)
    put_back(path, pocket)
    elsewhere = open_desk(path, WORDS)
    say(elsewhere, "elsewhere")
    before = bytes_of(path.parent)
    desk.close()
    assert bytes_of(path.parent) == before
    assert lock_path(path).exists()
    elsewhere.close()
    assert reopened(path) == ["before", "elsewhere"]
