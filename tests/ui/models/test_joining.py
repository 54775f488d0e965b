"""Joined lines in the outline: they stay where they stand, with whose notes they are."""

from typing import Any

import pytest

from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.edits.joining import ChooseMain, JoinAsSame, Part
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.models.describing import described
from micic_desk.ui.models.joining import Joined, notes_words
from micic_desk.ui.models.outline_model import OutlineModel


class Notes:
    """Two people's lines in one session, as the outline shows them."""

    def __init__(self, setting: Any) -> None:
        self.setting = setting
        self.desk = setting.desk
        self.anna, self.ben = (
            setting._add(EntityKind.PERSON, "root", name=name)
            for name in ("Anna Kestrel", "Ben Wren")
        )
        self.hers = setting.item("hers", setting.session, author=self.anna)
        self.between = setting.item("between", setting.session, author=self.anna)
        self.his = setting.item("his", setting.session, author=self.ben)
        self.model = OutlineModel(setting.bridge, setting.session)
        self.painted: list[int] = []
        self.model.dataChanged.connect(self._note)

    def _note(self, first: Any, last: Any) -> None:
        self.painted.extend(range(first.row(), last.row() + 1))

    def joined(self, line: str) -> Joined | None:
        return self.model.line(self.model.row_of(line)).joined

    def order(self) -> list[str]:
        return [self.model.line(row).id for row in range(self.model.rowCount())]


@pytest.fixture
def notes(setting: Any) -> Notes:
    return Notes(setting)


def test_joined_lines_stay_where_they_stand_and_say_whose_they_are(notes: Notes) -> None:
    before = notes.order()
    notes.desk.do(JoinAsSame(entities=(notes.hers, notes.his), main=notes.hers))
    assert notes.order() == before
    assert notes.joined(notes.hers) == Joined(2, "AK, BW", main=True, people=2)
    assert notes.joined(notes.his) == Joined(2, "BW, AK", main=False, people=2)
    assert notes.joined(notes.between) is None
    assert {notes.model.row_of(notes.hers), notes.model.row_of(notes.his)} <= set(notes.painted)
    line = notes.model.line(notes.model.row_of(notes.his))
    assert line.text == "his"
    assert "one statement noted by BW, AK" in described(notes.desk.notebook, line)
    assert notes_words(2) == "2 notes"


def test_every_change_of_a_join_is_followed(notes: Notes) -> None:
    notes.desk.do(JoinAsSame(entities=(notes.hers, notes.his), main=notes.hers))
    notes.desk.do(ChooseMain(entity=notes.his))
    joined = notes.joined(notes.his)
    assert joined is not None
    assert joined.main
    notes.desk.do(Change(entities=(notes.anna,), fields={"name": "Zoe Kestrel"}))
    assert notes.joined(notes.his) == Joined(2, "BW, ZK", main=True, people=2)
    notes.desk.do(Part(entities=(notes.his,)))
    assert notes.joined(notes.hers) is None
    notes.desk.undo()
    assert notes.joined(notes.hers) == Joined(2, "ZK, BW", main=False, people=2)
    notes.desk.do(Delete(entities=(notes.his,)))
    assert notes.joined(notes.hers) is None
    notes.desk.undo()
    assert notes.joined(notes.hers) is not None
