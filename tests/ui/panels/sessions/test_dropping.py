"""Lines and text dropped on a session of the list."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from micic_desk.ui.models.dragging import pack
from micic_desk.ui.panels.sessions.panel import SessionsPanel

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def panel(room: Any, qtbot: QtBot) -> SessionsPanel:
    made = SessionsPanel(room.bridge)
    QAbstractItemModelTester(made.model, FAIL, made.model)
    qtbot.addWidget(made)
    made.show_consultation(room.consultation)
    made.resize(240, 320)
    made.show()
    return made


def drop(panel: SessionsPanel, session: str, data: QMimeData) -> tuple[bool, Qt.DropAction]:
    place = panel.list.visualRect(panel.model.index(panel.model.row_of(session)))
    where, view = place.center(), panel.list.viewport()
    action = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    button = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QDragEnterEvent(where, action, data, button, none))
    QApplication.sendEvent(view, QDragMoveEvent(where, action, data, button, none))
    event = QDropEvent(QPointF(where), action, data, button, none)
    QApplication.sendEvent(view, event)
    return event.isAccepted(), event.dropAction()


def words(room: Any, parent: str) -> list[str]:
    return [one.text("text") for one in room.desk.notebook.children(parent)]


def test_lines_go_to_another_session_with_what_stands_under_them(
    room: Any, panel: SessionsPanel
) -> None:
    afternoon = room.workplace.add_session("Afternoon")
    room.item("There already", afternoon)
    first, second = room.item("First"), room.item("Second")
    below = room.item("Below", first)
    taken, action = drop(panel, afternoon, pack([first, below, second]))
    assert taken
    # Never a move: the place it comes from would take its lines away once more.
    assert action is Qt.DropAction.CopyAction
    assert words(room, afternoon) == ["There already", "First", "Second"]
    assert words(room, first) == ["Below"]
    assert words(room, room.session) == []
    room.desk.undo()
    assert words(room, room.session) == ["First", "Second"]


def test_lines_dropped_on_the_session_they_stand_in_stay(room: Any, panel: SessionsPanel) -> None:
    first = room.item("First")
    room.item("Second")
    taken, _ = drop(panel, room.session, pack([first]))
    assert not taken
    assert words(room, room.session) == ["First", "Second"]


def test_text_of_another_program_becomes_lines_and_files_do_not(
    room: Any, panel: SessionsPanel
) -> None:
    text = QMimeData()
    text.setText("From elsewhere\n\tBelow it\n-> and a third")
    assert drop(panel, room.session, text) == (True, Qt.DropAction.CopyAction)
    assert words(room, room.session) == ["From elsewhere", "and a third"]
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    assert not drop(panel, room.session, file)[0]


def test_what_is_placed_in_the_report_is_no_line_of_a_session(
    room: Any, panel: SessionsPanel
) -> None:
    point = room.key_point(room.part(title="Mine"), "Children")
    assert not drop(panel, room.session, pack([point]))[0]
