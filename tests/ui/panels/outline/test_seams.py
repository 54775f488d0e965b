"""Two lines become one and one becomes two, by at most two keys, and typing goes on."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def edit(stand: Any, row: int, at: int) -> None:
    stand.go(row)
    stand.press(Key.Key_Return)
    stand.view.editor.put_cursor(at)


def test_control_enter_splits_at_the_cursor_and_goes_on_in_the_second_half(stand: Any) -> None:
    stand.item("under", stand.items[0])
    edit(stand, 0, 7)
    stand.press(Key.Key_Return, CTRL)
    assert stand.shown()[:3] == [(0, "Recruit"), (0, "ment"), (1, "under")]
    assert stand.view.editor.words() == "ment"
    assert stand.view.editor.cursor_at() == 0
    stand.type("Assess")
    stand.press(Key.Key_Return)
    assert stand.texts()[:2] == ["Recruit", "Assessment"]
    for _ in range(2):
        stand.bridge.undo()
    assert stand.shown()[:2] == [(0, "Recruitment"), (1, "under")]


def test_what_was_typed_before_a_split_outlives_its_undoing(stand: Any) -> None:
    edit(stand, 0, 11)
    stand.type(" fees are illegal")
    stand.view.editor.put_cursor(16)
    stand.press(Key.Key_Return, CTRL)
    assert stand.texts()[:2] == ["Recruitment fees", "are illegal"]
    stand.press(Key.Key_Escape)
    stand.bridge.undo()
    assert stand.texts()[0] == "Recruitment fees are illegal"


@pytest.mark.parametrize("at", [0, 11])
def test_nothing_is_split_off_at_an_end_and_typing_goes_on_there(stand: Any, at: int) -> None:
    edit(stand, 0, at)
    stand.press(Key.Key_Return, CTRL)
    assert stand.refused == ["There is nothing to split off here."]
    assert stand.view.editor.cursor_at() == at
    assert len(stand.texts()) == 4


def test_letters_beyond_the_first_plane_count_as_one(stand: Any) -> None:
    line = stand.item("\N{PERSON RAISING BOTH HANDS IN CELEBRATION} hands up", stand.items[3])
    stand.view.edit_line(line)
    stand.view.editor.put_cursor(7)
    assert stand.view.editor.textCursor().position() == 8
    stand.press(Key.Key_Return, CTRL)
    assert stand.texts()[-2:] == ["\N{PERSON RAISING BOTH HANDS IN CELEBRATION} hands", "up"]


def test_backspace_before_the_first_letter_joins_with_the_line_before(stand: Any) -> None:
    stand.item("under", stand.items[1])
    edit(stand, 1, 0)
    stand.press(Key.Key_Backspace)
    assert stand.shown()[:2] == [(0, "Recruitment Fees"), (1, "under")]
    assert stand.view.editor.words() == "Recruitment Fees"
    assert stand.view.editor.cursor_at() == 12
    stand.press(Key.Key_Escape)
    stand.bridge.undo()
    assert stand.shown()[:3] == [(0, "Recruitment"), (0, "Fees"), (1, "under")]


def test_an_emptied_line_goes_by_one_more_backspace(stand: Any) -> None:
    edit(stand, 1, 4)
    for _ in "Fees":
        stand.press(Key.Key_Backspace)
    assert len(stand.texts()) == 4
    stand.press(Key.Key_Backspace)
    assert stand.texts() == ["Recruitment", "Contracts", "Return"]
    assert stand.view.editor.cursor_at() == 11


def test_a_backspace_held_down_stops_at_the_first_letter(stand: Any) -> None:
    edit(stand, 1, 0)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(stand.view.editor, held)
    assert len(stand.texts()) == 4


def test_control_shift_up_joins_without_opening_anything(stand: Any) -> None:
    stand.go(2)
    stand.press(Key.Key_Up, CTRL | SHIFT)
    assert stand.texts() == ["Recruitment", "Fees Contracts", "Return"]
    assert stand.view.editor is None
    assert stand.view.chosen() == (stand.items[1],)
    assert stand.bridge.undo_words() == "Undo join"


def test_the_first_line_has_none_before_it(stand: Any) -> None:
    stand.press(Key.Key_Up, CTRL | SHIFT)
    assert stand.refused == ["There is no line before this one to join it with."]


def test_a_join_that_is_refused_leaves_both_lines(stand: Any) -> None:
    stand.item("private", kind="note_to_self")
    stand.go(4)
    stand.press(Key.Key_Up, CTRL | SHIFT)
    assert len(stand.refused) == 1
    assert stand.texts()[-2:] == ["Return", "private"]


def test_a_line_with_breaks_shows_all_its_lines(stand: Any) -> None:
    edit(stand, 0, 11)
    before = stand.view.rowHeight(0)
    stand.press(Key.Key_Return, SHIFT)
    stand.type("in transit")
    stand.press(Key.Key_Return)
    assert stand.text(stand.items[0]) == "Recruitment\nin transit"
    assert stand.view.rowHeight(0) > before
