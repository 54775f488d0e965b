"""merge, merges, unmerge: parts of a file, every merge there was, and the way back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def copy(run: Run, notebook: Path, phrase_file: Path) -> Path:
    """A colleague's notebook that has what the first one had."""
    assert run("capture", notebook, "--session", "Morning", stdin=b"first\n").code == 0
    path = notebook.with_name("hers.micic")
    assert run("new", path, "--title", "Other", "--plain").code == 0
    file = shared(run, notebook, phrase_file)
    assert run("merge", path, file, "--phrase-file", phrase_file, "--as-new").code == 0
    return path


def shared(run: Run, notebook: Path, phrase_file: Path) -> Path:
    to = notebook.with_suffix(".micicx")
    assert run("share", notebook, "--to", to, "--phrase-file", phrase_file).code == 0
    return to


def test_some_sessions_are_taken_in_and_the_rest_stays_new(
    run: Run, notebook: Path, copy: Path, phrase_file: Path
) -> None:
    run("capture", notebook, "--session", "Morning", stdin=b"of the morning\n")
    run("capture", notebook, "--session", "Evening", stdin=b"of the evening\n")
    phrase = ("--phrase-file", phrase_file)
    file = shared(run, notebook, phrase_file)
    assert run("merge", copy, file, *phrase, "--as-new", "--only", " morning").code == 0
    shown = run("show", copy).out
    assert "of the morning" in shown
    assert "evening" not in shown
    wrong = run("merge", copy, file, *phrase, "--as-new", "--only", "Night")
    assert wrong.code == 1
    assert "“Evening”" in wrong.err
    done = run("merge", copy, file, *phrase, "--as-new", "--json")
    assert [one["text"] for one in json.loads(done.out)["lines"] if one["kind"] == "item"] == [
        "of the evening"
    ]


def test_another_consultation_is_refused_by_its_name_unless_it_is_wanted(
    run: Run, notebook: Path, phrase_file: Path, contents_of: Callable[[Path], object]
) -> None:
    other = notebook.with_name("other.micic")
    run("new", other, "--title", "River cities", "--plain")
    run("capture", other, stdin=b"of rivers\n")
    file = shared(run, other, phrase_file)
    before = contents_of(notebook.parent)
    for more in ((), ("--consultation", "Consultation"), ("--preview",)):
        refused = run("merge", notebook, file, "--phrase-file", phrase_file, *more)
        assert refused.code == 1
        assert "“River cities”" in refused.err
    assert contents_of(notebook.parent) == before
    assert run("merge", notebook, file, "--phrase-file", phrase_file, "--as-new").code == 0
    again = ("--phrase-file", phrase_file, "--consultation", "River cities")
    assert "Nothing new" in run("merge", notebook, file, *again).out


def test_a_merge_is_listed_looked_at_taken_back_and_done_again(
    run: Run, notebook: Path, copy: Path, phrase_file: Path
) -> None:
    run("capture", notebook, "--session", "Morning", stdin=b"second\nthird\n")
    file = shared(run, notebook, phrase_file)
    take = ("merge", copy, file, "--phrase-file", phrase_file, "--as-new")
    assert run(*take).code == 0
    listed = run("merges", copy).lines
    assert [one.split("\t")[0] for one in listed] == ["2", "1"]
    assert "second" in run("merges", copy, "2").out
    assert "first" not in run("merges", copy, "2").out
    assert len(json.loads(run("merges", copy, "2", "--json").out)["lines"]) >= 2
    run("capture", copy, "--session", "Morning", stdin=b"mine\n")
    foreseen = run("unmerge", copy, "2", "--preview")
    assert "would be taken back" in foreseen.err
    assert "third" in run("show", copy).out
    assert run("unmerge", copy, "2").code == 0
    shown = run("show", copy).out
    assert "third" not in shown
    assert "mine" in shown
    assert "taken back" in run("merges", copy).lines[0]
    assert [one["standing"] for one in json.loads(run("merges", copy, "--json").out)] == [
        False,
        True,
    ]
    assert run("unmerge", copy, "2").code == 1
    assert "no merge 9" in run("unmerge", copy, "9").err
    assert run(*take).code == 0
    assert "third" in run("show", copy).out
