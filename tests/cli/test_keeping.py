"""new, undo, redo, check, phrase."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.cli.keeping import ACTS
from micic_desk.domain.gesture import Act
from micic_desk.exchange.phrase import misheard, read_words
from micic_desk.runtime.bundled import bundled

Run = Callable[..., Any]


def test_a_new_notebook_is_encrypted_unless_told_otherwise(
    run: Run, tmp_path: Path, phrase_file: Path
) -> None:
    path = tmp_path / "b.micic"
    answer = run("new", path, "--title", "Überblick – ünïcode", "--passphrase-file", phrase_file)
    assert (answer.code, answer.lines, answer.err) == (0, [str(path)], "")
    assert b"SQLite" not in path.read_bytes()[:16]
    shown = run("show", path, "--json", "--passphrase-file", phrase_file)
    assert json.loads(shown.out)["consultations"][0]["title"] == "Überblick – ünïcode"
    assert json.loads(shown.out)["plain"] is False


def test_a_plain_notebook_says_so(run: Run, tmp_path: Path) -> None:
    answer = run("new", tmp_path / "b.micic", "--title", "T", "--plain")
    assert answer.code == 0
    assert "not encrypted" in answer.err
    assert "not encrypted" in run("show", tmp_path / "b.micic").err


def test_nobody_to_ask_is_a_refusal_and_makes_nothing(run: Run, tmp_path: Path) -> None:
    answer = run("new", tmp_path / "b.micic", "--title", "T")
    assert answer.code == 1
    assert "--passphrase-file" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_is_asked_for_twice(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.micic"
    answer = run("new", path, "--title", "T", answers=("my own words here", "other words here"))
    assert answer.code == 1
    assert list(tmp_path.iterdir()) == []
    assert run("new", path, "--title", "T", answers=("my own words here",) * 2).code == 0
    assert run("show", path, answers=("My-own words  HERE",)).code == 0
    wrong = run("show", path, answers=("my own words there",))
    assert wrong.code == 1
    assert "does not open" in wrong.err


def test_one_can_have_a_passphrase_made(run: Run, tmp_path: Path) -> None:
    answer = run("new", tmp_path / "b.micic", "--title", "T", answers=("", "not written down"))
    assert answer.code == 1
    words = answer.err.splitlines()[0].rsplit(": ", 1)[1]
    assert misheard(words, read_words(bundled("resources", "reference", "words.txt"))) == ()
    assert len(words.split()) == 6
    assert list(tmp_path.iterdir()) == []


def test_phrase_prints_six_words(run: Run) -> None:
    first, second = run("phrase"), run("phrase")
    assert len(first.out.split()) == len(second.out.split()) == 6
    assert first.out != second.out


def test_undo_and_redo_walk_through_gestures_and_stop_at_the_ends(run: Run, notebook: Path) -> None:
    run("capture", notebook, stdin=b"one\n")
    run("capture", notebook, stdin=b"two\n")
    assert "adding" in run("undo", notebook).out
    assert "two" not in run("show", notebook).out
    assert "one" in run("show", notebook).out
    assert run("redo", notebook).code == 0
    assert "two" in run("show", notebook).out
    nothing = run("redo", notebook)
    assert (nothing.code, nothing.out) == (1, "")
    assert "nothing to redo" in nothing.err


def test_every_act_can_be_named_when_it_is_undone() -> None:
    assert set(ACTS) == set(Act)
    assert all(ACTS.values())


def test_check_says_what_is_whole(run: Run, notebook: Path) -> None:
    run("capture", notebook, stdin=b"one\ntwo\n")
    answer = run("check", notebook)
    assert answer.code == 0
    assert len(answer.lines) == 6
    assert all("whole" in line for line in answer.lines)


def test_check_finds_what_was_changed_behind_its_back(run: Run, notebook: Path) -> None:
    from sqlcipher3 import dbapi2

    run("capture", notebook, stdin=b"one\ntwo\n")
    connection = dbapi2.connect(str(notebook))
    connection.execute("UPDATE entity SET fields = replace(fields, 'one', 'won')")
    connection.commit()
    connection.close()
    answer = run("check", notebook, "--json")
    assert answer.code == 1
    wrong = {one["part"]: one["wrong"] for one in json.loads(answer.out)}
    assert wrong["state"] == 1
    assert wrong["pages"] == wrong["log"] == 0
    assert "is not whole" in answer.err


@pytest.mark.parametrize("data", [b"", b"\n", b"  \n", b"\xff\xfe\n"])
def test_a_passphrase_file_without_one_is_refused(run: Run, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "p.txt"
    file.write_bytes(data)
    answer = run("new", tmp_path / "b.micic", "--title", "T", "--passphrase-file", file)
    assert answer.code == 1
    assert "p.txt" in answer.err
    assert not (tmp_path / "b.micic").exists()


def test_one_line_end_behind_a_passphrase_is_forgiven(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "p.txt"
    file.write_bytes(b"some words of mine\r\n")
    assert run("new", tmp_path / "b.micic", "--title", "T", "--passphrase-file", file).code == 0
    file.write_bytes(b"some words of mine")
    assert run("show", tmp_path / "b.micic", "--passphrase-file", file).code == 0
