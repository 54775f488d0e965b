"""Notebooks of every format there ever was open for ever, and are the old or the new one."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.opening import open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.bundled import bundled
from micic_desk.store import checking, tables, upgrading, whole_copy
from micic_desk.store.key import Cost
from micic_desk.store.opening import create
from micic_desk.store.second.reading import head_for, second_path

OLD = Path(__file__).parents[1] / "old"
NAMES = sorted(one.stem for one in OLD.glob("*.micic"))
WORDS = "one two three four five six"
Lay = Callable[[str], Path]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Put a kept notebook and its second copy somewhere; gives its path."""

    def laid(name: str) -> Path:
        for one in OLD.glob(f"{name}.micic*"):
            shutil.copyfile(one, tmp_path / one.name)
        return tmp_path / f"{name}.micic"

    return laid


def _opened(path: Path) -> Desk:
    return open_desk(path, None if path.stem.endswith("plain") else WORDS)


def _held(desk: Desk) -> Any:
    held = {
        one.id: {
            "kind": one.kind,
            "parent": one.parent,
            "dead": one.dead,
            "fields": dict(one.fields),
            "conflicts": {
                name: sorted(str(each.value) for each in found)
                for name, found in one.conflicts.items()
            },
        }
        for one in desk.notebook
    }
    return json.loads(json.dumps(held))


def _said(name: str) -> Any:
    return json.loads((OLD / f"{name}.json").read_text(encoding="utf-8"))


def _beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir() if not one.name.endswith("-lock")}


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_with_every_word_and_can_be_written_and_undone(lay: Lay, name: str) -> None:
    path = lay(name)
    desk = _opened(path)
    assert _held(desk) == _said(name)["entities"]
    assert [one.text for one in Memory(desk).drafts()] == [_said(name)["draft"]]
    assert not any(one.wrong for one in checking.check(desk.session))
    assert len(desk.find("Еремин")) > 5
    (item,) = [one for one in desk.undo().entities if one.kind == "item"]
    assert item.dead
    desk.close()
    again = _opened(path)
    assert again.told == []
    again.redo()
    assert _held(again) == _said(name)["entities"]
    again.close()
    assert _beside(path) == {path.name, second_path(path).name}


def test_every_format_has_its_file_and_its_script() -> None:
    script = ScriptDirectory(str(bundled("db")))
    assert sorted(one.revision for one in script.walk_revisions()) == list(tables.REVISIONS)
    kept = {name.split("-")[0] for name in NAMES}
    assert set(tables.REVISIONS) <= kept


@pytest.mark.parametrize("name", ["0001", "0001-plain"])
def test_it_says_that_it_was_brought_up(lay: Lay, name: str) -> None:
    desk = _opened(lay(name))
    assert "was written by an earlier version" in str(desk.told[0])
    desk.close()


def test_a_step_that_fails_leaves_the_old_notebook(
    lay: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lay("0001")
    before = path.read_bytes()

    def fail(connection: object) -> None:
        del connection
        raise Refusal("test.no", "no")

    monkeypatch.setattr(upgrading, "rebuild", fail)
    with pytest.raises(Refusal):
        _opened(path)
    assert path.read_bytes() == before
    assert _beside(path) == {path.name}


def test_no_room_for_a_copy_is_said_before_anything_is_changed(
    lay: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lay("0001")
    before = path.read_bytes()

    def full(path: Path) -> None:
        raise OSError(28, "full", path)

    monkeypatch.setattr(whole_copy, "_sync", full)
    with pytest.raises(Refusal) as refused:
        _opened(path)
    assert refused.value.code == "store.no_room_to_upgrade"
    assert path.read_bytes() == before
    assert _beside(path) == {path.name}


def test_what_cannot_be_proved_keeps_the_copy(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lay("0001")
    proved: Iterator[bool] = iter([True, False])

    def prove(*_: object) -> bool:
        return next(proved)

    monkeypatch.setattr(upgrading, "is_whole", prove)
    with pytest.raises(Refusal) as refused:
        _opened(path)
    assert refused.value.code == "store.not_upgraded"
    (copy,) = [one for one in _beside(path) if upgrading.WHY in one]
    assert copy in str(refused.value)
    monkeypatch.undo()
    shutil.copyfile(path.with_name(copy), path.with_name("As it was.micic"))
    as_it_was = open_desk(path.with_name("As it was.micic"), WORDS)
    assert _held(as_it_was) == _said("0001")["entities"]
    as_it_was.close()
    # The notebook is well after all: the copy has nothing that is not in it, and goes.
    _opened(path).close()
    assert copy not in _beside(path)


def _written_by(revision: str, path: Path) -> None:
    """Make a notebook say that it is of another format."""
    session = create(path, WORDS, cost=Cost.TRIVIAL)
    with session.transaction() as connection:
        connection.execute(tables.revision.update().values(version_num=revision))
    session.close()


def test_a_newer_notebook_is_refused_with_its_format_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "Newer.micic"
    _written_by("0999", path)
    before = path.read_bytes(), second_path(path).read_bytes()
    with pytest.raises(Refusal) as refused:
        open_desk(path, WORDS)
    assert refused.value.code == "store.newer"
    assert "0999" in str(refused.value)
    assert (path.read_bytes(), second_path(path).read_bytes()) == before
    assert _beside(path) == {path.name, second_path(path).name}


def test_a_second_copy_of_a_newer_format_restores_nothing_and_says_so(
    lay: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lay("0002-twice")
    path.unlink()
    before = second_path(path).read_bytes()
    monkeypatch.setattr(tables, "REVISIONS", ("0001",))
    monkeypatch.setattr("micic_desk.store.second.reading.REVISIONS", ("0001",))
    with pytest.raises(Refusal) as refused:
        _opened(path)
    assert refused.value.code == "store.newer"
    assert "0002" in str(refused.value)
    assert second_path(path).read_bytes() == before


NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft", sa.Column("more", sa.Integer, nullable=False, server_default="7"))
"""


@pytest.fixture
def tomorrow(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """A program whose format is one further than ours."""
    scripts = tmp_path_factory.mktemp("tomorrow") / "db"
    shutil.copytree(bundled("db"), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0003_tomorrow.py").write_text(NEXT, encoding="utf-8")

    def elsewhere(name: str) -> Path:
        return scripts if name == "db" else bundled(name)

    monkeypatch.setattr("micic_desk.store.migrations.bundled", elsewhere)
    monkeypatch.setattr(tables, "HEAD", "0003")
    monkeypatch.setattr(tables, "REVISIONS", (*tables.REVISIONS, "0003"))
    monkeypatch.setattr("micic_desk.store.second.reading.REVISIONS", tables.REVISIONS)
    return "0003"


@pytest.mark.parametrize("name", ["0002-twice", "0002-twice-plain", "0002-folded"])
def test_today_opens_tomorrow(lay: Lay, name: str, tomorrow: str) -> None:
    path = lay(name)
    desk = _opened(path)
    assert _held(desk) == _said(name)["entities"]
    with desk.session.transaction() as connection:
        assert connection.exec_driver_sql("SELECT more FROM draft").scalar() == 7
    raw = desk.session.raw
    desk.close()
    head = head_for(second_path(path).read_bytes(), raw)
    assert head is not None
    assert head[0].revision == tomorrow


@pytest.mark.parametrize("name", ["0002-twice", "0002-twice-plain"])
def test_a_second_copy_of_today_restores_a_notebook_tomorrow(
    lay: Lay, name: str, tomorrow: str
) -> None:
    path = lay(name)
    path.write_bytes(b"%PDF-1.7")
    desk = _opened(path)
    assert _held(desk) == _said(name)["entities"]
    assert "nothing is lost" in str(desk.told[0])
    assert [one.text for one in Memory(desk).drafts()] == [_said(name)["draft"]]
    with desk.session.transaction() as connection:
        assert connection.exec_driver_sql("SELECT more FROM draft").scalar() == 7
        assert connection.execute(tables.revision.select()).scalar() == tomorrow
    desk.close()
    again = _opened(path)
    assert again.told == []
    again.close()
