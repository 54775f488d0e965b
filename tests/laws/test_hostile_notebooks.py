"""Notebooks that nobody should send: refused by their code or opened whole, and never run."""

from pathlib import Path
from types import ModuleType

import pytest

from micic_desk.app import familiar
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store import opening
from tests.laws.benches import bench

EVERY = 15


@pytest.fixture(scope="module")
def hostile() -> ModuleType:
    return bench("hostile")


def test_there_are_more_than_two_hundred(hostile: ModuleType) -> None:
    names = [case.name for case in hostile.hostile_notebooks.cases()]
    assert len(names) == len(set(names)) > 500


def test_some_of_them_come_as_they_must(hostile: ModuleType, tmp_path: Path) -> None:
    toll = hostile.try_notebooks(tmp_path, EVERY)
    assert toll.faults == []
    assert toll.codes.total() > 35


@pytest.mark.slow
def test_all_of_them_come_as_they_must(hostile: ModuleType, tmp_path: Path) -> None:
    assert hostile.try_notebooks(tmp_path).faults == []


def test_without_a_look_through_them_it_is_noticed(
    hostile: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "vet", lambda *_: None)
    chosen = [one for one in hostile.hostile_notebooks.cases() if one.name.startswith("log: ")]
    monkeypatch.setattr(hostile.hostile_notebooks, "cases", lambda: iter(chosen[:10:3]))
    assert hostile.try_notebooks(tmp_path).faults


def test_a_notebook_of_ones_own_is_looked_through_only_after_somebody_else_had_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, looked = tmp_path / "own.micic", []
    create_desk(path, None, title="Water").close()
    monkeypatch.setattr(opening, "vet", lambda *one: looked.append(one))
    open_desk(path, None).close()
    assert not looked
    path.write_bytes(path.read_bytes())
    open_desk(path, None).close()
    assert len(looked) == 1
    open_desk(path, None).close()
    assert len(looked) == 1
    assert "own" not in familiar._file().read_text(), "the note names no notebook"


def test_what_is_bent_can_be_opened_as_it_is_and_keeps_every_word(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "own.micic"
    desk = create_desk(path, None, title="Water")
    parent = Workplace(desk).need_session()
    for text in ("one", "two"):
        fields = {"kind": "point", "text": text}
        desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=parent))
    desk.close()
    Path(f"{path}-second").unlink()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("UPDATE operation SET body = '{' WHERE n = (SELECT max(n) FROM operation)")
    connection.close()
    with pytest.raises(Refusal) as refused:
        open_desk(path, None)
    assert refused.value.code == "store.bent"
    desk = open_desk(path, None, salvage=True)
    assert {one.text("text") for one in desk.notebook.of_kind(EntityKind.ITEM)} == {"one", "two"}
    desk.close()
