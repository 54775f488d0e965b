"""Another passphrase: everything is sealed anew, or nothing is changed."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.app.passphrases import secret_of
from micic_desk.app.rekeying import change_passphrase, recovery_sheet
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, rekeying

WORDS = "one two three four five six"
OTHERS = "six five four three two one"
NOW = datetime(2026, 3, 14, 15, 9, 26).astimezone()
Say = Callable[[Desk, str], str]


@pytest.fixture
def backed_up(desk: Desk, say: Say) -> Desk:
    say(desk, "an early word")
    backups.back_up(desk.session, NOW - timedelta(days=40))
    say(desk, "a later word")
    backups.back_up(desk.session, NOW)
    return desk


def names(path: Path) -> set[str]:
    return {one.name for one in path.parent.rglob("*") if one.is_file()}


def refused_code(path: Path, passphrase: str) -> str:
    with pytest.raises(Refusal) as refused:
        open_desk(path, passphrase)
    return refused.value.code


def test_only_the_new_passphrase_opens_notebook_second_copy_and_backups(
    backed_up: Desk, path: Path, say: Say
) -> None:
    before = names(path)
    done = change_passphrase(backed_up, WORDS, OTHERS)
    assert (done.backups, done.left) == (2, [])
    assert names(path) == before
    late = say(backed_up, "a word after it")
    assert backed_up.session.second_copy_fault is None
    for one in backups.backups_of(path):
        backups.prove(one.path, backed_up.session.raw)
        assert refused_code(one.path, WORDS) == "store.wrong_passphrase"
    backed_up.close()
    assert refused_code(path, WORDS) == "store.wrong_passphrase"
    path.unlink()
    again = open_desk(path, OTHERS)
    assert again.notebook.shown(late)
    assert len(again.told) == 1
    again.close()


def test_what_was_done_before_can_be_undone_after(desk: Desk, say: Say) -> None:
    one = say(desk, "a word")
    change_passphrase(desk, WORDS, OTHERS)
    desk.undo()
    assert not desk.notebook.shown(one)
    desk.redo()
    assert desk.notebook.shown(one)
    desk.close()


def test_a_sheet_from_before_opens_nothing_after(desk: Desk, path: Path) -> None:
    sheet = secret_of(" ".join(recovery_sheet(desk).groups))
    change_passphrase(desk, sheet, OTHERS)
    newer = secret_of(" ".join(recovery_sheet(desk).groups))
    desk.close()
    with pytest.raises(Refusal) as refused:
        open_desk(path, sheet)
    assert refused.value.code == "store.wrong_passphrase"
    open_desk(path, newer).close()


def test_an_open_laptop_alone_changes_nothing(desk: Desk, path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        change_passphrase(desk, OTHERS, OTHERS)
    assert refused.value.code == "rekey.not_this"
    desk.close()
    open_desk(path, WORDS).close()


def test_a_damaged_backup_is_named_and_keeps_nobody_from_changing(
    backed_up: Desk, path: Path
) -> None:
    newest, oldest = (one.path for one in backups.backups_of(path))
    data = bytearray(oldest.read_bytes())
    data[len(data) // 2] ^= 1
    oldest.write_bytes(data)
    done = change_passphrase(backed_up, WORDS, OTHERS)
    assert (done.backups, done.left) == (1, [oldest])
    assert oldest.read_bytes() == data
    backups.prove(newest, backed_up.session.raw)
    backed_up.close()


def test_copies_that_the_old_passphrase_still_opens_are_named(desk: Desk, path: Path) -> None:
    copy = path.with_name("A copy.micic")
    backups.save_copy(desk.session, copy)
    done = change_passphrase(desk, WORDS, OTHERS)
    assert done.left == [copy]
    desk.close()
    open_desk(copy, WORDS).close()


def test_a_full_disk_changes_nothing(
    backed_up: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names(path)
    full = SimpleNamespace(total=1, used=1, free=1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: full)
    with pytest.raises(Refusal) as refused:
        change_passphrase(backed_up, WORDS, OTHERS)
    assert refused.value.code == "rekey.no_room"
    assert names(path) == before
    backed_up.close()
    open_desk(path, WORDS).close()


def test_a_change_can_be_called_off(backed_up: Desk, path: Path, say: Say) -> None:
    before = names(path)

    def stop(done: int, whole: int) -> None:
        assert whole == 3
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change_passphrase(backed_up, WORDS, OTHERS, stop)
    assert names(path) == before
    say(backed_up, "a word after all")
    backed_up.close()
    open_desk(path, WORDS).close()


def test_backups_of_a_notebook_that_was_renamed_are_sealed_too(backed_up: Desk, path: Path) -> None:
    backed_up.close()
    for one in (path, path.with_name(f"{path.name}-second")):
        one.rename(one.with_name(one.name.replace("Notebook", "Diary")))
    renamed = path.with_name("Diary.micic")
    again = open_desk(renamed, WORDS)
    done = change_passphrase(again, WORDS, OTHERS)
    assert (done.backups, done.left) == (2, [])
    for one in backups.backups_of(path):
        backups.prove(one.path, again.session.raw)
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file keeps its place there")
def test_what_is_left_of_the_old_files_has_no_salt(desk: Desk, path: Path) -> None:
    with path.open("rb") as old, path.with_name(f"{path.name}-second").open("rb") as second:
        change_passphrase(desk, WORDS, OTHERS)
        assert old.read(4096) == bytes(4096)
        assert second.read(4096) == bytes(4096)
    desk.close()


@pytest.mark.skipif(os.name == "nt", reason="needs a second name for a file")
def test_a_file_that_has_another_name_too_is_not_written_over(desk: Desk, path: Path) -> None:
    kept = path.with_name("kept elsewhere")
    os.link(path, kept)
    change_passphrase(desk, WORDS, OTHERS)
    assert kept.read_bytes()[:16] != bytes(16)
    desk.close()


def test_a_log_that_is_left_beside_the_notebook_stops_the_change(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages are sealed with the old key and must never meet the new file."""

    def leave_a_log(*_args: object) -> None:
        path.with_name(f"{path.name}-wal").write_bytes(b"pages")

    monkeypatch.setattr(desk.session, "_let_go", _and_then(desk.session._let_go, leave_a_log))
    with pytest.raises(Refusal):
        change_passphrase(desk, WORDS, OTHERS)
    assert rekeying.salt_in(path) != bytes(16)


def opened_and_killed(backup: Path, say: Say) -> None:
    """What is left of a backup that somebody opened by itself and wrote into."""
    opened = open_desk(backup, WORDS)
    say(opened, "a word in the backup alone")
    log = backup.with_name(f"{backup.name}-wal")
    kept = {one: one.read_bytes() for one in (backup, log)}
    opened.close()
    for one, data in kept.items():
        one.write_bytes(data)


def test_what_was_written_into_a_backup_by_itself_is_sealed_with_it(
    backed_up: Desk, path: Path, say: Say
) -> None:
    """Its log is sealed with the old key: with the new file it made that unreadable."""
    (newest, _) = backups.backups_of(path)
    held = backups.prove(newest.path, backed_up.session.raw).items
    opened_and_killed(newest.path, say)
    done = change_passphrase(backed_up, WORDS, OTHERS)
    assert done.backups == 2
    # The passphrase from before opens what the killed program kept a second time.
    assert done.left == [newest.path.with_name(f"{newest.path.name}-second")]
    assert backups.prove(newest.path, backed_up.session.raw).items == held + 1
    backed_up.close()


def test_a_backup_that_somebody_has_open_is_left_to_her_and_named(
    backed_up: Desk, path: Path, say: Say
) -> None:
    (newest, _) = backups.backups_of(path)
    opened = open_desk(newest.path, WORDS)
    done = change_passphrase(backed_up, WORDS, OTHERS)
    assert done.backups == 1
    assert newest.path in done.left
    late = say(opened, "a word that is typed into it afterwards")
    opened.close()
    again = open_desk(newest.path, WORDS)
    assert again.notebook.shown(late)
    again.close()
    backed_up.close()


def _and_then(first: Callable[[], None], then: Callable[[], None]) -> Callable[[], None]:
    def both() -> None:
        first()
        then()

    return both
