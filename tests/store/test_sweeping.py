"""What a kill left beside a notebook goes, and nothing else does."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk

WORDS = "one two three four five six"
Say = Callable[[Desk, str], str]


def _beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


def test_unfinished_files_of_this_notebook_go(desk: Desk, path: Path) -> None:
    desk.close()
    before = _beside(path)
    for name in (
        ".Notebook.micic.0badcafe.new",
        ".Notebook.micic.0badcafe.new-wal",
        ".Notebook.micic.0badcafe.pages",
        ".Notebook.micic-second.0badcafe.new",
    ):
        path.with_name(name).write_bytes(b"half")
    open_desk(path, WORDS).close()
    assert _beside(path) == before


def test_what_is_not_known_to_be_unfinished_stays(desk: Desk, path: Path) -> None:
    desk.close()
    names = {
        ".Other.micic.0badcafe.new",
        ".Notebook.micic.mine.new",
        "Notebook (damaged 2026-03-14 15.09.26).micic",
        "Notebook (before format 0003).micic",
        ".0123456789abcdef.part",
        "Notebook.micic.new",
    }
    for name in names:
        path.with_name(name).write_bytes(b"somebody's")
    open_desk(path, WORDS).close()
    assert names <= _beside(path)


def test_an_export_that_nobody_goes_on_with_goes_after_an_hour(desk: Desk, path: Path) -> None:
    desk.close()
    left = path.with_name(".0123456789abcdef.part")
    left.write_bytes(b"half")
    two_hours_ago = time.time() - 2 * 3600
    os.utime(left, (two_hours_ago, two_hours_ago))
    open_desk(path, WORDS).close()
    assert not left.exists()


def test_a_copy_goes_only_where_each_of_its_words_is_in_the_notebook(
    desk: Desk, path: Path, say: Say
) -> None:
    name = "Notebook (before format 0003 2026-03-14 15.09.26).micic"
    say(desk, "a word")
    desk.close()
    shutil.copyfile(path, path.with_name(name))
    open_desk(path, WORDS).close()
    assert name not in _beside(path)

    shutil.copyfile(path, path.with_name("Other.micic"))
    other = open_desk(path.with_name("Other.micic"), WORDS)
    say(other, "a word that only the copy knows")
    other.close()
    path.with_name("Other.micic").rename(path.with_name(name))
    open_desk(path, WORDS).close()
    assert name in _beside(path)


def test_a_copy_that_does_not_open_stays(desk: Desk, path: Path) -> None:
    desk.close()
    name = "Notebook (before format 0003 2026-03-14 15.09.26).micic"
    path.with_name(name).write_bytes(os.urandom(8192))
    open_desk(path, WORDS).close()
    assert name in _beside(path)
