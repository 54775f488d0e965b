"""A disk that does not answer is told as that: nothing is called damaged, made or set aside."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import needs_passphrase, open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store import opening
from micic_desk.store.key import PAGE
from micic_desk.store.repair import gathering, pages
from micic_desk.store.second.reading import second_path
from micic_desk.store.unread import told_apart

WORDS = "one two three four five six"
Say = Callable[[Desk, str], str]


def _files(path: Path) -> dict[str, bytes]:
    names = (one for one in path.parent.iterdir() if one.is_file())
    return {one.name: one.read_bytes() for one in names if "lock" not in one.name}


def _cannot(*_args: object) -> bytes:
    raise OSError(errno.EIO, "no")


def test_a_notebook_that_reads_the_second_time_is_opened_and_nothing_restored(
    desk: Desk, path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = say(desk, "a word")
    desk.close()
    looks = iter([False])

    def fails_once(*_args: object) -> bool:
        return next(looks, True)

    monkeypatch.setattr(opening, "pages_are_well", fails_once)
    again = open_desk(path, WORDS)
    assert again.notebook.shown(one)
    assert "did not answer properly at first" in str(again.told[0])
    again.close()
    assert not [name for name in _files(path) if "(" in name]


@pytest.mark.parametrize("which", ["second", "pages"])
def test_where_a_file_cannot_be_read_nobody_says_that_both_are_damaged(
    desk: Desk, path: Path, say: Say, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    say(desk, "a word")
    desk.close()
    path.write_bytes(b"%PDF-1.7\n" + bytes(9000))
    before = _files(path)
    with monkeypatch.context() as patch:
        if which == "second":
            patch.setattr(gathering, "_bytes_of", _cannot)
        else:
            patch.setattr(pages, "_pages", _cannot)
        for salvage in (False, True):
            with pytest.raises(Refusal) as refused:
                open_desk(path, WORDS, salvage=salvage)
            assert refused.value.code == "store.disk_fails"
    assert _files(path) == before


def test_a_file_is_not_called_foreign_before_its_second_copy_was_read(
    desk: Desk, path: Path
) -> None:
    desk.close()
    path.write_bytes(b"%PDF-1.7\n" + bytes(9000))
    second_path(path).unlink()
    second_path(path).mkdir()
    with pytest.raises(Refusal) as asked:
        needs_passphrase(path)
    with pytest.raises(Refusal) as opened:
        opening.open_notebook(path, WORDS)
    assert asked.value.code == opened.value.code == "store.unreadable"


@pytest.mark.parametrize(
    ("damage", "told"), [(b"", "disk_fails"), (b"bent", "damaged"), (None, "disk_fails")]
)
def test_what_is_called_corrupt_in_an_open_notebook_is_read_before_it_is_believed(
    desk: Desk, path: Path, say: Say, damage: bytes | None, told: str
) -> None:
    say(desk, "a word")
    desk.session.tidy()
    if damage is None:  # a stick that was pulled out
        path.unlink()
    else:
        with path.open("r+b") as file:
            file.seek(3 * PAGE + 100)
            file.write(damage)
    with pytest.raises(Refusal) as refused, told_apart(path, desk.session.raw):
        raise MemoryError  # what SQLCipher says of a page it cannot make out
    assert refused.value.code == f"store.{told}"
    desk.session._let_go()
    desk.session._lock.release()


def test_pages_that_said_nothing_are_read_once_more_where_something_is_missing(
    desk: Desk, path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(desk, "a word")
    raw = desk.session.raw
    desk.close()
    assert raw is not None
    scratch = path.with_name("scratch")
    wholly = pages.operations_in(path, raw, scratch, lambda _found: True)
    real, failed = pages._rows_of, []

    def fails_once(connection: object, number: int, known: set[str]) -> object:
        if number not in failed:
            failed.append(number)
            raise pages.dbapi2.DatabaseError("database disk image is malformed")
        return real(connection, number, known)

    monkeypatch.setattr(pages, "_rows_of", fails_once)
    assert pages.operations_in(path, raw, scratch, bool) == wholly != []


@pytest.mark.parametrize("second", ["whole", "cut"])
def test_a_notebook_on_a_bad_place_of_the_disk_is_made_again_where_its_second_copy_is_whole(
    desk: Desk, path: Path, say: Say, monkeypatch: pytest.MonkeyPatch, second: str
) -> None:
    one = say(desk, "a word")
    desk.close()
    copy = second_path(path)
    if second == "cut":
        copy.write_bytes(copy.read_bytes()[:-40])
    before, bad, real = _files(path), path.stat().st_ino, Path.open

    def opened(self: Path, *args: Any, **named: Any) -> Any:
        if self.exists() and self.stat().st_ino == bad:
            raise OSError(errno.EIO, "no")
        return real(self, *args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", opened)
        if second == "cut":
            with pytest.raises(Refusal) as refused:
                open_desk(path, WORDS)
            assert refused.value.code in {"store.disk_fails", "store.unreadable"}
        else:
            assert needs_passphrase(path)
            again = open_desk(path, WORDS)
            assert again.notebook.shown(one)
            assert "does not give" in str(again.told[0])
            again.close()
    if second == "cut":
        assert _files(path) == before
    else:
        kept = [name for name in _files(path) if "(damaged" in name]
        assert [_files(path)[name] for name in kept] == [before[path.name]]
