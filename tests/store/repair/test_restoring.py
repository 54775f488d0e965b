"""Damaged, missing, overwritten: the notebook opens again, and says what happened."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, needs_passphrase, open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store import checking
from micic_desk.store.key import Cost
from micic_desk.store.opening import create
from micic_desk.store.repair import restoring
from micic_desk.store.second.reading import second_path

WORDS = "one two three four five six"
Say = Callable[[Desk, str], str]


def _texts(desk: Desk) -> list[str]:
    return sorted(one.text("text") for one in desk.notebook if one.kind == "item")


def test_a_missing_notebook_comes_back(desk: Desk, path: Path, say: Say) -> None:
    say(desk, "a word")
    desk.close()
    path.unlink()
    assert needs_passphrase(path)
    with pytest.raises(Refusal) as wrong:
        open_desk(path, "other words")
    assert wrong.value.code == "store.wrong_passphrase"
    assert not path.exists()
    again = open_desk(path, WORDS)
    assert _texts(again) == ["a word"]
    assert "was missing. It was restored from its second copy" in str(again.told[0])
    assert not any(one.wrong for one in checking.check(again.session))
    again.close()


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"", b"SQLite format 3\0", bytes(100)])
def test_an_overwritten_notebook_comes_back_and_the_rest_is_kept(
    desk: Desk, path: Path, say: Say, head: bytes
) -> None:
    say(desk, "a word")
    desk.close()
    other = head + os.urandom(9000) if head else b""
    path.write_bytes(other)
    again = open_desk(path, WORDS)
    assert _texts(again) == ["a word"]
    (kept,) = path.parent.glob("Notebook (damaged*.micic")
    assert kept.name in str(again.told[0])
    assert kept.read_bytes() == other
    again.close()


def test_a_plain_notebook_has_a_second_copy_too(path: Path, say: Say) -> None:
    desk = create_desk(path, None, title="T")
    say(desk, "a word")
    desk.close()
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    assert not needs_passphrase(path)
    again = open_desk(path, None)
    assert _texts(again) == ["a word"]
    again.close()


def test_both_damaged_is_asked_about_first(desk: Desk, path: Path, say: Say) -> None:
    for number in range(40):
        say(desk, f"word {number} " + "and more " * 40)
    desk.close()
    second = second_path(path)
    half = second.stat().st_size // 2
    second.write_bytes(second.read_bytes()[:half])
    # The newest lines stand in the last pages.
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 8192 * 4096])
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(Refusal) as refused:
        open_desk(path, WORDS)
    assert refused.value.code == "store.both_damaged"
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before
    again = open_desk(path, WORDS, salvage=True)
    # Half of both files is gone, and what was written last with it.
    assert 5 < len(_texts(again)) < 40
    assert not any(one.wrong for one in checking.check(again.session))
    again.close()
    once_more = open_desk(path, WORDS)
    assert once_more.told == []
    once_more.close()


def test_a_wrong_passphrase_stays_one(desk: Desk, path: Path) -> None:
    desk.close()
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(Refusal) as wrong:
        open_desk(path, "other words")
    assert wrong.value.code == "store.wrong_passphrase"
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before


def test_a_notebook_that_holds_nothing_yet_comes_back_too(path: Path) -> None:
    create(path, WORDS, cost=Cost.TRIVIAL).close()
    path.unlink()
    again = open_desk(path, WORDS)
    assert "restored from its second copy" in str(again.told[0])
    assert len(again.notebook) == 0
    again.close()


def test_well_sealed_pages_that_are_no_notebook_are_restored(
    desk: Desk, path: Path, say: Say
) -> None:
    line = say(desk, "a word")
    desk.session._driver.execute("DROP TABLE incoming")
    desk.close()
    again = open_desk(path, WORDS)
    assert again.notebook[line].text("text") == "a word"
    assert not any(one.wrong for one in checking.check(again.session))
    again.close()


@pytest.mark.parametrize("given", [WORDS, None])
def test_a_disk_that_does_not_read_is_not_taken_for_a_wrong_passphrase(
    path: Path, say: Say, monkeypatch: pytest.MonkeyPatch, given: str | None
) -> None:
    desk = create_desk(path, given, title="T", cost=Cost.TRIVIAL)
    say(desk, "a word")
    desk.close()
    path.write_bytes(b"%PDF-1.7\n" + os.urandom(9000))

    def fails(_path: Path) -> bytes:
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "beginning", fails)
        with pytest.raises(Refusal) as refused:
            open_desk(path, given)
    assert refused.value.code == "store.disk_fails"
    again = open_desk(path, given)
    assert _texts(again) == ["a word"]
    again.close()
