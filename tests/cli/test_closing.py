"""A consultation closed from the command line, in the order that loses nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
WORDS = "six words that open the file"


@pytest.fixture
def closed(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    """A plain notebook with a name in it, and a file with a passphrase."""
    folder = tmp_path / "notes"
    folder.mkdir()
    notebook, phrase = folder / "Rivers.micic", tmp_path / "phrase.txt"
    phrase.write_text(WORDS)
    assert run("new", notebook, "--title", "Rivers", "--plain").code == 0
    said = b"Rose Osprey: we were left behind\nOsprey flew over\n"
    assert run("capture", notebook, "--as", "Anna Kestrel", stdin=said).code == 0
    return notebook, phrase


def test_an_archive_keeps_the_lines_and_no_name(run: Run, closed: Any, tmp_path: Path) -> None:
    notebook, _ = closed
    asked = run("close", notebook, "--preview")
    assert "Osprey" in asked.out
    assert "Rivers.micic-second" in asked.out
    to = tmp_path / "archive.micic"
    done = run("close", notebook, "--archive", to)
    assert done.code == 0
    assert "0 names found" in done.err
    assert notebook.exists()
    shown = run("show", to).out
    assert "we were left behind" in shown
    assert "Osprey" not in shown
    assert "Kestrel" not in shown


def test_handed_over_and_deleted_here(run: Run, closed: Any, tmp_path: Path) -> None:
    notebook, phrase = closed
    assert run("backup", notebook).code == 0
    refused = run("close", notebook, "--hand-over", tmp_path / "a.micicx", "--delete-here")
    assert refused.code == 1
    assert notebook.exists()
    to = tmp_path / "all.micicx"
    done = run("close", notebook, "--hand-over", to, "--phrase-file", phrase, "--delete-here")
    assert done.code == 0
    assert "read back" in done.err
    assert list(notebook.parent.iterdir()) == []
    again = tmp_path / "again.micic"
    assert run("new", again, "--title", "Again", "--plain").code == 0
    merged = run("merge", again, to, "--phrase-file", phrase, "--as-new")
    assert merged.code == 0
    assert run("search", again, "behind").out


def test_where_the_file_cannot_be_written_nothing_goes(
    run: Run, closed: Any, tmp_path: Path
) -> None:
    notebook, phrase = closed
    before = sorted(notebook.parent.iterdir())
    to = tmp_path / "nowhere" / "all.micicx"
    done = run("close", notebook, "--hand-over", to, "--phrase-file", phrase, "--delete-here")
    assert done.code == 1
    assert sorted(notebook.parent.iterdir()) == before
