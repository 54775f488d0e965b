"""demo: the whole job from the command line, and whose folder it never touches."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_the_demo_makes_what_it_says(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    answer = run("demo", folder)
    assert (answer.code, answer.err) == (0, "")
    for path in folder.iterdir():
        assert str(path).removesuffix("-second") in answer.out
    phrase = next(folder.glob("passphrase of Anna*"))
    shown = run("show", folder / "Anna.micic", "--passphrase-file", phrase)
    assert shown.code == 0
    assert run("check", folder / "Anna.micic", "--passphrase-file", phrase).code == 0
    conflicts = run("conflicts", folder / "Anna.micic", "--passphrase-file", phrase)
    assert "nine valleys" in conflicts.out
    assert "eleven valleys" in conflicts.out


def test_a_folder_with_anything_in_it_is_left_alone(
    run: Run, tmp_path: Path, contents_of: Any
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    before = contents_of(tmp_path)
    full = run("demo", tmp_path)
    file = run("demo", tmp_path / "mine.txt")
    nowhere = run("demo", tmp_path / "no" / "demo")
    assert {one.code for one in (full, file, nowhere)} == {1}
    assert "is not empty" in full.err
    assert "is a file" in file.err
    assert "does not exist" in nowhere.err
    assert contents_of(tmp_path) == before
