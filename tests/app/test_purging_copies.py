"""A name taken out of every backup too: looked for in the bytes of plain notebooks."""

import errno
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.backing_up import save_copy
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.purging import look_for, remove_name
from micic_desk.app.purging_copies import delete_copies, remove_everywhere
from micic_desk.app.rekeying import change_passphrase
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Delete, Resolve, Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import read_operation
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, log
from micic_desk.store.erasing import erase_notebook
from micic_desk.store.inbox import Source
from micic_desk.store.key import Cost

NAME = "Quillonmar"
WORDS = "one two three four five six"
NOON = datetime(2026, 3, 14, 12, 0, 0).astimezone()
SOURCE = Source(sender="N. N.", sender_key="00", verified=False, digest="00")


def started(folder: Path, passphrase: str | None = None) -> tuple[Desk, str, str]:
    """A notebook with a session and a line that names somebody."""
    desk = create_desk(folder / "Notes.micic", passphrase, title="Cities", cost=Cost.TRIVIAL)
    above = desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    session = desk.do(Add(kind=EntityKind.SESSION, parent=above, fields={"title": "Morning"}))
    line = said(desk, session.entities[0].id, f"{NAME} spoke of boats")
    return desk, session.entities[0].id, line


def said(desk: Desk, parent: str, text: str) -> str:
    fields = {"kind": "point", "text": text}
    return desk.do(Add(kind=EntityKind.ITEM, parent=parent, fields=fields)).entities[0].id


def back_up(desk: Desk, hours: int) -> Path:
    return backups.back_up(desk.session, NOON + timedelta(hours=hours)).path


def hits(folder: Path) -> int:
    wanted = NAME.lower().encode()
    files = [one for one in folder.rglob("*") if one.is_file()]
    return sum(one.read_bytes().lower().count(wanted) for one in files)


def test_every_backup_loses_the_name_and_keeps_every_other_word(tmp_path: Path) -> None:
    desk, session, line = started(tmp_path)
    first = back_up(desk, 0)
    desk.do(Reword(entity=line, text="somebody spoke of boats and of rivers"))
    other = said(desk, session, "A line without anybody")
    second = back_up(desk, 1)
    desk.do(Delete(entities=(other,)))
    assert hits(first.parent) > 1
    gone, copies = remove_everywhere(desk, NAME, "D-7")
    assert (copies.rewritten, copies.left, copies.others) == (2, (), ())
    assert gone.standing == ()
    desk.close()
    assert hits(tmp_path) == 0
    assert sorted(first.parent.iterdir()) == [first, second]
    for path, wanted in ((first, {"D-7 spoke of boats"}), (second, None)):
        old = open_desk(path, None)
        texts = {one.text("text") for one in old.notebook.of_kind(EntityKind.ITEM)}
        assert texts == (
            wanted or {"somebody spoke of boats and of rivers", "A line without anybody"}
        )
        old.close()


def test_a_backup_without_the_name_is_left_byte_for_byte(tmp_path: Path) -> None:
    desk, session, line = started(tmp_path)
    desk.do(Reword(entity=line, text="nobody"))
    remove_everywhere(desk, NAME, "D-7")
    path = back_up(desk, 0)
    before = path.read_bytes()
    said(desk, session, f"{NAME} again")
    _, copies = remove_everywhere(desk, NAME, "D-7")
    assert copies.rewritten == 0
    assert path.read_bytes() == before
    desk.close()


def test_an_encrypted_backup_opens_with_the_same_passphrase_afterwards(tmp_path: Path) -> None:
    words = "one two three four five six"
    desk, _, line = started(tmp_path, words)
    path = back_up(desk, 0)
    by_hand = tmp_path / "Copy of my notes.micic"
    shutil.copy(path, by_hand)
    _, copies = remove_everywhere(desk, NAME, "D-7")
    assert (copies.rewritten, copies.others) == (1, (by_hand,))
    desk.close()
    old = open_desk(path, words)
    assert old.notebook[line].text("text") == "D-7 spoke of boats"
    assert look_for(old, NAME).values == 0
    old.close()


def test_two_versions_in_a_backup_take_the_answer_given_since(tmp_path: Path) -> None:
    desk, _, line = started(tmp_path)
    other = create_desk(tmp_path / "hers.micic", None)
    with desk.session.transaction() as connection:
        everything = [(read_operation(body), body) for body in log.bodies(connection)]
    other.receive(everything, SOURCE)
    other.do(Reword(entity=line, text=f"{NAME} spoke of ships"))
    desk.do(Reword(entity=line, text="D. spoke of boats"))
    with other.session.transaction() as connection:
        desk.receive([(read_operation(body), body) for body in log.bodies(connection)], SOURCE)
    other.close()
    (tmp_path / "hers.micic").unlink()
    (tmp_path / "hers.micic-second").unlink()
    torn = back_up(desk, 0)
    with pytest.raises(Refusal) as refused:
        remove_everywhere(desk, NAME, "D-7")
    assert refused.value.code == "purge.torn"
    assert hits(torn.parent) > 0  # nothing half done
    desk.do(Resolve(entity=line, field="text", value="D. spoke of boats"))
    _, copies = remove_everywhere(desk, NAME, "D-7")
    assert (copies.rewritten, copies.left) == (1, ())
    desk.close()
    assert hits(tmp_path) == 0


def test_what_cannot_be_written_anew_is_named_and_goes_when_told(tmp_path: Path) -> None:
    desk, _, _ = started(tmp_path)
    sound, bent = back_up(desk, 0), back_up(desk, 1)
    bent.write_bytes(bent.read_bytes()[:5000])
    brought = backups.bring_back(backups.backups_of(desk.path)[-1], desk.path)
    aside = tmp_path / "Notes (damaged 2026-03-14 12.00.00).micic"
    shutil.copy(sound, aside)
    stranger = tmp_path / "Other.micic"
    stranger.write_bytes(b"of somebody else")
    _, copies = remove_everywhere(desk, NAME, "D-7")
    assert copies.rewritten == 1
    assert copies.left == (bent,)
    assert set(copies.others) == {brought, aside}
    assert delete_copies((*copies.left, *copies.others)) == []
    desk.close()
    assert hits(tmp_path) == 0
    assert stranger.exists()


def test_stopped_between_two_backups_the_notebook_still_says_it(tmp_path: Path) -> None:
    desk, _, line = started(tmp_path)
    back_up(desk, 0)
    back_up(desk, 1)

    class StoppedError(Exception):
        pass

    def stop(done: int, whole: int) -> None:
        assert whole == 2
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        remove_everywhere(desk, NAME, "D-7", progress=stop)
    assert desk.notebook[line].text("text") == f"{NAME} spoke of boats"
    names = [one.name for one in backups.backups_folder(desk.path).iterdir()]
    assert len(names) == 2
    assert not any(one.startswith(".") for one in names)
    desk.close()


def test_on_another_thread_nothing_is_told_before_catching_up(tmp_path: Path) -> None:
    desk, _, line = started(tmp_path)
    heard: list[object] = []
    desk.listen(heard.append)
    remove_everywhere(desk, NAME, "D-7", later=True)
    assert heard == []
    assert desk.notebook[line].text("text") == f"{NAME} spoke of boats"
    desk.catch_up()
    assert len(heard) == 1
    assert desk.notebook[line].text("text") == "D-7 spoke of boats"
    desk.close()


def test_a_name_that_only_a_backup_says_goes_and_nothing_is_to_undo(tmp_path: Path) -> None:
    desk, _, line = started(tmp_path)
    path = back_up(desk, 0)
    desk.do(Reword(entity=line, text="somebody"))
    remove_name(desk, NAME, "D-7")
    before = desk.next_undo()
    assert NAME.encode() in path.read_bytes()
    _, copies = remove_everywhere(desk, NAME, "D-7")
    assert copies.rewritten == 1
    assert desk.next_undo() == before
    desk.close()
    assert hits(tmp_path) == 0


def test_backups_that_cannot_be_listed_are_not_missed_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is called gone, and a passphrase that is called changed, are so everywhere."""
    desk, _, line = started(tmp_path, WORDS)
    folder = back_up(desk, 0).parent
    scan = os.scandir

    def closed(place: Any = ".") -> Any:
        if Path(place) == folder:
            raise PermissionError(errno.EACCES, "closed")
        return scan(place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", closed)
        for act in (
            lambda: remove_everywhere(desk, NAME, "D-7"),
            lambda: change_passphrase(desk, WORDS, f"{WORDS} seven"),
            lambda: erase_notebook(tmp_path / "Notes.micic", desk.session.raw),
        ):
            with pytest.raises(Refusal) as refused:
                act()
            assert refused.value.code == "copies.unreadable"
    assert NAME in desk.notebook[line].text("text")
    assert remove_everywhere(desk, NAME, "D-7")[1].rewritten == 1
    desk.close()


def test_copies_that_were_saved_elsewhere_are_named(tmp_path: Path) -> None:
    desk, _, _ = started(tmp_path, WORDS)
    stick = tmp_path / "stick"
    stick.mkdir()
    save_copy(desk, stick / "copy.micic")
    save_copy(desk, stick / "gone.micic")
    (stick / "gone.micic").unlink()
    assert remove_everywhere(desk, NAME, "D-7")[1].others == (stick / "copy.micic",)
    assert change_passphrase(desk, WORDS, f"{WORDS} seven").left == [stick / "copy.micic"]
    desk.close()


def test_a_backup_that_was_opened_by_itself_and_killed_loses_what_its_log_says(
    tmp_path: Path,
) -> None:
    """What the killed program kept a second time is named, and goes where that is wished."""
    desk, session, _ = started(tmp_path)
    backup = back_up(desk, 0)
    opened = open_desk(backup, None)
    other = said(opened, session, f"{NAME} was in the backup alone")
    log_beside = backup.with_name(f"{backup.name}-wal")
    kept = {one: one.read_bytes() for one in (backup, log_beside)}
    opened.close()
    for one, data in kept.items():
        one.write_bytes(data)
    _, done = remove_everywhere(desk, NAME, "N. N.")
    assert (done.rewritten, done.left) == (1, ())
    second = backup.with_name(f"{backup.name}-second")
    assert done.others == (second,)
    assert delete_copies(done.others) == []
    assert hits(tmp_path) == 0
    opened = open_desk(backup, None)
    assert opened.notebook[other].text("text") == "N. N. was in the backup alone"
    opened.close()
    desk.close()


def test_a_backup_that_somebody_has_open_is_named(tmp_path: Path) -> None:
    desk, _, _ = started(tmp_path)
    backup = back_up(desk, 0)
    opened = open_desk(backup, None)
    _, done = remove_everywhere(desk, NAME, "N. N.")
    assert done.left == (backup,)
    opened.close()
    desk.close()
