"""A notebook meets its second copy: who knows more says what is done, and nothing is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import Cost
from micic_desk.store.second.reading import look, second_path, whole_rows
from micic_desk.store.second.rows import OPERATION

WORDS = "one two three four five six"
Say = Callable[[Desk, str], str]


def _texts(desk: Desk) -> list[str]:
    return sorted(one.text("text") for one in desk.notebook if one.kind == "item")


def _told(desk: Desk) -> str:
    return " ".join(str(one) for one in (*desk.told, *desk.session.noted))


def _in_second(path: Path, desk: Desk) -> list[str]:
    data = second_path(path).read_bytes()
    found = look(data, desk.session._raw)
    assert found is not None
    assert found.whole
    return [row[8] for row in whole_rows(data, found).tables[OPERATION].values()]


def test_a_line_is_in_both_files_when_it_is_acknowledged(desk: Desk, path: Path, say: Say) -> None:
    say(desk, "a word")
    assert any('"a word"' in one for one in _in_second(path, desk))
    assert b"a word" not in second_path(path).read_bytes()
    assert desk.session.second_copy_fault is None
    desk.close()
    again = open_desk(path, WORDS)
    assert again.told == []
    again.close()


def _put_and_refuse(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO setting VALUES('x', '1')")
    raise Refusal("test.no", "no")


def test_what_is_refused_is_in_neither(desk: Desk, path: Path) -> None:
    before = _in_second(path, desk)
    with pytest.raises(Refusal), desk.session.transaction() as connection:
        _put_and_refuse(connection)
    assert _in_second(path, desk) == before
    desk.close()


def test_a_missing_second_copy_is_made_anew_and_told(desk: Desk, path: Path, say: Say) -> None:
    say(desk, "a word")
    desk.close()
    second_path(path).unlink()
    again = open_desk(path, WORDS)
    assert "The second copy of Notebook.micic was missing and was made anew" in _told(again)
    assert any('"a word"' in one for one in _in_second(path, again))
    again.close()


def test_a_cut_second_copy_is_kept_and_made_anew(desk: Desk, path: Path, say: Say) -> None:
    for number in range(5):
        say(desk, f"word {number}")
    desk.close()
    second = second_path(path)
    second.write_bytes(second.read_bytes()[:-900])
    again = open_desk(path, WORDS)
    assert "was damaged. It was kept as Notebook (set aside" in _told(again)
    assert len(list(path.parent.glob("Notebook (set aside*.micic-second"))) == 1
    assert sum('"word ' in one for one in _in_second(path, again)) == 5
    again.close()


def test_an_older_notebook_in_its_place_gets_back_what_it_lacks(
    desk: Desk, path: Path, say: Say, tmp_path: Path
) -> None:
    say(desk, "early")
    desk.close()
    older = tmp_path / "older"
    shutil.copyfile(path, older)
    desk = open_desk(path, WORDS)
    say(desk, "late")
    Memory(desk).keep("line", "half a li")
    desk.close()
    shutil.copyfile(older, path)
    again = open_desk(path, WORDS)
    assert _texts(again) == ["early", "late"]
    assert [one.text for one in Memory(again).drafts()] == ["half a li"]
    assert "was an older version than its second copy" in _told(again)
    assert again.next_undo() is not None
    again.close()
    assert len(list(tmp_path.glob("Notebook (damaged*.micic"))) == 1


def test_a_lost_write_ahead_log_costs_nothing(desk: Desk, path: Path, say: Say) -> None:
    """A stick pulled out and a log thrown away as rubbish: only the second copy has the lines."""
    say(desk, "in the log")
    copied = path.with_name("Copied.micic")
    shutil.copyfile(path, copied)
    shutil.copyfile(second_path(path), second_path(copied))
    desk.close()
    again = open_desk(copied, WORDS)
    assert _texts(again) == ["in the log"]
    again.close()


def test_another_notebook_s_second_copy_is_kept_apart(desk: Desk, path: Path, say: Say) -> None:
    say(desk, "ours")
    desk.close()
    other = path.with_name("Other.micic")
    create_desk(other, WORDS, title="Other", cost=Cost.TRIVIAL).close()
    second_path(other).replace(second_path(path))
    again = open_desk(path, WORDS)
    assert _texts(again) == ["ours"]
    assert "was kept as Notebook (set aside" in _told(again)
    again.close()


def test_a_full_disk_for_the_second_copy_never_holds_a_line_up(
    desk: Desk, path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = desk.session._second
    assert second is not None

    def full(frames: bytes) -> None:
        del frames
        raise OSError(28, "full")

    monkeypatch.setattr(second, "_write", full)
    say(desk, "on disk once")
    assert desk.session.second_copy_fault is not None
    monkeypatch.undo()
    desk.session.tidy()
    assert desk.session.second_copy_fault is None
    assert any('"on disk once"' in one for one in _in_second(path, desk))
    desk.close()


def test_what_grew_long_is_written_anew_at_closing(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from micic_desk.store.second import copy

    monkeypatch.setattr(copy, "_LOOSE", 20_000)
    memory = Memory(desk)
    for number in range(200):
        memory.keep("line", "a long line being typed " * 20 + str(number))
    long = second_path(path).stat().st_size
    desk.close()
    assert second_path(path).stat().st_size < long / 3
    again = open_desk(path, WORDS)
    assert again.told == []
    again.close()


def test_a_rewritten_second_copy_holds_nothing_older(desk: Desk, path: Path, say: Say) -> None:
    say(desk, "to be purged")
    with desk.session.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM operation WHERE body LIKE '%to be purged%'")
    before = second_path(path).stat().st_ino
    desk.session.write_second_copy_anew()
    assert second_path(path).stat().st_ino != before
    assert not any("to be purged" in one for one in _in_second(path, desk))
    desk.close()
