"""Going from session to session while people speak: no line gets lost on the way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.session_clock import Pace
from micic_desk.ui.panels.agenda.details import SessionDetailsSheet
from micic_desk.ui.panels.sessions.model import HEADING_ROLE, NOW_ROLE, PARALLEL_ROLE

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def three(hands: Any, notebook: Path) -> Any:
    """A window at a consultation with three sessions, at the first."""
    hands.open(notebook)
    for title in ("Morning", "Noon", "Evening"):
        hands.line(f"# {title}")
    hands.press(Qt.Key.Key_1, ALT)
    return hands


def enter(hands: Any) -> None:
    """Enter in an editor of a list, which closes at the next turn of the event loop."""
    hands.press(Qt.Key.Key_Return)
    QApplication.processEvents()


def title(hands: Any) -> str:
    return str(hands.space.bridge.notebook[hands.space.session].text("title"))


def test_each_session_keeps_its_own_unfinished_line(three: Any) -> None:
    hands = three
    lines = {1: "-> the morning", 2: "\tnoon, one deeper", 3: '" evening'}
    hands.press(Qt.Key.Key_2, ALT)
    hands.line("Something to stand under")
    for number, raw in lines.items():
        hands.press(Qt.Key(Qt.Key.Key_0 + number), ALT)
        hands.line("", len(raw) - len(raw.lstrip("\t"))) if raw.startswith("\t") else None
        hands.type(raw.lstrip("\t"))
    for number, raw in lines.items():
        hands.press(Qt.Key(Qt.Key.Key_0 + number), ALT)
        assert hands.space.capture.raw() == raw, number
        assert hands.space.capture.field.textCursor().atEnd()
    for _ in range(4):
        hands.press(Qt.Key.Key_PageDown, CTRL)
    hands.press(Qt.Key.Key_PageUp, CTRL)
    assert hands.space.capture.raw() == lines[3]
    assert hands.focus() is hands.space.capture.field


def test_unfinished_lines_of_all_sessions_outlive_a_restart(
    three: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands = three
    hands.type("the morning")
    hands.press(Qt.Key.Key_2, ALT)
    hands.type("noon")
    hands.window.close()
    again = new_window()
    again.open(notebook)
    assert (title(again), again.space.capture.raw()) == ("Noon", "noon")
    again.press(Qt.Key.Key_1, ALT)
    assert again.space.capture.raw() == "the morning"


def test_back_and_forth_between_two_sessions(three: Any) -> None:
    hands = three
    hands.press(Qt.Key.Key_3, ALT)
    hands.type("said in the evening")
    hands.press(Qt.Key.Key_0, ALT)
    assert title(hands) == "Morning"
    hands.press(Qt.Key.Key_0, ALT)
    assert title(hands) == "Evening"
    assert hands.space.capture.raw() == "said in the evening"


def test_the_clock_starts_by_itself_and_is_pressed_by_one_key(three: Any) -> None:
    hands = three
    clock = hands.space.middle.clock
    assert clock.reading().pace is Pace.WAITING
    hands.line("The first line of the morning")
    assert clock.reading().pace is Pace.RUNNING
    hands.press(Qt.Key.Key_F5)
    assert clock.reading().pace is Pace.OVER
    hands.press(Qt.Key.Key_2, ALT)
    assert clock.reading().pace is Pace.WAITING
    hands.press(Qt.Key.Key_F5)
    assert clock.reading().pace is Pace.RUNNING
    hands.press(Qt.Key.Key_1, ALT)
    assert clock.reading().pace is Pace.OVER
    hands.press(Qt.Key.Key_F5)
    assert clock.reading().pace is Pace.RUNNING
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.space.middle.clock.look()
    assert hands.items() == 0
    assert clock.reading().pace is Pace.RUNNING


def test_details_are_filled_by_keys_alone_and_saved_as_they_are_left(three: Any) -> None:
    hands = three
    hands.type("half a line")
    hands.press(Qt.Key.Key_Return, ALT)
    for written in ("12 March", "half nine", "11.00", "Room 2", "Dana Example"):
        hands.type(written)
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Escape)
    session = hands.space.bridge.notebook[hands.space.session]
    assert session.text("day").endswith("-03-12")
    assert (session.text("starts"), session.text("ends")) == ("half nine", "11.00")
    assert session.text("room") == "Room 2"
    moderator = hands.space.bridge.notebook[session.texts("moderators")[0]]
    assert moderator.text("name") == "Dana Example"
    assert hands.focus() is hands.space.capture.field
    assert hands.space.capture.raw() == "half a line"


def test_a_day_nobody_can_read_is_said_and_holds_nobody(three: Any) -> None:
    hands = three
    hands.press(Qt.Key.Key_Return, ALT)
    sheet = hands.space.sheets.get(SessionDetailsSheet)
    hands.type("soonish")
    hands.press(Qt.Key.Key_Return)
    assert "soonish" in sheet._fault.text()
    assert hands.focus().text() == "soonish"
    hands.press(Qt.Key.Key_Escape)
    assert sheet.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert not hands.space.bridge.notebook[hands.space.session].text("day")


def test_a_breakout_is_one_command_and_stands_under_one_heading(three: Any) -> None:
    hands = three
    model = hands.space.sessions.model
    for name in ("Farmers", "Fishers"):
        hands.press(Qt.Key.Key_B, CTRL | SHIFT)
        hands.type(name)
        enter(hands)
    rows = [model.index(row) for row in range(model.rowCount())]
    assert [one.data() for one in rows] == ["Morning", "Farmers", "Fishers", "Noon", "Evening"]
    assert [bool(one.data(PARALLEL_ROLE)) for one in rows] == [False, True, True, False, False]
    assert rows[1].data(HEADING_ROLE) == "Breakouts of Morning"
    assert not rows[2].data(HEADING_ROLE)
    assert title(hands) == "Fishers"
    assert hands.focus() is hands.space.capture.field
    hands.line("Nets were cut")
    hands.qtbot.waitUntil(lambda: "1 item" in rows[2].data(Qt.ItemDataRole.AccessibleTextRole))
    assert "at the same time" in rows[2].data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_list_shows_who_notes_in_which_room(three: Any) -> None:
    hands = three
    place = Workplace(hands.space.desk)
    place.me = place.person_named("Aigerim Sample")
    for name in ("Farmers", "Fishers"):
        hands.press(Qt.Key.Key_B, CTRL | SHIFT)
        hands.type(name)
        enter(hands)
    hands.line("Nets were cut")
    model = hands.space.sessions.model
    index = model.index(2)
    role = Qt.ItemDataRole.AccessibleTextRole
    hands.qtbot.waitUntil(lambda: "noted by you" in index.data(role))
    assert "noted by" not in model.index(1).data(role)


def test_the_session_of_the_hour_is_marked(three: Any) -> None:
    hands = three
    model, moment = hands.space.sessions.model, hands.space.middle.clock.keeper.moment()
    assert not model.index(0).data(NOW_ROLE)
    hands.press(Qt.Key.Key_Return, ALT)
    for written in (moment.day.isoformat(), "0:00", "24:00"):
        hands.type(written)
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Escape)
    hands.space.middle.clock.look()
    assert model.index(0).data(NOW_ROLE)
    assert not model.index(1).data(NOW_ROLE)
    # Whoever says the time, and wherever: the list need not wait for the clock.
    sessions = (model.ids()[0],), (model.ids()[1],)
    hands.space.desk.do(Change(entities=sessions[1], fields={"starts": "0:00", "ends": "24:00"}))
    assert not model.index(1).data(NOW_ROLE), "it has no day"
    hands.space.desk.do(Change(entities=sessions[1], fields={"day": moment.day.isoformat()}))
    assert model.index(1).data(NOW_ROLE)
    hands.space.desk.do(Change(entities=sessions[0], fields={"starts": None}))
    assert not model.index(0).data(NOW_ROLE)
    hands.space.desk.undo()
    assert model.index(0).data(NOW_ROLE)


def test_sessions_are_moved_and_binned_by_keys_and_come_back(three: Any) -> None:
    hands = three
    hands.line("Said in the morning")
    hands.type("half a line")
    hands.space.sessions.list.setFocus()
    hands.press(Qt.Key.Key_Down, ALT)
    ids = hands.space.sessions.model.ids()
    assert ids.index(hands.space.session) == 1
    hands.press(Qt.Key.Key_Delete)
    assert title(hands) == "Noon"
    assert hands.space.capture.raw() == "half a line"
    hands.space.go_to_line()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    hands.space.undo()
    assert hands.space.sessions.model.ids() == ids
    assert hands.items() == 1


def test_a_line_carried_along_stands_behind_the_one_that_was_left_there(three: Any) -> None:
    hands = three
    hands.type("left in the morning")
    hands.press(Qt.Key.Key_3, ALT)
    hands.type("typed in the evening")
    hands.space.commands.run("session.bin")
    assert title(hands) == "Morning"
    assert hands.space.capture.raw() == "left in the morning typed in the evening"
    assert hands.space.capture.field.textCursor().atEnd()


def test_a_line_that_was_left_is_there_although_nothing_is_carried(three: Any) -> None:
    hands = three
    hands.type("left in the morning")
    hands.press(Qt.Key.Key_3, ALT)
    hands.space.commands.run("session.bin")
    assert hands.space.capture.raw() == "left in the morning"
