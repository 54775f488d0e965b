"""A notebook that was closed is nowhere any more; killed on the way it is whole."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app import mirroring
from micic_desk.app.backing_up import back_up_now, save_copy
from micic_desk.app.closing.deleting import about_to_go, delete_here, would_go
from micic_desk.app.desk import Memory
from micic_desk.app.exporting import Format, export
from micic_desk.app.familiar import note_familiar
from micic_desk.app.kept_words import FILE, KeptWords
from micic_desk.app.opening import open_desk
from micic_desk.app.preferences import load_preferences, preferences_file, save_preferences
from micic_desk.app.stick import choose_folder
from micic_desk.app.tries import Tries
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.report.profile import Profile
from micic_desk.store.erasing import _in_order, erase

PHRASE = "one two three four five six"


def prepared(one: Any) -> Path:
    """Backups, a copy brought back, a damaged one, unfinished files, settings that name it."""
    path: Path = one.desk.path
    backup = back_up_now(one.desk)
    data = backup.path.read_bytes()
    for name in (
        "Rivers as of 2026-01-02 03.04.micic",
        "Rivers (damaged 2026-01-02 03.04.05).micic",
    ):
        path.with_name(name).write_bytes(data)
    path.with_name(f".{path.name}.0123abcd.new").write_bytes(data)
    (backup.path.parent / ".Rivers 2026.micic.0123abcd.new").write_bytes(data)
    save_preferences(load_preferences(preferences_file()).with_recent(path), preferences_file())
    KeptWords(preferences_file().with_name(FILE)).keep(path, PHRASE)
    return path


def handed_out_before(one: Any) -> tuple[Path, Path, Path]:
    """A report, a whole copy, a sealed file for a colleague, and a mirror."""
    path: Path = one.desk.path
    report = path.with_name("Report.txt")
    export(one.desk, one.consultation, form=Format.TEXT, profile=Profile.PUBLIC, to=report)
    folder = path.parent.parent / "stick"
    folder.mkdir()
    choose_folder(one.desk, folder)
    sealed = folder / "1234.micicx"
    sealed.write_bytes(b"sealed")
    (folder / "another.micicx").write_bytes(b"a colleague's")
    Memory(one.desk).put("stick_written", {sealed.name: "d", "gone.micicx": "e"})
    copy = folder / "Copy of Rivers.micic"
    save_copy(one.desk, copy)
    mirrored(one)
    return report, copy, sealed


def mirrored(one: Any) -> Path:
    """The folder of a mirror."""
    stick: Path = one.desk.path.parent.parent / "mirror"
    stick.mkdir()
    mirroring.choose_folder(one.desk, stick)
    mirroring.bring_up(one.desk)
    assert len(list(stick.iterdir())) == 1
    return stick


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_nothing_of_it_is_found_afterwards(
    full: Callable[..., Any], passphrase: str | None
) -> None:
    one = full(passphrase)
    path = prepared(one)
    other = path.with_name("Rivers and lakes.micic")
    other.write_bytes(b"somebody else's")
    report, copy, sealed = handed_out_before(one)
    assert len(would_go(one.desk)) >= 8
    going = about_to_go(one.desk)
    one.desk.close()
    for name in ("tries.json", "familiar.json"):
        preferences_file().with_name(name).unlink(missing_ok=True)
    Tries(preferences_file().with_name("tries.json")).was_wrong(path)
    note_familiar(path)
    done = delete_here(going)
    assert done.complete
    assert done.gone >= 7
    assert (done.documents, done.copies, done.sealed) == ((report,), (copy,), (sealed,))
    assert list((path.parent.parent / "mirror").iterdir()) == []
    assert sorted(path.parent.iterdir()) == sorted([other, report])
    for name in ("tries.json", "familiar.json", "unwritten.json"):
        assert json.loads(preferences_file().with_name(name).read_text()) == {}, name
    assert "Rivers.micic" not in preferences_file().read_text()


def test_a_mirror_on_a_stick_that_is_away_is_told(full: Callable[..., Any]) -> None:
    one = full()
    stick = mirrored(one)
    (mirror,) = stick.iterdir()
    stick.rename(stick.with_name("in a pocket"))
    going = about_to_go(one.desk)
    one.desk.close()
    done = delete_here(going)
    assert done.complete
    assert done.mirror_away == mirror


def test_what_is_open_elsewhere_is_not_touched(full: Callable[..., Any]) -> None:
    one = full()
    path = prepared(one)
    going = about_to_go(one.desk)
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(Refusal) as refused:
        delete_here(going)
    assert refused.value.code == "closing.open_elsewhere"
    assert sorted(path.parent.rglob("*")) == before


def test_what_would_not_go_is_told(
    full: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = full()
    path = prepared(one)
    going = about_to_go(one.desk)
    one.desk.close()
    kept = path.with_name("Rivers as of 2026-01-02 03.04.micic")
    monkeypatch.setattr("micic_desk.store.erasing.erase", lambda file: file != kept and erase(file))
    done = delete_here(going)
    assert not done.complete
    assert done.left == (kept,)


def test_a_file_is_written_over_before_it_goes(tmp_path: Path) -> None:
    file, again = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"Osprey" * 1000)
    os.link(file, again)  # what a disk would still hold
    assert erase(file)
    assert not file.exists()
    assert b"Osprey" not in again.read_bytes()
    assert sorted(tmp_path.iterdir()) == [again]


_KILLED = """
import os, sys
from pathlib import Path
from micic_desk.app.closing.deleting import about_to_go, delete_here
from micic_desk.app.opening import open_desk
from micic_desk.store import erasing
left, right = int(sys.argv[2]), erasing.erase
def erase(file):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
    return right(file)
erasing.erase = erase
desk = open_desk(Path(sys.argv[1]), None)
going = about_to_go(desk)
desk.close()
delete_here(going)
"""


def test_killed_between_any_two_files_it_is_whole_or_gone(full: Callable[..., Any]) -> None:
    """Each file in turn is the last one that went."""
    whole = gone = 0
    for at in range(0, 9, 2):
        one = full(folder=f"notes{at}")
        path = prepared(one)
        one.desk.close()
        command = [sys.executable, "-c", _KILLED, str(path), str(at)]
        subprocess.run(command, cwd=Path(__file__).parents[3], check=False, timeout=120)
        if not path.exists():
            gone += 1
            continue
        whole += 1
        desk = open_desk(path, None)
        assert len(desk.notebook.of_kind(EntityKind.ITEM)) == 6
        assert any("broken off" in str(sentence) for sentence in desk.told)
        desk.close()
        again = open_desk(path, None)
        assert not any("broken off" in str(sentence) for sentence in again.told)
        again.close()
    assert whole
    assert gone


def test_the_notebook_is_the_last_that_goes() -> None:
    path = Path("Rivers.micic")
    names = ["Rivers.micic", "Rivers.micic-wal", "Rivers.micic-second", "copy", "Rivers.micic-shm"]
    order = [one.name for one in _in_order(path, map(Path, names))]
    assert order == [
        "copy",
        "Rivers.micic-second",
        "Rivers.micic",
        "Rivers.micic-wal",
        "Rivers.micic-shm",
    ]


def test_what_a_link_points_to_is_left_alone(tmp_path: Path) -> None:
    """A link among the backups, put there by whomever, must cost nobody another file."""
    other, link = tmp_path / "thesis.micic", tmp_path / "Backups of Rivers.micic"
    other.write_bytes(b"somebody's")
    link.symlink_to(other)
    assert erase(link)
    assert not link.is_symlink()
    assert other.read_bytes() == b"somebody's"


def test_a_notebook_reached_by_a_link_goes_itself(
    colleague: Callable[[str], Any], tmp_path: Path
) -> None:
    ada = colleague("ada")
    ada.desk.close()
    link = tmp_path / "desktop" / "Rivers.micic"
    link.parent.mkdir()
    link.symlink_to(ada.path)
    desk = open_desk(link, None)
    assert desk.path == ada.path
    assert desk.told == []
    going = about_to_go(desk)
    desk.close()
    assert delete_here(going).complete
    assert not ada.path.exists()
    assert [one.name for one in link.parent.iterdir()] == [link.name]
