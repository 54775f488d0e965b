"""Choosing where a mirror lies, how it stands, and the way home from it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app import mirroring
from micic_desk.app.mirroring import (
    Mirror,
    Standing,
    bring_up,
    choose_folder,
    folder_of,
    give_up,
    is_mirror_name,
    notebook_beside,
    take_home,
)
from micic_desk.app.opening import open_desk
from micic_desk.app.purging_copies import remove_everywhere
from micic_desk.domain.sentences import Refusal
from micic_desk.store.second.reading import second_path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_none_is_kept_unasked(colleague: Callable[[str], Any]) -> None:
    assert bring_up(colleague("ada").desk) == Mirror(Standing.NONE)


def test_it_is_chosen_once_and_kept_after_a_restart(
    colleague: Callable[[str], Any], stick: Path
) -> None:
    ada = colleague("ada")
    choose_folder(ada.desk, stick)
    ada.note("a word")
    assert bring_up(ada.desk) == Mirror(Standing.UP_TO_DATE, stick)
    ada.reopen()
    assert folder_of(ada.desk) == stick
    give_up(ada.desk)
    assert bring_up(ada.desk) == Mirror(Standing.NONE)
    assert len(list(stick.iterdir())) == 1


def test_a_place_that_guards_against_nothing_is_refused(
    colleague: Callable[[str], Any], tmp_path: Path
) -> None:
    ada = colleague("ada")
    for place, code in ((tmp_path, "mirror.same_place"), (tmp_path / "no", "mirror.no_folder")):
        with pytest.raises(Refusal) as refused:
            choose_folder(ada.desk, place)
        assert refused.value.code == code
    assert folder_of(ada.desk) is None


def test_a_stick_that_is_away_stops_nothing_and_is_caught_up_with(
    colleague: Callable[[str], Any], stick: Path, tmp_path: Path
) -> None:
    ada = colleague("ada")
    choose_folder(ada.desk, stick)
    away = stick.rename(tmp_path / "in a pocket")
    ada.note("a word")
    assert bring_up(ada.desk) == Mirror(Standing.AWAY, stick)
    assert not stick.exists()
    away.rename(stick)
    assert bring_up(ada.desk) == Mirror(Standing.UP_TO_DATE, stick)


def test_the_empty_folder_a_stick_hangs_in_is_not_the_stick(
    colleague: Callable[[str], Any], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = colleague("ada")
    disks = {stick: 2}

    def disk(folder: Path) -> int:
        return disks.get(folder, 1)

    monkeypatch.setattr(mirroring, "_disk", disk)
    choose_folder(ada.desk, stick)
    assert bring_up(ada.desk).standing is Standing.UP_TO_DATE
    (mirror,) = stick.iterdir()
    mirror.unlink()
    disks.clear()
    assert bring_up(ada.desk).standing is Standing.AWAY
    assert list(stick.iterdir()) == []


def test_a_stick_that_takes_no_file_is_told_apart(
    colleague: Callable[[str], Any], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = colleague("ada")
    choose_folder(ada.desk, stick)

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(mirroring, "keep_up", full)
    assert bring_up(ada.desk) == Mirror(Standing.REFUSED, stick)


def test_a_name_taken_out_leaves_the_mirror_or_is_said_to_be_in_it_yet(
    colleague: Callable[[str], Any], stick: Path, tmp_path: Path
) -> None:
    ada = colleague("ada")
    choose_folder(ada.desk, stick)
    ada.note("Nobody Atall said so")
    bring_up(ada.desk)
    (mirror,) = stick.iterdir()
    before = mirror.read_bytes()
    _, copies = remove_everywhere(ada.desk, "Nobody Atall", "somebody")
    assert copies.others == ()
    assert mirror.read_bytes()[:4096] != before[:4096]

    ada.note("Nobody Else said so")
    bring_up(ada.desk)
    away = stick.rename(tmp_path / "in a pocket")
    _, copies = remove_everywhere(ada.desk, "Nobody Else", "somebody")
    assert copies.others == (mirror,)
    away.rename(stick)
    before = mirror.read_bytes()
    assert bring_up(ada.desk).standing is Standing.UP_TO_DATE
    assert mirror.read_bytes()[:4096] != before[:4096]


def test_all_gone_but_the_stick_everything_comes_back(
    colleague: Callable[[str], Any], stick: Path, tmp_path: Path
) -> None:
    ada = colleague("ada")
    choose_folder(ada.desk, stick)
    ada.note("a word")
    bring_up(ada.desk)
    (mirror,) = stick.iterdir()
    assert is_mirror_name(mirror)
    assert not is_mirror_name(ada.path)
    assert notebook_beside(second_path(ada.path)) == ada.path == notebook_beside(ada.path)
    home = tmp_path / "another laptop"
    home.mkdir()
    paths = [take_home(mirror, home, "Notebook") for _ in range(2)]
    assert [one.name for one in paths] == ["Notebook.micic", "Notebook 2.micic"]
    desk = open_desk(paths[0], None)
    assert "a word" in [one.text("text") for one in desk.notebook]
    desk.close()
    with pytest.raises(Refusal) as refused:
        take_home(ada.path, home, "Notebook")
    assert refused.value.code == "mirror.foreign"
