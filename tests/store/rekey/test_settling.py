"""A change of passphrase that ended half-way: it is completed or taken back, and told."""

import errno
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.app.rekeying import change_passphrase
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, rekeying
from micic_desk.store.rekey import placing, sealing, settling

WORDS = "one two three four five six"
OTHERS = "six five four three two one"
NOW = datetime(2026, 3, 14, 15, 9, 26).astimezone()


class Ended(BaseException):
    """The program ended here."""


def ended(*_args: object, **_named: object) -> None:
    raise Ended


def nothing(*_args: object) -> None:
    """A program that has ended tidies nothing."""


def end_at(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(rekeying, name, ended)
    monkeypatch.setattr(rekeying, "discard", nothing)


def half_changed(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    backups.back_up(desk.session, NOW)
    with monkeypatch.context() as patch:
        end_at(patch, name)
        with pytest.raises(Ended):
            change_passphrase(desk, WORDS, OTHERS)
    desk.close()


def leftovers(path: Path) -> list[str]:
    return [one.name for one in path.parent.rglob(".*") if "rekey" in one.name]


@pytest.mark.parametrize(
    "case",
    [
        ("replace", WORDS, OTHERS, "did not take hold"),
        ("put_in_place", OTHERS, WORDS, "the change took hold"),
    ],
)
def test_one_passphrase_opens_all_of_it_and_the_other_is_told(
    desk: Desk,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    say: Callable[[Desk, str], str],
    case: tuple[str, str, str, str],
) -> None:
    ends_at, opens, does_not, told = case
    one = say(desk, "a word")
    half_changed(desk, monkeypatch, ends_at)
    assert leftovers(path)
    with pytest.raises(Refusal) as refused:
        open_desk(path, does_not)
    assert refused.value.code == "store.wrong_passphrase"
    assert told in str(refused.value)
    again = open_desk(path, opens)
    assert "interrupted" in str(again.told[0])
    assert again.notebook.shown(one)
    assert again.session.second_copy_fault is None
    assert leftovers(path) == []
    for backup in backups.backups_of(path):
        backups.prove(backup.path, again.session.raw)
    again.close()
    quiet = open_desk(path, opens)
    assert quiet.told == []
    quiet.close()


def test_a_notebook_that_went_right_after_the_change_comes_back(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[[Desk, str], str]
) -> None:
    one = say(desk, "a word")
    half_changed(desk, monkeypatch, "put_in_place")
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 4] = bytes(4096)
    path.write_bytes(data)
    again = open_desk(path, OTHERS)
    assert again.notebook.shown(one)
    assert leftovers(path) == []
    again.close()


def begun_and_prepared(path: Path) -> tuple[Path, Path]:
    (backup,) = backups.backups_of(path)
    fresh = placing.prepared(backup.path)
    return placing.unfinished(fresh), fresh


def only_backup_is_whole(path: Path, desk: Desk, items: int = 1) -> bool:
    (backup,) = backups.backups_of(path)
    return backups.prove(backup.path, desk.session.raw).items == items


def test_what_was_half_copied_when_the_program_ended_replaces_no_backup(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[[Desk, str], str]
) -> None:
    """What is written first is a copy, and so it begins with the salt of the old key."""
    say(desk, "a word")
    reads = iter([True, False])

    def half(file: BinaryIO) -> bytes:
        if not next(reads):
            raise Ended
        return file.read(4096 * 2)

    with monkeypatch.context() as patch:
        patch.setattr(sealing, "_read", half)
        patch.setattr(sealing, "forget", nothing)
        half_changed(desk, monkeypatch, "replace")
    assert leftovers(path)
    again = open_desk(path, WORDS)
    assert leftovers(path) == []
    assert only_backup_is_whole(path, again)
    again.close()


@pytest.mark.parametrize("at", ["_copy", "_prove_twice", "_turn", "_prove_written"])
def test_what_is_not_proved_yet_is_not_called_prepared(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sealing, at, ended)
        patch.setattr(sealing, "forget", nothing)
        half_changed(desk, monkeypatch, "replace")
    begun, fresh = begun_and_prepared(path)
    assert begun.exists() == (at != "_copy")
    assert not fresh.exists()
    again = open_desk(path, WORDS)
    assert leftovers(path) == []
    again.close()


def test_what_an_earlier_program_left_half_copied_replaces_no_backup_either(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[[Desk, str], str]
) -> None:
    """It called it prepared from its first byte on."""
    say(desk, "a word")
    half_changed(desk, monkeypatch, "replace")
    _, fresh = begun_and_prepared(path)
    (backup,) = backups.backups_of(path)
    fresh.write_bytes(backup.path.read_bytes()[: 4096 * 2])
    again = open_desk(path, WORDS)
    assert leftovers(path) == []
    assert only_backup_is_whole(path, again)
    again.close()


def test_what_was_begun_is_never_put_in_place(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_changed(desk, monkeypatch, "put_in_place")
    begun, fresh = begun_and_prepared(path)
    fresh.rename(begun)
    (backup,) = backups.backups_of(path)
    before = backup.path.read_bytes()
    open_desk(path, OTHERS).close()
    assert leftovers(path) == []
    assert backup.path.read_bytes() == before


def test_backups_that_cannot_be_listed_for_a_moment_are_exchanged_at_the_next_opening(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_changed(desk, monkeypatch, "put_in_place")
    listed = Path.iterdir

    def fails(folder: Path) -> Iterator[Path]:
        if folder == backups.backups_folder(path):
            raise OSError(errno.EIO, "the disk does not answer")
        return listed(folder)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", fails)
        again = open_desk(path, OTHERS)
    assert "cannot be read just now" in str(again.told[0])
    again.close()
    again = open_desk(path, OTHERS)
    assert "completed now" in str(again.told[0])
    assert leftovers(path) == []
    assert only_backup_is_whole(path, again, 0)
    again.close()


def test_a_prepared_backup_that_cannot_be_read_for_a_moment_is_exchanged_at_the_next_opening(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_changed(desk, monkeypatch, "put_in_place")

    def fails(_path: Path) -> bytes:
        raise OSError(errno.EIO, "the disk does not answer")

    with monkeypatch.context() as patch:
        patch.setattr(placing, "salt_read", fails)
        again = open_desk(path, OTHERS)
    assert again.told[0].facts["count"] == 1
    again.close()
    again = open_desk(path, OTHERS)
    assert "completed now, for its backups too" in str(again.told[0])
    assert leftovers(path) == []
    assert only_backup_is_whole(path, again, 0)
    again.close()


def test_what_was_begun_in_a_folder_under_an_earlier_name_goes_too(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing stands in it yet that would say whose it is; the backup beside it does."""
    half_changed(desk, monkeypatch, "replace")
    begun, fresh = begun_and_prepared(path)
    fresh.unlink()
    begun.touch()
    begun.parent.rename(begun.parent.with_name("Backups of Diary"))
    other = path.with_name("Backups of Others")
    other.mkdir()
    (other / begun.name).touch()
    open_desk(path, WORDS).close()
    assert leftovers(path) == [begun.name]
    assert (other / begun.name).exists()


def test_a_prepared_second_copy_that_cannot_be_read_for_a_moment_is_no_damage(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change that took hold it can be of no other key."""
    backups.back_up(desk.session, NOW)
    monkeypatch.setattr(rekeying, "put_in_place", ended)
    # As a kill leaves it: nobody opens the notebook again.
    monkeypatch.setattr(desk.session, "_take_up", ended)
    with pytest.raises(Ended):
        change_passphrase(desk, WORDS, OTHERS)
    monkeypatch.undo()
    desk.close()

    def fails(_path: Path) -> list[bytes]:
        raise OSError(errno.EIO, "the disk does not answer")

    with monkeypatch.context() as patch:
        patch.setattr(placing, "salts_read", fails)
        again = open_desk(path, OTHERS)
    assert len(again.told) == 1
    assert again.session.second_copy_fault is None
    assert leftovers(path) == []
    assert [one.name for one in path.parent.iterdir() if "aside" in one.name] == []
    again.close()


def test_nothing_is_told_of_a_change_whose_note_cannot_be_read(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It took hold, and everything was taken for the opposite: what was prepared says it itself."""
    half_changed(desk, monkeypatch, "put_in_place")

    def unread(_path: Path) -> tuple[bytes, bytes]:
        return b"", b""

    monkeypatch.setattr(settling, "salts_of_change", unread)
    with pytest.raises(Refusal) as refused:
        open_desk(path, WORDS)
    assert refused.value.code == "store.wrong_passphrase"
    assert "did not take hold" not in str(refused.value)
    again = open_desk(path, OTHERS)
    assert not any("interrupted" in str(one) for one in again.told)
    assert only_backup_is_whole(path, again, 0)
    again.close()


def test_a_backup_that_somebody_opened_meanwhile_is_left_to_her(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[[Desk, str], str]
) -> None:
    half_changed(desk, monkeypatch, "put_in_place")
    (backup,) = backups.backups_of(path)
    opened = open_desk(backup.path, WORDS)
    late = say(opened, "a word that is typed into it")
    again = open_desk(path, OTHERS)
    assert again.told[0].facts["count"] == 1
    again.close()
    opened.close()
    again = open_desk(path, OTHERS)
    assert again.told == []
    again.close()
    opened = open_desk(backup.path, WORDS)
    assert opened.notebook.shown(late)
    opened.close()
