"""What is in a backup's way is told as that, and a copy that was broken off leaves nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import pytest

from micic_desk.app.backing_up import COPYING, list_backups, save_copy
from micic_desk.app.checking import look_through, repair
from micic_desk.app.desk import Desk, Memory
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups
from micic_desk.store.backups import Backup
from micic_desk.store.checking import Finding, Part
from micic_desk.store.connection import connect


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def _broken_off(ada: Any, target: Path) -> None:
    """Leave what a kill in the midst of saving a copy does (``bench/kill_all.py`` really kills)."""
    Memory(ada.desk).put(COPYING, str(target))
    for end in ("", "-journal"):
        target.with_name(f".{target.name}.0a1b2c3d.new{end}").write_bytes(b"sealed")


def test_the_next_opening_takes_it_away(colleague: Callable[[str], Any], stick: Path) -> None:
    ada = colleague("ada")
    _broken_off(ada, stick / "copy.micic")
    mine = stick / ".another.micic.0a1b2c3d.new"
    mine.write_bytes(b"somebody's")
    assert len(list(stick.iterdir())) == 3
    ada.reopen()
    assert list(stick.iterdir()) == [mine]


def test_it_waits_for_a_stick_that_is_out(colleague: Callable[[str], Any], stick: Path) -> None:
    ada = colleague("ada")
    _broken_off(ada, stick / "copy.micic")
    away = stick.rename(stick.with_name("away"))
    ada.reopen()
    away.rename(stick)
    ada.reopen()
    assert list(stick.iterdir()) == []


def test_a_copy_that_was_saved_is_left_alone(colleague: Callable[[str], Any], stick: Path) -> None:
    ada = colleague("ada")
    save_copy(ada.desk, stick / "copy.micic")
    ada.reopen()
    assert [one.name for one in stick.iterdir()] == ["copy.micic"]


Colleague = Callable[[str], Any]


@pytest.fixture
def desk(colleague: Colleague) -> Desk:
    ada = colleague("ada")
    ada.note("a line")
    made: Desk = ada.desk
    return made


def backed_up(desk: Desk) -> Backup:
    return backups.back_up(desk.session, datetime(2026, 3, 14, 15, 9, 26).astimezone())


def found_wrong(backup: Backup) -> Finding:
    return Finding(Part.BACKUPS, 1, 1, (backup.path.name,))


@contextmanager
def opened_by_somebody(desk: Desk, backup: Backup) -> Iterator[None]:
    engine = connect(backup.path, desk.session.raw, mode="rw")
    with engine.connect() as connection, connection.begin():
        yield
    engine.dispose()


class Watched:
    """The turn of the backups, asking whether anybody holds the session who waits for it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self.held_the_session: list[bool] = []

    def __enter__(self) -> None:
        # A thread of its own: who has the session's turn would be let in again.
        asking = Thread(target=self._ask)
        asking.start()
        asking.join()
        self._lock.acquire()

    def __exit__(self, *_raised: object) -> None:
        self._lock.release()

    def _ask(self) -> None:
        self.held_the_session.append(self._desk.session.busy())

    def locked(self) -> bool:
        return self._lock.locked()


def test_one_that_is_open_elsewhere_is_told_as_that_and_listed_afterwards(desk: Desk) -> None:
    backup = backed_up(desk)
    with opened_by_somebody(desk, backup):
        (listed,) = list_backups(desk)
        with pytest.raises(Refusal) as refused:
            look_through(desk)
    assert listed.holding is None
    assert "open in another window" in str(listed.in_the_way)
    assert refused.value.code == "store.open_elsewhere"
    (listed,) = list_backups(desk)
    assert listed.holding is not None
    assert listed.in_the_way is None


def test_one_that_is_damaged_is_told_as_that(desk: Desk) -> None:
    backup = backed_up(desk)
    backup.path.write_bytes(backup.path.read_bytes()[:5000])
    (listed,) = list_backups(desk)
    assert (listed.holding, listed.in_the_way) == (None, None)


def test_one_that_is_thinned_out_meanwhile_is_not_missed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = backed_up(desk)
    gone = Backup(backup.path.with_name("gone.micic"), backup.made)

    def listed_before(_path: object) -> list[Backup]:
        return [gone, backup]

    monkeypatch.setattr(backups, "backups_of", listed_before)
    monkeypatch.setattr("micic_desk.store.looking.copies.backups_of", listed_before)
    assert [one.backup for one in list_backups(desk)] == [backup]
    (found,) = [one for one in look_through(desk) if one.part is Part.BACKUPS]
    assert (found.wrong, found.looked_at) == (0, 1)


def test_what_opens_after_all_is_not_set_aside(desk: Desk) -> None:
    backup = backed_up(desk)
    repair(desk, [found_wrong(backup)])
    assert backup.path.exists()


def test_what_somebody_has_open_is_not_set_aside(desk: Desk) -> None:
    backup = backed_up(desk)
    with opened_by_somebody(desk, backup):
        repair(desk, [found_wrong(backup)])
    assert backup.path.exists()


def test_backups_are_looked_at_while_nobody_changes_their_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one that has the new key already would be called damaged."""
    backed_up(desk)
    turn = Watched(desk)
    monkeypatch.setattr(backups, "TURN", turn)
    prove, held = backups.prove, []

    def proves(*given: Any) -> object:
        held.append(turn.locked())
        return prove(*given)

    monkeypatch.setattr(backups, "prove", proves)
    list_backups(desk)
    look_through(desk)
    assert held == [True, True]


def test_a_repair_that_waits_for_the_backups_keeps_nobody_waiting(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who makes the backup of the hour would wait for it, and it for her: for ever."""
    backup = backed_up(desk)
    backup.path.write_bytes(b"bent")
    turn = Watched(desk)
    monkeypatch.setattr(backups, "TURN", turn)
    repair(desk, [found_wrong(backup)])
    assert not backup.path.exists()
    assert len(list_backups(desk)) == 1
    assert turn.held_the_session
    assert not any(turn.held_the_session)
