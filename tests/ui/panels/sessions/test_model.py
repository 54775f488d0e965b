from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.changing import Delete, Restore
from micic_desk.domain.edits.moving import Shift
from micic_desk.ui.panels.sessions.model import COUNT_ROLE, SessionsModel

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
