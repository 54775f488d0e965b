import os
import stat
import sys
import time
from pathlib import Path

import pytest

from micic_desk.app.kept_words import KeptWords
from micic_desk.domain.sentences import Refusal

WORDS = "plunge loop satchel pace laundry fire"


def test_words_are_kept_until_they_are_forgotten(tmp_path: Path) -> None:
    notebook, other = tmp_path / "a.micic", tmp_path / "b.micic"
    kept = KeptWords(tmp_path / "config" / "words.json")
    assert kept.of(notebook) is None
    kept.keep(notebook, WORDS)
    kept.keep(other, "others")
    again = KeptWords(tmp_path / "config" / "words.json")
    assert again.of(tmp_path / "." / "a.micic") == WORDS
    again.forget(notebook)
    assert kept.of(notebook) is None
    assert kept.of(other) == "others"
    assert WORDS.encode() not in (tmp_path / "config" / "words.json").read_bytes()
    kept.forget(notebook)


def test_a_notebook_that_is_moved_before_they_are_written_down_is_known(tmp_path: Path) -> None:
    """Nobody is locked out by renaming a file, or by a folder that becomes a service's."""
    notebook, moved = tmp_path / "a.micic", tmp_path / "b" / "Renamed.micic"
    salt = bytes(range(16))
    kept = KeptWords(tmp_path / "words.json")
    kept.keep(notebook, WORDS)
    notebook.write_bytes(salt + bytes(5000))
    kept.know(notebook, salt)
    moved.parent.mkdir()
    notebook.rename(moved)
    assert kept.of(moved) is None
    assert kept.find(tmp_path / "missing.micic") is None
    other = tmp_path / "other.micic"
    other.write_bytes(bytes(5016))
    assert kept.find(other) is None
    assert kept.find(moved) == WORDS
    assert kept.of(moved) == WORDS
    kept.forget(moved)
    assert WORDS.encode() not in (tmp_path / "words.json").read_bytes()


def test_forgotten_words_are_not_left_in_what_a_kill_left_half_written(tmp_path: Path) -> None:
    notebook = tmp_path / "a.micic"
    kept = KeptWords(tmp_path / "config" / "words.json")
    kept.keep(notebook, WORDS)
    left = tmp_path / "config" / ".0123456789abcdef.part"
    left.write_text(WORDS)
    a_minute_ago = time.time() - 60
    os.utime(left, (a_minute_ago, a_minute_ago))
    kept.forget(notebook)
    assert [one.name for one in left.parent.iterdir()] == ["words.json"]


def test_the_file_tells_no_path(tmp_path: Path) -> None:
    kept = KeptWords(tmp_path / "words.json")
    kept.keep(tmp_path / "Sarymai.micic", WORDS)
    assert b"Sarymai" not in (tmp_path / "words.json").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such mode")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    kept = KeptWords(tmp_path / "words.json")
    kept.keep(tmp_path / "a.micic", WORDS)
    assert stat.S_IMODE((tmp_path / "words.json").stat().st_mode) == 0o600


def test_what_is_forgotten_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "words.json"
    kept = KeptWords(file)
    kept.keep(tmp_path / "a.micic", WORDS)
    (tmp_path / "second-name").hardlink_to(file)
    kept.forget(tmp_path / "a.micic")
    assert WORDS.encode() not in (tmp_path / "second-name").read_bytes()


@pytest.mark.parametrize("data", [b"", b"[1]", b"{", b'{"a": 1}', b"\xff"])
def test_a_damaged_file_keeps_nothing_and_stops_nobody(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "words.json").write_bytes(data)
    kept = KeptWords(tmp_path / "words.json")
    assert kept.of(tmp_path / "a.micic") is None
    kept.keep(tmp_path / "a.micic", WORDS)
    assert kept.of(tmp_path / "a.micic") == WORDS


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal):
        KeptWords(tmp_path / "file" / "words.json").keep(tmp_path / "a.micic", WORDS)
