"""Reading back: what the room sees, what it must not see, and what it agreed on."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from micic_desk.app.desk import Memory
from micic_desk.app.workplace import Workplace
from micic_desk.domain.agreeing import Agreement
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.ui.panels.readback.page import ReadBackPage

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(hands: Any, notebook: Path) -> Any:
    """A session with private lines in it, read back."""
    hands.open(notebook)
    place = Workplace(hands.space.desk)
    place.person_named("Marta Sample", Duty.PARTICIPANT)
    place.person_named("Dana Sample", Duty.MODERATOR)
    hands.line("Marta: Boats were loaded by list")
    hands.line("// ask her whether she may be quoted")
    hands.line("about her name", 1)
    hands.line("Dana: -> open the shelters", -1)
    hands.line("@S1 We walked for two days")
    hands.line("Only for us")
    secret = hands.space.middle.model.tree.rows.ids[-1]
    hands.space.bridge.do(Change(entities=(secret,), fields={"sensitivity": "confidential"}))
    hands.type("half a line")
    hands.press(Qt.Key.Key_F7)
    QApplication.processEvents()
    return hands


def page(hands: Any) -> ReadBackPage:
    (found,) = hands.window.findChildren(ReadBackPage)
    return found


def seen(hands: Any) -> list[tuple[str, str]]:
    model = page(hands).model
    return [(line.speaker, line.text) for line in map(model.line, range(model.rowCount()))]


def test_the_room_sees_nothing_private_and_no_protected_name(room: Any) -> None:
    hands = room
    assert seen(hands) == [
        ("", "Boats were loaded by list"),
        ("Dana Sample", "open the shelters"),
        ("S1", "We walked for two days"),
    ]
    assert page(hands)._hidden.text() == "3 lines are not shown"
    model = page(hands).model
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert not any("Marta" in one for one in said)
    assert page(hands).geometry() == hands.space.rect()
    assert not hands.window.menuBar().isVisible()


def test_what_becomes_private_goes_off_the_screen_at_once(room: Any) -> None:
    hands = room
    shown = page(hands).model.tree.rows.ids[0]
    hands.space.bridge.do(Change(entities=(shown,), fields={"kind": "note_to_self"}))
    assert len(seen(hands)) == 2
    hands.press(Qt.Key.Key_Z, CTRL)
    assert len(seen(hands)) == 3


def test_lines_are_corrected_where_they_stand_and_drafts_kept(room: Any) -> None:
    hands = room
    hands.press(Qt.Key.Key_Return)
    hands.type(" of names")
    memory = Memory(hands.space.desk)
    hands.qtbot.waitUntil(lambda: any(one.text.endswith("of names") for one in memory.drafts()))
    hands.press(Qt.Key.Key_Return)
    assert seen(hands)[0] == ("", "Boats were loaded by list of names")
    assert hands.focus() is page(hands).view


def test_the_room_agrees_by_one_key_and_a_rewording_says_so(room: Any) -> None:
    hands = room
    model = page(hands).model
    hands.press(Qt.Key.Key_Space)
    assert [model.agreement(row) for row in range(3)] == [Agreement.AGREED, *[Agreement.NONE] * 2]
    hands.press(Qt.Key.Key_Return)
    hands.type(" of names")
    hands.press(Qt.Key.Key_Return)
    assert model.agreement(0) is Agreement.REWORDED
    hands.press(Qt.Key.Key_Space)
    assert model.agreement(0) is Agreement.AGREED
    hands.press(Qt.Key.Key_Space)
    assert model.agreement(0) is Agreement.NONE
    hands.press(Qt.Key.Key_Escape)
    outline = hands.space.middle.model
    assert outline.line(0).agreed is Agreement.NONE


def test_all_are_agreed_on_but_not_what_the_room_has_not_seen(room: Any) -> None:
    hands = room
    hands.press(Qt.Key.Key_Space, CTRL)
    hands.press(Qt.Key.Key_Escape)
    outline = hands.space.middle.model
    agreed = [outline.line(row).agreed is Agreement.AGREED for row in range(outline.rowCount())]
    assert agreed == [True, False, False, True, True, False]
    index = outline.index(0, 0)
    assert "agreed in the room" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    hands.space.undo()
    assert outline.line(0).agreed is Agreement.NONE


def test_the_way_back_leads_to_the_line_as_it_was(room: Any) -> None:
    hands = room
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Escape)
    assert not page(hands).isVisible()
    assert hands.window.menuBar().isVisible()
    assert hands.focus() is hands.space.capture.field
    assert hands.space.capture.raw() == "half a line"
    hands.press(Qt.Key.Key_F7)
    assert page(hands).isVisible()
    hands.press(Qt.Key.Key_F7)
    assert not page(hands).isVisible()


def test_what_leads_elsewhere_closes_the_page_first(room: Any) -> None:
    hands = room
    hands.press(Qt.Key.Key_F, CTRL)
    assert not page(hands).isVisible()
    assert hands.space.top_bar.search.line.hasFocus()


def test_a_section_of_the_report_is_read_back_too(room: Any) -> None:
    hands = room
    desk = hands.space.desk
    place = Workplace(desk)
    from micic_desk.domain.edits.adding import Add

    part = desk.do(Add(kind=EntityKind.PART, fields={}, parent=place.need_consultation()))
    part_id = part.entities[0].id
    made = desk.do(Add(kind=EntityKind.SECTION, fields={"title": "Shelters"}, parent=part_id))
    section = made.entities[0].id
    items = tuple(hands.space.middle.model.tree.rows.ids)
    desk.do(PlaceItems(items=items, section=section))
    page(hands).read_back(section, place.consultation)
    assert [text for _, text in seen(hands)] == [
        "Boats were loaded by list",
        "open the shelters",
        "We walked for two days",
    ]
    hands.press(Qt.Key.Key_Space)
    assert page(hands).model.agreement(0) is Agreement.AGREED
    assert page(hands).what.currentText() == "Shelters"
