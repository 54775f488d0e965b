"""Backups: whole, proved, thinned, and never written over anything."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups
from micic_desk.store.backups import Backup
from micic_desk.store.copies import backups_like, others_beside
from micic_desk.store.erasing import erase_notebook
from micic_desk.store.key import Cost

WORDS = "one two three four five six"
NOW = datetime(2026, 3, 14, 15, 9, 26).astimezone()
Say = Callable[[Desk, str], str]


def test_a_backup_opens_by_itself_with_the_same_passphrase(
    desk: Desk, path: Path, say: Say
) -> None:
    say(desk, "a word")
    backup = backups.back_up(desk.session, NOW)
    say(desk, "a later word")
    assert backup.path.parent.name == "Backups of Notebook"
    assert [one.name for one in backup.path.parent.iterdir()] == [backup.path.name]
    assert backups.backups_of(path) == [Backup(backup.path, NOW)]
    held = backups.prove(backup.path, desk.session.raw)
    assert (held.sessions, held.items) == (1, 1)
    back = backups.bring_back(backup, path)
    desk.close()
    again = open_desk(back, WORDS)
    assert [one.text("text") for one in again.notebook if one.kind == "item"] == ["a word"]
    assert again.told == []
    again.close()


def test_a_backup_never_takes_the_place_of_anything(desk: Desk, path: Path) -> None:
    backup = backups.back_up(desk.session, NOW)
    names = {backups.bring_back(backup, path).name for _ in range(3)}
    assert len(names) == 3
    with pytest.raises(Refusal) as refused:
        backups.save_copy(desk.session, path)
    assert refused.value.code == "backup.exists"
    desk.close()


def test_a_bent_backup_is_not_one(desk: Desk) -> None:
    backup = backups.back_up(desk.session, NOW)
    data = bytearray(backup.path.read_bytes())
    data[len(data) // 2] ^= 1
    backup.path.write_bytes(data)
    with pytest.raises(Refusal):
        backups.prove(backup.path, desk.session.raw)
    desk.close()


def test_a_refused_backup_leaves_nothing_behind(desk: Desk, path: Path) -> None:
    folder = backups.backups_folder(path)
    folder.write_text("a file where the folder would be")
    with pytest.raises(Refusal) as refused:
        backups.back_up(desk.session, NOW)
    assert refused.value.code == "backup.not_made"
    assert folder.is_file()
    desk.close()


def test_what_a_killed_backup_left_is_swept_away_by_the_next(desk: Desk, path: Path) -> None:
    folder = backups.backups_folder(path)
    folder.mkdir()
    left = folder / ".Notebook 2026-03-14 14.09.26.micic.0badcafe.new"
    left.write_bytes(b"half")
    backup = backups.back_up(desk.session, NOW)
    assert [one.name for one in folder.iterdir()] == [backup.path.name]
    desk.close()


def test_hours_of_a_day_days_of_a_month_then_months_stay() -> None:
    made = [Backup(Path(str(n)), NOW - timedelta(minutes=20 * n)) for n in range(3 * 24 * 400)]
    going = {one.path for one in backups.too_many(made, NOW)}
    left = [NOW - one.made for one in made if one.path not in going]
    day, month = timedelta(days=1), timedelta(days=31)
    assert 24 <= sum(age < day for age in left) <= 25
    assert 30 <= sum(day <= age < month for age in left) <= 32
    assert 12 <= sum(age >= month for age in left) <= 14
    assert made[0].path not in going
    again = [one for one in made if one.path not in going]
    assert backups.too_many(again, NOW) == []


def test_one_is_due_an_hour_after_the_last_and_whatever_the_clock_said_before() -> None:
    hour = timedelta(hours=1)
    assert backups.is_due([], NOW)
    assert not backups.is_due([Backup(Path("a"), NOW - hour / 2)], NOW)
    assert backups.is_due([Backup(Path("a"), NOW - hour)], NOW)
    assert backups.is_due([Backup(Path("a"), NOW + hour)], NOW)


@pytest.mark.parametrize("name", ["Notes", "Notes v1.2", "a\nb [x]*?#%.micic", ".hidden.micic"])
def test_backups_are_known_whatever_the_notebook_is_called(tmp_path: Path, name: str) -> None:
    """Without an ending, what looks like one is the seconds of the time."""
    desk = create_desk(tmp_path / name, WORDS, cost=Cost.TRIVIAL)
    raw = desk.session.raw
    made = [backups.back_up(desk.session, NOW + timedelta(hours=one)) for one in range(2)]
    assert backups.backups_of(desk.path) == made[::-1]
    assert not backups.is_due(backups.backups_of(desk.path), NOW)
    back = backups.bring_back(made[0], desk.path)
    desk.close()
    assert set(backups_like(desk.path, raw)) == {one.path for one in made}
    assert others_beside(desk.path, raw) == [back]
    gone, left = erase_notebook(desk.path, raw)
    assert left == []
    assert list(tmp_path.iterdir()) == []
    assert len(gone) >= 4
