from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.ui.panels.report.missing import Missing


@pytest.fixture
def foot(room: Any, qtbot: QtBot) -> Any:
    made: Any = Missing(room.desk.notebook, None)
    qtbot.addWidget(made)
    return made


def test_a_section_says_from_how_many_notes_of_how_many_people_it_comes(
    room: Any, foot: Any
) -> None:
    point = room.key_point(room.part(), "A")
    foot.tell_origin(room.desk.notebook[point])
    assert foot._origin.text() == ""
    dana = room.workplace.person_named("Dana Sample")
    first = room.item("x", author=room.workplace.me)
    under = room.item("below x", first, author=dana)
    lines = [first, room.item("y", author=dana), room.item("z")]
    room.desk.do(PlaceItems(items=tuple(lines), section=point))
    foot.tell_origin(room.desk.notebook[point])
    assert foot._origin.text() == "Section 1: from 4 notes by 2 people."
    assert under in room.desk.notebook


def test_a_placed_line_says_who_noted_it_where_and_how_it_was_captured(
    room: Any, foot: Any
) -> None:
    point = room.key_point(room.part(), "A")
    line = room.item("as captured", author=room.workplace.me)
    room.desk.do(PlaceItems(items=(line,), section=point))
    (placement,) = room.desk.notebook.placements(line)
    foot.tell_origin(placement)
    assert foot._origin.text() == "Noted by Aigerim Sample in Morning."
    room.desk.do(Change(entities=(placement.id,), fields={"wording": "other"}))
    foot.tell_origin(room.desk.notebook[placement.id])
    assert foot._origin.text().endswith("As captured: as captured")


def test_each_finding_is_one_press_away_and_goes_where_nothing_is_found(
    foot: Any, qtbot: QtBot
) -> None:
    foot.say("1 item is not in the report.", "Key point 1 has no recommendation.", "")
    with qtbot.waitSignals([foot.unplaced_wished, foot.silent_wished]):
        foot._unplaced.button.click()
        foot._silent.button.click()
    foot.say("", "", "Every item is in the report.")
    assert foot.text() == "Every item is in the report."
    assert foot._unplaced.button.isHidden()
    foot.say("", "", "")
    assert foot.isHidden()
