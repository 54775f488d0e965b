from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Delete, Restore
from micic_desk.domain.edits.joining import JoinAsSame, Part
from micic_desk.domain.edits.moving import Shift
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.sessions.model import (
    COUNT_ROLE,
    HEADING_ROLE,
    ROW_ROLE,
    STAMP_ROLE,
    Index,
    SessionsModel,
)
from micic_desk.ui.panels.sessions.panel import SessionsPanel

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(room: Any) -> SessionsModel:
    made = SessionsModel(room.bridge)
    QAbstractItemModelTester(made, FAIL, made)
    made.show_consultation(room.consultation)
    return made


def titles(model: SessionsModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_sessions_come_go_and_change_places(room: Any, model: SessionsModel) -> None:
    second = room.workplace.add_session("Afternoon")
    assert titles(model) == ["Morning", "Afternoon"]
    room.desk.do(Shift(entities=(second,), steps=-1))
    assert titles(model) == ["Afternoon", "Morning"]
    room.desk.do(Delete(entities=(second,)))
    assert titles(model) == ["Morning"]
    room.desk.undo()
    assert titles(model) == ["Afternoon", "Morning"]


def test_what_is_joined_with_the_consultation_stands_under_its_own_sessions(
    room: Any, model: SessionsModel
) -> None:
    other = room.add(EntityKind.CONSULTATION, "root", title="The same, elsewhere")
    room.add(EntityKind.SESSION, other, title="Evening", starts="10:00")
    assert titles(model) == ["Morning"]
    room.desk.do(JoinAsSame(entities=(room.consultation, other), main=other))
    assert titles(model) == ["Morning", "Evening"]
    room.workplace.add_session("Afternoon")
    assert titles(model) == ["Morning", "Afternoon", "Evening"]
    headings = [model.index(row).data(HEADING_ROLE) for row in range(3)]
    assert headings == ["", "", "Joined consultation"]
    room.desk.do(Part(entities=(other,)))
    assert titles(model) == ["Morning", "Afternoon"]


def test_a_session_in_the_bin_comes_back_with_a_line_of_it(room: Any, model: SessionsModel) -> None:
    item = room.item("A line")
    room.desk.do(Delete(entities=(room.session,)))
    assert titles(model) == []
    room.desk.do(Restore(entities=(item,)))
    assert titles(model) == ["Morning"]
    room.desk.do(Delete(entities=(item,)))
    assert titles(model) == []


def test_counts_follow_when_typing_pauses(room: Any, model: SessionsModel, qtbot: QtBot) -> None:
    first = room.item("A line")
    room.item("Below it", first)
    index = model.index(0)
    qtbot.waitUntil(lambda: index.data(COUNT_ROLE) == 2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Morning, 2 items"
    room.desk.do(Delete(entities=(first,)))
    qtbot.waitUntil(lambda: index.data(COUNT_ROLE) == 0)


def test_a_session_is_renamed_where_it_stands(room: Any, model: SessionsModel) -> None:
    index = model.index(0)
    assert model.setData(index, "  Opening ")
    assert room.text(room.session, "title") == "Opening"
    assert not model.setData(index, "   ")
    assert not model.setData(QModelIndex(), "Nowhere")
    assert titles(model) == ["Opening"]


def test_headings_are_right_after_every_session_that_comes_and_goes(
    room: Any, model: SessionsModel
) -> None:
    def add(title: str, **fields: str) -> str:
        made = Add(
            kind=EntityKind.SESSION,
            fields={"title": title, **fields},
            parent=room.consultation,
            after=model.ids()[-1],
        )
        return room.desk.do(made).entities[0].id

    def right() -> bool:
        fresh = SessionsModel(room.bridge)
        fresh.show_consultation(room.consultation)
        return [fresh.index(row).data(HEADING_ROLE) for row in range(fresh.rowCount())] == [
            model.index(row).data(HEADING_ROLE) for row in range(model.rowCount())
        ]

    first = add("Plenary")
    add("Room 1", breakout_of=first)
    assert right()
    add("Room 2", day="1 May 2026", starts="9.30")
    add("Room 3", day="1 May 2026", starts="9.30")
    assert right()
    assert len({model.index(row).data(HEADING_ROLE) for row in range(model.rowCount())}) == 3
    last = add("Late")
    room.desk.do(Change(entities=(model.ids()[1],), fields={"breakout_of": last}))
    room.desk.do(Change(entities=(model.ids()[2],), fields={"breakout_of": last}))
    room.desk.do(Delete(entities=(last,)))
    assert right()
    room.desk.undo()
    assert right()


def test_a_list_that_is_laid_out_asks_for_each_session_twice_at_most(
    room: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once whether it looks otherwise, once for all that its height depends on."""
    for number in range(60):
        room.add(EntityKind.SESSION, room.consultation, title=f"Session {number}")
    panel = SessionsPanel(room.bridge)
    qtbot.addWidget(panel)
    panel.resize(240, 200)
    panel.show()
    panel.show_consultation(room.consultation)
    qtbot.wait(50)
    asked: list[tuple[str, int]] = []
    answer = SessionsModel.data

    def data(model: SessionsModel, index: Index, role: int = 0) -> object:
        asked.append((model.ids()[index.row()], role))
        return answer(model, index, role)

    monkeypatch.setattr(SessionsModel, "data", data)
    panel.list.executeDelayedItemsLayout()
    ids = panel.model.ids()
    for one in ids[1:]:
        room.desk.do(Change(entities=(one,), fields={"title": "Called otherwise"}))
    asked.clear()
    panel.list.scheduleDelayedItemsLayout()
    panel.list.executeDelayedItemsLayout()
    assert {role for _, role in asked} <= {STAMP_ROLE, ROW_ROLE}
    assert {one for one, role in asked if role == ROW_ROLE} >= set(ids[1:])
    assert len(asked) <= 2 * len(ids) + 5  # the list asks for the first row once more
