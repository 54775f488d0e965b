from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from micic_desk.app.finding import Facet, Filter, State

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def asked(stand: Any) -> Any:
    stand.hits.open_hits()
    return stand


def test_hits_come_while_one_types_and_enter_goes_there(asked: Any) -> None:
    asked.type("boats")
    assert asked.found() == ["Boats should take everybody", "Boats were loaded by list"]
    asked.press(Key.Key_Return)
    assert asked.room.text(asked.gone_to[0]) == "Boats should take everybody"
    assert asked.hits.isHidden()


def test_down_and_up_go_through_the_hits_and_back_to_the_field(asked: Any) -> None:
    asked.type("boats")
    asked.press(Key.Key_Down)
    assert asked.hits.list.hasFocus()
    asked.press(Key.Key_Down)
    assert asked.hits.list.currentIndex().row() == 1
    asked.press(Key.Key_Up)
    asked.press(Key.Key_Up)
    assert asked.field.line.hasFocus()
    asked.press(Key.Key_Down)
    asked.press(Key.Key_Down)
    asked.press(Key.Key_Return)
    assert asked.room.text(asked.gone_to[0]) == "Boats were loaded by list"


def test_letters_typed_among_the_hits_go_on_with_the_question(asked: Any) -> None:
    asked.type("boat")
    asked.press(Key.Key_Down)
    asked.press(Key.Key_S)
    assert asked.field.line.hasFocus()
    assert asked.field.text() == "boats"


def test_one_escape_leaves_and_the_question_is_there_the_next_time(asked: Any) -> None:
    asked.type("boats ")
    asked.asking.add(Filter(Facet.STATE, State.MINE))
    asked.press(Key.Key_Escape)
    assert asked.hits.isHidden()
    assert asked.line.hasFocus()
    asked.hits.open_hits()
    assert asked.field.text() == "boats "
    assert asked.chips() == ["Noted by me"]


def test_the_hits_close_when_the_keyboard_goes_elsewhere(asked: Any) -> None:
    asked.type("boats")
    asked.line.setFocus()
    assert asked.hits.isHidden()


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return])
def test_a_filter_is_offered_while_it_is_typed(asked: Any, key: Qt.Key) -> None:
    asked.type("boats kind:reco")
    assert asked.offers() == ["kind: Recommendation   (Tab)"]
    asked.press(key)
    assert asked.field.text() == "boats "
    assert asked.chips() == ["Recommendation"]
    assert asked.found() == ["Boats should take everybody"]
    assert asked.field.line.hasFocus()


@pytest.mark.parametrize(
    ("typed", "chip", "found"),
    [
        ("kind:recommendation ", "Recommendation", ["Boats should take everybody"]),
        ("Kind:Recommendation ", "Recommendation", ["Boats should take everybody"]),
        ("speaker:S1 ", "S1", ["The list held residents only"]),
        ("speaker:sara ", "S1", ["The list held residents only"]),
        ("tag:boats ", "#boats", ["Boats were loaded by list"]),
        ("tag:#boats ", "#boats", ["Boats were loaded by list"]),
        ("is:mine ", "Noted by me", []),
        ("is:conflict ", "In conflict", []),
    ],
)
def test_a_filter_that_is_typed_out_becomes_a_chip_at_the_space(
    asked: Any, typed: str, chip: str, found: list[str]
) -> None:
    asked.type(typed)
    assert asked.chips() == [chip]
    assert asked.field.text() == ""
    assert asked.found() == found


def test_a_session_is_a_filter_by_the_beginning_of_its_title(asked: Any) -> None:
    asked.type("in:morn ")
    assert asked.chips() == ["Morning"]
    assert len(asked.found()) == 3


def test_what_is_no_filter_stays_a_word(asked: Any) -> None:
    asked.type("kind:nonsense ")
    assert asked.chips() == []
    assert asked.field.text() == "kind:nonsense "
    asked.field.line.clear()
    asked.type("at 9:30 boats")
    assert asked.chips() == []


def test_a_person_is_offered_by_code_without_any_key(asked: Any) -> None:
    asked.type("s1")
    assert asked.offers() == ["speaker: S1   Sara Sample   (Tab)"]
    asked.press(Key.Key_Tab)
    assert asked.chips() == ["S1"]
    assert asked.found() == ["The list held residents only"]


def test_backspace_in_the_empty_field_takes_the_last_filter_away(asked: Any) -> None:
    asked.type("is:mine is:conflict x")
    assert asked.chips() == ["Noted by me", "In conflict"]
    asked.press(Key.Key_Backspace)
    asked.press(Key.Key_Backspace)
    assert asked.chips() == ["Noted by me"]
    asked.press(Key.Key_Backspace)
    assert asked.chips() == []


def test_chips_are_taken_away_by_key_and_by_mouse(asked: Any, qtbot: Any) -> None:
    asked.type("is:mine kind:point in:morn ")
    chips = asked.hits.filters.chips
    chips[0].setFocus()
    asked.press(Key.Key_Delete)
    assert asked.chips() == ["Point", "Morning"]
    qtbot.mouseClick(asked.hits.filters.chips[0], Qt.MouseButton.LeftButton)
    assert asked.chips() == ["Morning"]


def test_the_menu_of_filters_offers_everything_and_ticks_what_is_in_force(asked: Any) -> None:
    asked.type("is:mine ")
    asked.press(Key.Key_Down, ALT)
    menu = asked.hits.filters.findChild(QMenu)
    parts = {one.title(): one for one in menu.findChildren(QMenu)}
    assert set(parts) >= {"Kind", "Speaker", "Noted by", "Session or consultation", "Tag", "State"}
    ticked = [one.text() for part in parts.values() for one in part.actions() if one.isChecked()]
    assert ticked == ["Noted by me"]
    next(one for one in parts["Tag"].actions() if one.text() == "#boats").trigger()
    menu.close()
    assert asked.chips() == ["Noted by me", "#boats"]


def test_an_empty_field_says_what_can_be_asked(asked: Any) -> None:
    assert [one.split("   ")[1] for one in asked.offers()] == [
        "kind:",
        "speaker:",
        "by:",
        "in:",
        "tag:",
        "is:",
    ]
    asked.press(Key.Key_Tab)
    assert asked.field.text() == "kind:"


def test_what_is_captured_meanwhile_is_found_by_the_next_letter(asked: Any) -> None:
    asked.type("boat")
    asked.room.item("Boats at night")
    asked.type("s")
    assert asked.found()[0] == "Boats at night"
