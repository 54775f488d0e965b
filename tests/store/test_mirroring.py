"""A mirror on a stick: it grows with the notebook, is away at times, and alone restores it."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store.mirroring import is_mirror, keep_up, mirror_path
from micic_desk.store.second.reading import second_path

WORDS = "one two three four five six"
Say = Callable[[Desk, str], str]


@pytest.fixture
def mirror(desk: Desk, tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    found = mirror_path(desk.session, stick)
    assert found is not None
    return found


def _restored(mirror: Path, to: Path) -> list[str]:
    """What a notebook says that is made from the mirror alone."""
    to.mkdir()
    shutil.copyfile(mirror, second_path(to / "n.micic"))
    desk = open_desk(to / "n.micic", WORDS)
    assert "restored from its second copy" in str(desk.told[0])
    said = [one.text("text") for one in desk.notebook if one.kind == "item"]
    desk.close()
    return sorted(said)


def test_it_grows_by_what_is_new_and_alone_restores_everything(
    desk: Desk, mirror: Path, say: Say, tmp_path: Path
) -> None:
    say(desk, "a first word")
    done = keep_up(desk.session, mirror)
    assert done is not None
    assert done.written == done.size
    say(desk, "another word")
    done = keep_up(desk.session, mirror)
    assert done is not None
    assert 0 < done.written < done.size
    done = keep_up(desk.session, mirror)
    assert done is not None
    assert done.written == 0
    assert is_mirror(mirror)
    assert b"a first word" not in mirror.read_bytes()
    assert _restored(mirror, tmp_path / "new") == ["a first word", "another word"]
    desk.close()


def test_it_is_named_by_chance_and_apart_from_others(desk: Desk, mirror: Path) -> None:
    assert "Notebook" not in mirror.name
    assert mirror_path(desk.session, mirror.parent) == mirror
    desk.close()


def test_it_catches_up_after_the_stick_was_away_and_the_notebook_closed(
    desk: Desk, mirror: Path, path: Path, say: Say, tmp_path: Path
) -> None:
    say(desk, "before")
    keep_up(desk.session, mirror)
    away = mirror.parent.rename(tmp_path / "in a pocket")
    say(desk, "meanwhile")
    with pytest.raises(OSError, match="No such file"):
        keep_up(desk.session, mirror)
    assert not mirror.parent.exists()
    desk.close()
    again = open_desk(path, WORDS)
    say(again, "after")
    away.rename(mirror.parent)
    keep_up(again.session, mirror)
    assert _restored(mirror, tmp_path / "new") == ["after", "before", "meanwhile"]
    again.close()


@pytest.mark.parametrize("cut", [1, 100, 5000])
def test_one_that_was_pulled_while_it_was_written_is_made_anew(
    desk: Desk, mirror: Path, say: Say, tmp_path: Path, cut: int
) -> None:
    for number in range(20):
        say(desk, f"word {number:02}")
    keep_up(desk.session, mirror)
    data = bytearray(mirror.read_bytes())
    mirror.write_bytes(data[:-cut])
    say(desk, "word 20")
    keep_up(desk.session, mirror)
    mirror.with_name(f".{mirror.name}.0badcafe.new").write_bytes(b"half")
    data = bytearray(mirror.read_bytes())
    data[-cut] ^= 1
    mirror.write_bytes(data)
    done = keep_up(desk.session, mirror)
    assert done is not None
    assert done.written == done.size
    assert [one.name for one in mirror.parent.iterdir()] == [mirror.name]
    assert len(_restored(mirror, tmp_path / "new")) == 21
    desk.close()


def test_what_was_taken_out_for_good_leaves_it_too(desk: Desk, mirror: Path, say: Say) -> None:
    say(desk, "a word")
    keep_up(desk.session, mirror)
    before = mirror.read_bytes()
    desk.session.write_second_copy_anew()
    keep_up(desk.session, mirror)
    after = mirror.read_bytes()
    assert after == second_path(desk.path).read_bytes()[: len(after)]
    assert before[:4096] != after[:4096]
    desk.close()


def test_one_that_cannot_be_read_for_a_moment_is_not_called_another_file(
    desk: Desk, mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody whose computer is gone would look for another stick."""
    keep_up(desk.session, mirror)
    desk.close()
    opened = Path.open

    def fails(path: Path, *given: Any) -> Any:
        if path == mirror:
            raise OSError(errno.EIO, "the stick does not answer")
        return opened(path, *given)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", fails)
        with pytest.raises(Refusal) as refused:
            is_mirror(mirror)
    assert refused.value.code == "store.disk_fails"
    assert is_mirror(mirror)
    assert not is_mirror(mirror.parent)
