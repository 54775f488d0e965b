"""Backups by command: made, listed, put beside."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from micic_desk.store.connection import connect

Run = Callable[..., Any]


def test_a_backup_is_made_listed_and_put_beside(run: Run, notebook: Path) -> None:
    run("capture", notebook, stdin=b"a word\n")
    made = run("backup", notebook)
    assert made.code == 0
    name = Path(made.out.strip()).name
    listed = run("backups", notebook)
    assert listed.out == f"{name}: 1 sessions, 1 lines\n"
    run("capture", notebook, stdin=b"a later word\n")
    beside = Path(run("restore", notebook, name).out.strip())
    assert beside.parent == notebook.parent
    assert "a word" in run("show", beside).out
    assert "a later word" not in run("show", beside).out
    assert "a later word" in run("show", notebook).out


def test_a_backup_that_is_not_there_is_refused(run: Run, notebook: Path) -> None:
    answer = run("restore", notebook, "yesterday")
    assert answer.code == 1
    assert answer.err == "There is no backup yesterday that opens. “backups” lists them.\n"


def test_a_backup_that_is_open_elsewhere_is_not_called_damaged(run: Run, notebook: Path) -> None:
    run("capture", notebook, stdin=b"a word\n")
    made = Path(run("backup", notebook).out.strip())
    engine = connect(made, None, mode="rw")
    with engine.connect() as connection, connection.begin():
        said = f"{made.name} is open in another window or program. Close it there and try again.\n"
        assert run("backups", notebook).out == f"{made.name}: {said}"
        refused = run("restore", notebook, made.name)
    engine.dispose()
    assert (refused.code, refused.err) == (1, said)


def test_a_copy_never_takes_the_place_of_a_file(run: Run, notebook: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.micic"
    there.write_text("mine")
    answer = run("backup", notebook, "--to", there)
    assert answer.code == 1
    assert there.read_text() == "mine"
    free = tmp_path / "free.micic"
    assert run("backup", notebook, "--to", free).code == 0
    assert run("show", free).code == 0
