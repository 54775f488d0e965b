"""The mirror by command: kept, told, given up, brought back."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_it_is_kept_where_it_is_wished_and_told(run: Run, notebook: Path, stick: Path) -> None:
    assert run("mirror", notebook).out == "no mirror is wished\n"
    assert run("mirror", notebook, "--to", stick).out == f"{stick}: everything is there\n"
    run("capture", notebook, stdin=b"a word\n")
    told = json.loads(run("mirror", notebook, "--json").out)
    assert told == {"folder": str(stick), "stands": "up_to_date"}
    stick.rename(stick.with_name("out"))
    assert json.loads(run("mirror", notebook, "--json").out)["stands"] == "away"
    assert run("mirror", notebook, "--off").out == "no mirror is wished\n"


def test_a_place_that_guards_against_nothing_is_refused(run: Run, notebook: Path) -> None:
    answer = run("mirror", notebook, "--to", notebook.parent)
    assert answer.code == 1
    assert "already" in answer.err


def test_a_lost_notebook_is_made_again(
    run: Run, notebook: Path, stick: Path, tmp_path: Path
) -> None:
    run("capture", notebook, stdin=b"a word\n")
    run("mirror", notebook, "--to", stick)
    mirror = next(stick.iterdir())
    taken = run("mirror", notebook, "--restore", mirror)
    assert taken.code == 1
    assert "is there already" in taken.err
    home = tmp_path / "new laptop"
    home.mkdir()
    again = home / "Again.micic"
    assert run("mirror", again, "--restore", mirror).out == f"{again}\n"
    assert "a word" in run("show", again).out


def test_a_file_that_is_none_and_a_torn_one_leave_nothing_in_the_way(
    run: Run, notebook: Path, stick: Path, tmp_path: Path
) -> None:
    run("capture", notebook, stdin=b"a word\nanother\n")
    run("mirror", notebook, "--to", stick)
    mirror = next(stick.iterdir())
    again = tmp_path / "new" / "Again.micic"
    again.parent.mkdir()
    foreign = tmp_path / "letter.txt"
    foreign.write_text("a letter")
    assert "not the mirror" in run("mirror", again, "--restore", foreign).err
    torn = shutil.copy(mirror, tmp_path / "torn.micic-second")
    data = bytearray(Path(torn).read_bytes())
    data[-40:] = bytes(39) + b"x"
    Path(torn).write_bytes(data)
    answer = run("mirror", again, "--restore", torn)
    assert answer.code == 1
    assert list(again.parent.iterdir()) == []
    assert run("mirror", again, "--restore", torn, "--repair").code == 0
    assert run("check", again).code == 0
