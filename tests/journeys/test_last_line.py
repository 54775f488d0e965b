"""Putting right what was captured last, from the empty line, by at most two keys each."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from micic_desk.app.share_contents import contents
from micic_desk.domain.kinds import EntityKind

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def busy(hands: Any, notebook: Path) -> Any:
    hands.open(notebook)
    for text in ("Boats were loaded by list", "The bridge was closed. Nobody said why"):
        hands.line(text)
    return hands


def field(hands: Any) -> Any:
    return hands.space.capture.field


def words(hands: Any) -> list[tuple[int, str]]:
    return [(depth, text) for depth, _, text in hands.outline()]


FIRST, SECOND = "Boats were loaded by list", "The bridge was closed. Nobody said why"


def test_it_moves_in_and_out_and_the_next_line_goes_with_it(busy: Any) -> None:
    busy.press(Key.Key_Right, ALT)
    assert words(busy) == [(0, FIRST), (1, SECOND)]
    assert field(busy).hasFocus()
    busy.line("The next")
    assert words(busy)[-1] == (1, "The next")
    busy.press(Key.Key_Left, ALT)
    assert words(busy)[-1] == (0, "The next")
    busy.press(Key.Key_Z, CTRL)
    assert words(busy)[-1] == (1, "The next")


def test_it_moves_up_and_down(busy: Any) -> None:
    busy.press(Key.Key_Up, ALT)
    assert words(busy) == [(0, SECOND), (0, FIRST)]
    busy.press(Key.Key_Down, ALT)
    assert words(busy) == [(0, FIRST), (0, SECOND)]
    assert field(busy).hasFocus()


def test_it_is_made_confidential_without_leaving_the_line_and_stays_here(busy: Any) -> None:
    busy.press(Key.Key_X, CTRL | SHIFT)
    assert field(busy).hasFocus()
    assert words(busy) == [(0, FIRST), (0, SECOND)]
    desk, consultation = busy.space.bridge.desk, busy.space.workplace.consultation
    what = contents(desk, consultation, withhold_confidential=True)
    assert [desk.notebook[one].text("text") for one in what.lines] == [FIRST]
    assert [desk.notebook[one].text("text") for one in what.stays] == [SECOND]


def test_what_is_being_typed_is_saved_as_confidential_and_nothing_else_is(busy: Any) -> None:
    busy.type("The ministry pays informers")
    busy.press(Key.Key_X, CTRL | SHIFT)
    assert field(busy).document().isEmpty()
    assert field(busy).hasFocus()
    assert dict(withheld(busy)) == {
        "The ministry pays informers": "confidential",
        FIRST: "",
        SECOND: "",
    }
    busy.type("# Evening")
    busy.press(Key.Key_X, CTRL | SHIFT)
    busy.type("First of the evening")
    busy.press(Key.Key_X, CTRL | SHIFT)
    assert sum(bool(text) for _, text in withheld(busy)) == 2


def withheld(busy: Any) -> list[tuple[str, str]]:
    items = busy.space.bridge.notebook.of_kind(EntityKind.ITEM)
    return [(one.text("text"), one.text("sensitivity")) for one in items]


def test_it_is_joined_and_split_and_retyped(busy: Any) -> None:
    busy.press(Key.Key_T, CTRL)
    busy.press(Key.Key_X)
    assert words(busy)[1:] == [(0, "The bridge was closed."), (0, "Nobody said why")]
    busy.press(Key.Key_T, CTRL)
    busy.press(Key.Key_X)
    assert len(words(busy)) == 3
    busy.press(Key.Key_Z, CTRL)
    busy.press(Key.Key_Up, CTRL | SHIFT)
    assert words(busy) == [(0, f"{FIRST} {SECOND}")]
    assert field(busy).hasFocus()


def test_up_opens_it_and_enter_leads_back(busy: Any) -> None:
    busy.press(Key.Key_Up)
    assert busy.space.outline.editor is not None
    busy.type(" at noon")
    busy.press(Key.Key_Return)
    busy.qtbot.waitUntil(field(busy).hasFocus)
    assert words(busy)[-1] == (0, f"{SECOND} at noon")
    busy.press(Key.Key_Up)
    busy.type("nothing of this")
    busy.press(Key.Key_Escape)
    busy.qtbot.waitUntil(field(busy).hasFocus)
    assert words(busy)[-1] == (0, f"{SECOND} at noon")


def test_with_words_in_the_line_the_same_keys_move_the_cursor(busy: Any) -> None:
    busy.type("half")
    for key, held in ((Key.Key_Up, ALT), (Key.Key_Right, ALT), (Key.Key_Up, CTRL | SHIFT)):
        busy.press(key, held)
    QApplication.processEvents()
    assert words(busy) == [(0, FIRST), (0, SECOND)]
    busy.press(Key.Key_Up)
    assert field(busy).hasFocus()


def test_chosen_lines_are_heard_through_the_interpreter(busy: Any) -> None:
    busy.press(Key.Key_J, CTRL | SHIFT)
    busy.press(Key.Key_I, CTRL | SHIFT)
    model = busy.space.middle.model
    assert [model.line(row).manner.interpreter for row in range(2)] == [False, True]
    busy.press(Key.Key_Escape)
    busy.press(Key.Key_I, CTRL | SHIFT)
    busy.line("Said in another tongue")
    assert [model.line(row).manner.interpreter for row in range(3)] == [False, True, True]


def test_a_mending_says_beforehand_what_enter_will_do(busy: Any) -> None:
    busy.type("s/closed/shut/")
    assert told(busy) == "Enter puts “shut” where “closed” stands."
    busy.press(Key.Key_A, CTRL)
    busy.type("s/list/register/")
    assert told(busy) == "“list” is not in the line before: Enter keeps this as a line."
    busy.press(Key.Key_Return)
    assert words(busy)[-1] == (0, "s/list/register/")


def told(hands: Any) -> str:
    return str(hands.space.capture.chips._notice.text())
