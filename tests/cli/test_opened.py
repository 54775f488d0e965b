"""Notebooks that cannot be opened: each its own sentence, and not a byte changed anywhere."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from micic_desk.app.tries import FREE, Tries
from micic_desk.cli.main import main
from micic_desk.cli.streams import Streams
from micic_desk.store.key import Cost
from micic_desk.store.opening import create
from micic_desk.store.second.reading import second_path
from tests.rights import without_root_rights

Run = Callable[..., Any]
Read = Callable[[Path], dict[str, bytes]]
WORDS = "one two three four five six"


def _encrypted(path: Path) -> bytes:
    create(path, WORDS, cost=Cost.TRIVIAL).close()
    return path.read_bytes()


def _plain(path: Path) -> bytes:
    create(path, None).close()
    return path.read_bytes()


def _newer(path: Path) -> bytes:
    _plain(path)
    connection = dbapi2.connect(str(path))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    return path.read_bytes()


def _damaged_inside(path: Path) -> bytes:
    data = bytearray(_encrypted(path))
    data[16:4096] = bytes(4080)
    return bytes(data)


BAD: dict[str, Callable[[Path], bytes | None]] = {
    "missing": lambda _path: None,
    "empty": lambda _path: b"",
    "foreign text": lambda _path: b"hello, this is a letter\n" * 400,
    "foreign database": lambda _path: b"SQLite format 3\0" + bytes(8176),
    "cut": lambda path: _encrypted(path)[:-1000],
    "damaged inside": _damaged_inside,
    "newer": _newer,
}
SENTENCES = {
    "missing": "There is no notebook n.micic",
    "empty": "n.micic is empty",
    "foreign text": "n.micic is not a MICIC Desk notebook",
    "foreign database": "n.micic is not a MICIC Desk notebook",
    "cut": "n.micic is damaged or was not copied whole",
    "damaged inside": "n.micic is damaged",
    "newer": "n.micic was written by a newer MICIC Desk (format 9999)",
}


@pytest.mark.parametrize(
    "command", [("show",), ("capture",), ("undo",), ("check",), ("search", "x")]
)
@pytest.mark.parametrize("bad", BAD)
def test_a_bad_notebook_is_refused_and_left_as_it_was(
    run: Run,
    tmp_path: Path,
    phrase_file: Path,
    contents_of: Read,
    bad: str,
    command: tuple[str, ...],
) -> None:
    path = tmp_path / "n.micic"
    data = BAD[bad](path)
    if data is not None:
        path.write_bytes(data)
    # With a second copy beside it, it would be restored.
    second_path(path).unlink(missing_ok=True)
    before = contents_of(tmp_path)
    name, *rest = command
    answer = run(name, path, *rest, "--passphrase-file", phrase_file, stdin=b"a line\n")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(SENTENCES[bad])
    assert len(answer.err.splitlines()) == 1
    assert contents_of(tmp_path) == before


def test_a_wrong_passphrase_and_no_passphrase_have_their_own_sentences(
    run: Run, process: Run, tmp_path: Path, contents_of: Read
) -> None:
    path, wrong = tmp_path / "n.micic", tmp_path / "wrong.txt"
    _encrypted(path)
    wrong.write_text("other words\n", encoding="utf-8")
    before = contents_of(tmp_path)
    mistaken = run("show", path, "--passphrase-file", wrong)
    assert (
        mistaken.err == "This passphrase does not open n.micic. Try again; nothing was changed.\n"
    )
    nobody = process("show", path)
    assert nobody.err.startswith("n.micic is locked and nobody can be asked here.")
    lost = run("show", path, "--passphrase-file", tmp_path / "no.txt")
    assert lost.err == "There is no file “no.txt”.\n"
    assert {mistaken.code, nobody.code, lost.code} == {1}
    assert contents_of(tmp_path) == before


def test_a_folder_is_no_notebook(run: Run, tmp_path: Path) -> None:
    answer = run("show", tmp_path)
    assert answer.code == 1
    assert "is a folder, not a notebook" in answer.err


def test_a_new_notebook_never_replaces_anything(
    run: Run, tmp_path: Path, contents_of: Read
) -> None:
    (tmp_path / "taken.micic").write_text("mine", encoding="utf-8")
    before = contents_of(tmp_path)
    for to, said in (
        (tmp_path / "taken.micic", "is there already"),
        (tmp_path / "no" / "n.micic", "There is no folder no"),
        (tmp_path, "is a folder"),
    ):
        answer = run("new", to, "--title", "T", "--plain")
        assert (answer.code, answer.out) == (1, "")
        assert said in answer.err
    assert contents_of(tmp_path) == before


def test_a_second_instance_is_refused_and_the_first_goes_on(
    run: Run, notebook: Path, start: Callable[..., subprocess.Popen[bytes]]
) -> None:
    with start("capture", notebook) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        first.stdin.write(b"before\n")
        first.stdin.flush()
        one = first.stdout.readline().decode().strip()
        second = run("show", notebook)
        assert second.code == 1
        assert second.err.startswith("a.micic is open in another window or program.")
        first.stdin.write(b"after\n")
        first.stdin.flush()
        two = first.stdout.readline().decode().strip()
        first.stdin.close()
        assert first.wait(30) == 0
    shown = run("show", notebook, "--ids").out
    assert one in shown
    assert two in shown


def test_a_read_only_folder_is_said_and_left_as_it_was(
    run: Run, process: Run, tmp_path: Path, contents_of: Read
) -> None:
    before_command = without_root_rights()
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "n.micic"
    run("new", path, "--title", "T", "--plain")
    before = contents_of(folder)
    folder.chmod(0o555)
    try:
        shown = process("show", path, before=before_command)
        made = process("new", folder / "m.micic", "--title", "T", "--plain", before=before_command)
        export = ("export", path, "--format", "md", "--to", folder / "out.md")
        handed = process(*export, before=before_command)
        found = contents_of(folder)
    finally:
        folder.chmod(0o755)
    assert "The folder of n.micic cannot be written to." in shown.err
    assert "m.micic" in made.err
    assert {shown.code, made.code, handed.code} == {1}
    assert found == before


def test_an_entry_is_named_by_its_id_or_the_beginning_of_it(run: Run, notebook: Path) -> None:
    one, two = run("capture", notebook, stdin=b"one\ntwo\n").lines
    assert run("join", notebook, one[:12], two[:12]).lines == [one]
    assert "- one two" in run("show", notebook).out
    unknown = run("join", notebook, "ffff", two)
    assert unknown.code == 1
    assert "begins with ffff" in unknown.err


def test_a_consultation_is_named_by_its_title(run: Run, notebook: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.md"
    asked = ("export", notebook, "--format", "md", "--to", to, "--consultation")
    assert run(*asked, "CONSULTATION ").code == 0
    to.unlink()
    unknown = run(*asked, "Another")
    assert unknown.err == "This notebook has no consultation called “Another”.\n"
    assert not to.exists()


def test_wrong_passphrases_wait_here_as_in_the_window(tmp_path: Path) -> None:
    path, phrase = tmp_path / "Locked.micic", tmp_path / "phrase.txt"
    _encrypted(path)
    tries = Tries(tmp_path / "tries.json")

    def tried(passphrase: str) -> str:
        phrase.write_text(passphrase)
        told = io.StringIO()
        streams = Streams(io.BytesIO(), io.StringIO(), told, tries=lambda: tries)
        main(["show", str(path), "--passphrase-file", str(phrase)], streams)
        return told.getvalue()

    for _ in range(FREE):
        assert "does not open" in tried("wrong")
    assert "the next one in" in tried(WORDS)
    tries.was_right(path)
    tries.was_wrong(path)
    assert tried(WORDS) == ""
    assert tries.was_wrong(path) == 0
