"""The strip on top of all windows: the same line, the same words, nothing lost in between."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from micic_desk.ui.panels.strip.window import StripWindow
from micic_desk.ui.widgets.save_state import SaveState

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def strip(hands: Any, notebook: Path) -> Any:
    """Two sessions, half a line with the cursor inside it, and the strip up."""
    hands.open(notebook)
    hands.line("# Morning")
    hands.line("# Evening")
    hands.type("half a line")
    for _ in range(4):
        hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_F8)
    hands.qtbot.waitUntil(shown().isActiveWindow)
    return hands


def shown() -> StripWindow:
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, StripWindow)]
    return found


def test_the_line_comes_along_with_its_cursor_and_goes_back(strip: Any) -> None:
    hands = strip
    field = hands.space.capture.field
    assert shown().isVisible()
    assert not hands.window.isVisible()
    assert shown().windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert hands.focus() is field
    assert shown().isAncestorOf(field)
    hands.type("and a whole ")
    assert hands.space.capture.raw() == "half a and a whole line"
    hands.press(Qt.Key.Key_Escape)
    hands.qtbot.waitUntil(hands.window.isActiveWindow)
    assert not shown().isVisible()
    assert hands.focus() is field
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.space.capture.raw() == "half a line"
    hands.type("new ")
    assert hands.space.capture.raw() == "half a new line"
    assert hands.space.middle.isAncestorOf(field)


def test_lines_are_saved_and_sessions_switched_in_the_strip(strip: Any) -> None:
    hands = strip
    saving = hands.space.status.saving
    assert shown().isAncestorOf(saving)
    hands.press(Qt.Key.Key_Return)
    assert saving.state() is SaveState.SAVED
    assert hands.outline() == [(0, "point", "half a line")]
    hands.press(Qt.Key.Key_1, ALT)
    assert shown()._title.text() == "Morning"
    assert shown().windowTitle() == "MICIC Desk"
    hands.line("-> said in the morning")
    assert hands.outline() == [(0, "recommendation", "said in the morning")]
    hands.press(Qt.Key.Key_F8)
    assert hands.space.status.isAncestorOf(saving)
    assert hands.space.status._row.indexOf(saving) == 0
    assert hands.space.sessions.list.currentIndex().data() == "Morning"


def test_what_needs_the_window_brings_it_back(strip: Any) -> None:
    hands = strip
    hands.press(Qt.Key.Key_F, CTRL)
    hands.qtbot.waitUntil(hands.window.isActiveWindow)
    assert not shown().isVisible()
    assert hands.space.top_bar.search.line.hasFocus()
    assert hands.space.capture.raw() == "half a line"


def test_the_list_of_people_closes_before_the_strip_does(strip: Any) -> None:
    hands = strip
    hands.press(Qt.Key.Key_Return)
    hands.line("@S1 We walked for two days")
    hands.type("@")
    assert hands.space.capture._completing._list.isVisible()
    assert hands.space.capture._completing._list.isWindow()
    hands.press(Qt.Key.Key_Escape)
    assert shown().isVisible()
    assert not hands.space.capture._completing._list.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not shown().isVisible()
    assert not hands.space.capture._completing._list.isWindow()


def test_closing_the_strip_is_going_back_and_its_place_is_kept(strip: Any) -> None:
    hands = strip
    shown().move(40, 60)
    shown().close()
    hands.qtbot.waitUntil(hands.window.isActiveWindow)
    assert hands.space.frame.remembered.now.strip
    hands.press(Qt.Key.Key_F8)
    hands.qtbot.waitUntil(shown().isActiveWindow)
    assert shown().pos().x() == 40


def test_quitting_from_the_strip_keeps_the_line(
    strip: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands = strip
    hands.type("whole ")
    hands.press(Qt.Key.Key_Q, CTRL)
    assert not hands.window.isVisible()
    again = new_window()
    again.open(notebook)
    assert again.space.capture.raw() == "half a whole line"


def test_the_strip_grows_with_the_line(strip: Any) -> None:
    hands = strip
    before = shown().height()
    hands.type("many words that go on and on, " * 12)
    hands.qtbot.waitUntil(lambda: shown().height() > before)
    assert hands.space.capture.field.height() < shown().height()


def test_a_refusal_is_said_in_the_strip(strip: Any) -> None:
    hands = strip
    hands.press(Qt.Key.Key_A, CTRL)
    hands.line("-> ")
    assert shown().isAncestorOf(hands.space.middle.messages)
    assert hands.space.middle.messages.isVisible()
    hands.qtbot.waitUntil(lambda: shown().height() > hands.space.capture.height() + 30)


def test_the_type_of_the_line_is_the_same_in_both_windows(strip: Any) -> None:
    hands = strip
    field = hands.space.capture.field
    there = (field.font().pointSizeF(), field.viewport().font().pointSizeF())
    hands.press(Qt.Key.Key_Escape)
    assert there == (field.font().pointSizeF(), field.viewport().font().pointSizeF())
    assert there[0] == there[1] > hands.space.font().pointSizeF()
