"""A copy that was broken off leaves nothing for ever, wherever it was being saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.backing_up import COPYING, save_copy
from micic_desk.app.desk import Memory


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
