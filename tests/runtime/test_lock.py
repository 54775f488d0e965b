"""The lock of a notebook, where the disk it lies on comes and goes."""

import shutil
from pathlib import Path

import pytest

from micic_desk.runtime.lock import FileLock, HeldElsewhereError


@pytest.fixture
def lock(tmp_path: Path) -> FileLock:
    folder = tmp_path / "stick"
    folder.mkdir()
    made = FileLock(folder / "lock")
    made.acquire()
    return made


def test_it_stands_as_long_as_whoever_comes_now_meets_it(lock: FileLock, tmp_path: Path) -> None:
    assert lock.stands()
    away = (tmp_path / "stick").rename(tmp_path / "away")
    assert not lock.stands()
    away.rename(tmp_path / "stick")
    assert lock.stands()
    lock.release()
    assert not lock.stands()
    assert list((tmp_path / "stick").iterdir()) == []


def test_it_does_not_stand_on_a_disk_that_is_put_back(lock: FileLock, tmp_path: Path) -> None:
    away = (tmp_path / "stick").rename(tmp_path / "away")
    shutil.copytree(away, tmp_path / "stick")
    assert not lock.stands()
    FileLock(tmp_path / "stick" / "lock").acquire()


def test_letting_go_takes_no_lock_of_somebody_else_away(lock: FileLock, tmp_path: Path) -> None:
    away = (tmp_path / "stick").rename(tmp_path / "away")
    (tmp_path / "stick").mkdir()
    other = FileLock(tmp_path / "stick" / "lock")
    other.acquire()
    assert not lock.stands()
    lock.release()
    with pytest.raises(HeldElsewhereError):
        FileLock(tmp_path / "stick" / "lock").acquire()
    other.release()
    assert [one.name for one in away.iterdir()] == ["lock"]
