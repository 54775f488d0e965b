"""Moving a notebook home takes everything along and leaves nothing half done."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app import moving_home
from micic_desk.app.backing_up import back_up_now, list_backups
from micic_desk.app.moving_home import better_place, move_home
from micic_desk.app.opening import open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store.second.reading import second_path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    return made


@pytest.fixture
def shared(colleague: Callable[[str], Any], tmp_path: Path) -> Path:
    """A closed notebook with a backup in a folder that others write into."""
    ada = colleague("ada")
    ada.note("a word")
    back_up_now(ada.desk)
    ada.desk.close()
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    for one in (ada.path, second_path(ada.path), tmp_path / "Backups of ada"):
        shutil.move(one, folder / one.name)
    return folder / ada.path.name


def test_it_takes_second_copy_and_backups_along(shared: Path, home: Path) -> None:
    target = move_home(shared, home)
    assert target == home / "ada.micic"
    desk = open_desk(target, None)
    assert desk.told == []
    assert "a word" in [one.text("text") for one in desk.notebook]
    assert [one.holding is not None for one in list_backups(desk)] == [True]
    desk.close()
    assert list(shared.parent.iterdir()) == []


def test_nothing_goes_before_every_byte_was_read_back(
    shared: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that says it wrote and did not costs nothing."""
    before = {one: one.read_bytes() for one in shared.parent.rglob("*") if one.is_file()}
    copy = moving_home.copy_whole

    def badly(source: Path, target: Path) -> None:
        copy(source, target)
        if source == shared:
            target.write_bytes(target.read_bytes()[:-1] + b"x")

    monkeypatch.setattr(moving_home, "copy_whole", badly)
    with pytest.raises(Refusal):
        move_home(shared, home)
    assert list(home.iterdir()) == []
    assert {one: one.read_bytes() for one in before} == before


def test_what_somebody_else_put_there_stays(shared: Path, home: Path) -> None:
    other = shared.parent / "Backups of ada" / "a letter.txt"
    other.write_text("somebody's")
    move_home(shared, home)
    assert [one for one in shared.parent.rglob("*") if one.is_file()] == [other]


def test_nothing_is_written_over(shared: Path, home: Path) -> None:
    (home / "ada.micic").write_bytes(b"somebody's")
    target = move_home(shared, home)
    assert target == home / "ada 2.micic"
    desk = open_desk(target, None)
    assert len(list_backups(desk)) == 1
    desk.close()
    assert (home / "ada.micic").read_bytes() == b"somebody's"


def test_a_full_disk_leaves_everything_as_it_was(
    shared: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, copied = moving_home.copy_whole, []

    def full(source: Path, target: Path) -> None:
        if len(copied) == 2:
            raise Refusal("file.no_space", "full")
        copied.append(source)
        copy(source, target)

    monkeypatch.setattr(moving_home, "copy_whole", full)
    with pytest.raises(Refusal) as refused:
        move_home(shared, home)
    assert refused.value.code == "moving.not_moved"
    assert list(home.iterdir()) == []
    assert shared.exists()
    assert second_path(shared).exists()


def test_one_that_is_open_is_not_moved(shared: Path, home: Path) -> None:
    desk = open_desk(shared, None)
    with pytest.raises(Refusal):
        move_home(shared, home)
    desk.close()
    assert list(home.iterdir()) == []


def test_the_better_place_is_no_place_of_others(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    monkeypatch.setattr(moving_home, "usual_notebook_folder", lambda: cloud)
    monkeypatch.setattr(Path, "home", lambda: home)
    assert better_place() == home
    monkeypatch.setattr(Path, "home", lambda: cloud)
    assert better_place() is None
