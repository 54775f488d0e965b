"""Of our own files the page tells what there is, and whether anybody could read it."""

import sys
from collections.abc import Iterator
from datetime import datetime
from hashlib import md5
from pathlib import Path
from urllib.parse import quote

import pytest

from micic_desk.app.backing_up import back_up_now
from micic_desk.app.desk import Desk
from micic_desk.app.exporting import Format, export
from micic_desk.app.giving_away import Exposure, Grade, Topic, look_round
from micic_desk.app.handed_out import handed_out
from micic_desk.app.kept_words import FILE, KeptWords
from micic_desk.app.opening import create_desk
from micic_desk.app.preferences import preferences_file
from micic_desk.app.workplace import Workplace
from micic_desk.report.profile import Profile
from micic_desk.runtime.machine.asking import ThisMachine
from micic_desk.store.key import Cost

PHRASE = "one two three four five six"


class Quiet(ThisMachine):
    """This computer, without asking it for long."""

    def run(self, *command: str) -> str | None:
        del command
        return None

    def programs(self) -> frozenset[str] | None:
        return None


@pytest.fixture(params=[PHRASE, None], ids=["sealed", "plain"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    path = tmp_path / "Rivers.micic"
    made = create_desk(path, request.param, title="Rivers", cost=Cost.TRIVIAL)
    yield made
    made.close()


def look(desk: Desk) -> Exposure:
    return look_round(desk, Quiet())


def grade(desk: Desk, topic: Topic) -> Grade:
    (found,) = (one.grade for one in look(desk).findings if one.topic is topic)
    return found


def test_the_worst_comes_first_and_every_sentence_is_whole(desk: Desk) -> None:
    found = look(desk).findings
    grades = [list(Grade).index(one.grade) for one in found]
    assert grades == sorted(grades)
    assert {one.topic for one in found} >= set(Topic) - {
        Topic.BESIDE,
        Topic.SAMPLES,
        Topic.PICTURES,
    }
    for one in found:
        for said in filter(None, (one.said, one.advice)):
            assert str(said).endswith(".")


def test_every_file_is_listed_with_what_it_is(desk: Desk, tmp_path: Path) -> None:
    back_up_now(desk)
    (tmp_path / "Rivers as of 2026-01-02 03.04.micic").write_bytes(b"SQLite format 3\0" + bytes(90))
    files = {one.path.name: one.sealed for one in look(desk).files}
    sealed = not desk.plain
    assert files["Rivers.micic"] is sealed
    assert files["Rivers.micic-second"] is sealed
    assert files["Rivers.micic-wal"] is sealed
    assert files[".Rivers.micic.micic-lock"] is None
    assert files["Rivers as of 2026-01-02 03.04.micic"] is False
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d")
    assert [kept for name, kept in files.items() if name.startswith(f"Rivers {stamp}")] == [sealed]
    assert all(one.is_file() for one in (each.path for each in look(desk).files))
    bare = [one for one in look(desk).findings if one.topic is Topic.BESIDE]
    assert "as of" in str(bare[0].said)


def test_looking_does_not_let_go_of_the_notebook(desk: Desk) -> None:
    """Reading the live file's head and closing it again would drop SQLite's locks."""
    look(desk)
    Workplace(desk).add_session("after")
    assert any(one.text("title") == "after" for one in desk.notebook)


def test_a_plain_notebook_is_said_to_be_open(desk: Desk) -> None:
    assert grade(desk, Topic.NOTEBOOK) is (Grade.OPEN if desk.plain else Grade.KEPT)


def test_documents_are_told_as_long_as_they_lie_there(desk: Desk, tmp_path: Path) -> None:
    assert grade(desk, Topic.EXPORTS) is Grade.KEPT
    to = tmp_path / "Report.txt"
    consultation = Workplace(desk).need_consultation()
    export(desk, consultation, form=Format.TEXT, profile=Profile.PUBLIC, to=to)
    assert handed_out(desk) == [to]
    (found,) = (one for one in look(desk).findings if one.topic is Topic.EXPORTS)
    assert found.grade is Grade.OPEN
    assert str(to) in str(found.said)
    to.unlink()
    assert grade(desk, Topic.EXPORTS) is Grade.KEPT
    (tmp_path / ".0123456789abcdef.part").write_bytes(b"%PDF")
    assert any(
        one.topic is Topic.EXPORTS and "part" in str(one.said) for one in look(desk).findings
    )


def test_words_that_are_not_on_paper_are_told(desk: Desk) -> None:
    words = KeptWords(preferences_file().with_name(FILE))
    assert grade(desk, Topic.WORDS) is Grade.KEPT
    words.keep(desk.path, PHRASE)
    assert grade(desk, Topic.WORDS) is Grade.OPEN
    words.forget(desk.path)


@pytest.mark.skipif(sys.platform != "linux", reason="this desktop's pictures")
def test_small_pictures_of_documents_are_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    to = tmp_path / "The report.txt"
    consultation = Workplace(desk).need_consultation()
    export(desk, consultation, form=Format.TEXT, profile=Profile.PUBLIC, to=to)
    assert not [one for one in look(desk).findings if one.topic is Topic.PICTURES]
    name = md5(f"file://{quote(str(to))}".encode(), usedforsecurity=False).hexdigest()
    picture = tmp_path / "cache" / "thumbnails" / "large" / f"{name}.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"PNG")
    assert grade(desk, Topic.PICTURES) is Grade.OPEN


@pytest.mark.skipif(sys.platform != "linux", reason="this desktop's list")
def test_the_desktops_own_list_is_looked_through(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    listed = tmp_path / "data" / "recently-used.xbel"
    listed.parent.mkdir()
    listed.write_text('<bookmark href="file:///tmp/other.txt"/>')
    assert grade(desk, Topic.RECENT) is Grade.KEPT
    listed.write_text(f'<bookmark href="file://{quote(str(desk.path))}"/>')
    assert grade(desk, Topic.RECENT) is Grade.OPEN
