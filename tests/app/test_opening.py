"""Making and opening: one passphrase in many spellings."""

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from micic_desk.app.opening import create_desk, needs_passphrase, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.sentences import Refusal
from micic_desk.store import blank, opening
from micic_desk.store.erasing import erase_notebook
from micic_desk.store.key import Cost


@pytest.mark.parametrize(
    "typed", ["Café über bord", "cafe\u0301-u\u0308ber, BORD", " café  über\nbord "]
)
def test_spelling_locks_nobody_out(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "n.micic"
    create_desk(path, "café über bord", title="T", cost=Cost.TRIVIAL).close()
    assert needs_passphrase(path)
    desk = open_desk(path, typed)
    assert not desk.plain
    assert desk.notebook[Workplace(desk).need_consultation()].text("title") == "T"
    desk.close()
    with pytest.raises(Refusal) as wrong:
        open_desk(path, "cafe uber bord")
    assert wrong.value.code == "store.wrong_passphrase"


@pytest.mark.parametrize("empty", ["", "  ", "-- ..", "\n"])
def test_an_empty_passphrase_makes_no_notebook(tmp_path: Path, empty: str) -> None:
    with pytest.raises(Refusal) as refused:
        create_desk(tmp_path / "n.micic", empty, cost=Cost.TRIVIAL)
    assert refused.value.code == "phrase.empty"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_at_closing_loses_nothing_and_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.micic"
    desk = create_desk(path, None, title="T")

    def full() -> None:
        raise Refusal("store.no_space", "full")

    monkeypatch.setattr(desk.session, "tidy", full)
    desk.close()
    again = open_desk(path, None)
    assert again.notebook[Workplace(again).need_consultation()].text("title") == "T"
    again.close()


def test_a_folder_that_others_write_into_is_refused_at_making_and_told_of_at_opening(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    with pytest.raises(Refusal) as refused:
        create_desk(folder / "n.micic", None, title="T")
    assert refused.value.code == "store.synced_place"
    assert list(folder.iterdir()) == []
    create_desk(tmp_path / "n.micic", None, title="T").close()
    (tmp_path / "n.micic").rename(folder / "n.micic")
    desk = open_desk(folder / "n.micic", None)
    (told,) = desk.told
    assert str(told).startswith("n.micic lies in a folder of Dropbox, which can tear it")
    desk.close()


def test_no_new_notebook_takes_the_name_of_one_that_can_be_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "n.micic"
    create_desk(path, "one two", title="T", cost=Cost.TRIVIAL).close()
    path.unlink()
    before = [one.read_bytes() for one in tmp_path.iterdir()]
    with pytest.raises(Refusal) as refused:
        create_desk(path, "three four", title="U", cost=Cost.TRIVIAL)
    assert refused.value.code == "store.second_exists"
    assert [one.read_bytes() for one in tmp_path.iterdir()] == before
    again = open_desk(path, "one two")
    assert again.notebook[Workplace(again).need_consultation()].text("title") == "T"
    again.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is text")
def test_a_name_that_is_no_text_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe.micic")
    create_desk(path, None, title="Basin").close()
    desk = open_desk(path, None)
    assert desk.told == []
    desk.close()


def test_a_name_that_is_too_long_is_refused_with_the_reason(tmp_path: Path) -> None:
    for letters in (195, 230, 300):
        with pytest.raises(Refusal) as refused:
            create_desk(tmp_path / ("y" * letters + ".micic"), None)
        assert refused.value.code == "store.name_too_long"
    with pytest.raises(Refusal) as refused:
        open_desk(tmp_path / ("y" * 250 + ".micic"), None)
    assert refused.value.code == "store.name_too_long"
    create_desk(tmp_path / ("y" * 190 + ".micic"), None).close()


def test_a_new_file_that_the_disk_did_not_take_whole_gets_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk the log is not brought in at closing, and nothing says so but the log."""
    made = blank.connect

    def on_a_full_disk(path: Path, *rest: Any, **more: Any) -> Engine:
        engine = made(path, *rest, **more)
        dispose = engine.dispose

        def leave_the_log() -> None:
            dispose()
            Path(f"{path}-wal").write_bytes(b"all there is")

        monkeypatch.setattr(engine, "dispose", leave_the_log)
        return engine

    monkeypatch.setattr(blank, "connect", on_a_full_disk)
    with pytest.raises(Refusal) as refused:
        create_desk(tmp_path / "Basin.micic", None)
    assert refused.value.code == "store.cannot_create"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "store.no_space"),
        (errno.EIO, "store.disk_fails"),
        (errno.EACCES, "store.read_only"),
    ],
)
def test_a_lock_that_cannot_be_made_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """Of a full disk nobody is told that the folder is closed to her."""
    path = tmp_path / "Basin.micic"
    create_desk(path, None, title="Basin").close()

    def full(_lock: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(opening.FileLock, "acquire", full)
    with pytest.raises(Refusal) as refused:
        open_desk(path, None)
    assert refused.value.code == code
    with pytest.raises(Refusal) as refused:
        erase_notebook(path, None)
    assert refused.value.code.partition(".")[2] == code.partition(".")[2]
