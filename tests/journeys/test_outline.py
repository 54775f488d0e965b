"""The outline in the real window: keys, menus and palette lead to the same wishes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def at_work(hands: Any, notebook: Path) -> Iterator[Any]:
    """Three lines, the keyboard in the outline on the first."""
    hands.open(notebook)
    for text in ("One", "Two", "Three"):
        hands.line(text)
    hands.space.middle.focus_outline()
    hands.space.outline.go_to(0)
    yield hands
    QGuiApplication.clipboard().clear()


def words(hands: Any) -> list[str]:
    return [text for _, _, text in hands.outline()]


def test_the_keys_of_lines_are_the_fields_own_while_typing(at_work: Any) -> None:
    at_work.press(Key.Key_X, CTRL)
    at_work.press(Key.Key_Down)
    at_work.press(Key.Key_V, CTRL)
    assert words(at_work) == ["Two", "One", "Three"]
    at_work.space.go_to_line()
    at_work.type("abc")
    at_work.press(Key.Key_A, CTRL)
    at_work.press(Key.Key_X, CTRL)
    assert at_work.space.capture.field.toPlainText() == ""
    at_work.press(Key.Key_V, CTRL)
    at_work.press(Key.Key_V, CTRL)
    assert at_work.space.capture.field.toPlainText() == "abcabc"
    assert words(at_work) == ["Two", "One", "Three"]


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_home_and_end_choose_the_line_they_lead_to(at_work: Any, held: Any) -> None:
    at_work.press(Key.Key_End, held)
    at_work.press(Key.Key_Delete)
    assert words(at_work) == ["One", "Two"]
    at_work.press(Key.Key_Home, held)
    at_work.press(Key.Key_Delete)
    assert words(at_work) == ["Two"]


def test_a_refusal_goes_when_something_else_is_done(at_work: Any) -> None:
    notices = at_work.space.middle.messages
    at_work.press(Key.Key_Up, ALT)
    assert notices.message() is not None
    at_work.press(Key.Key_Down, ALT)
    assert (words(at_work), notices.message()) == (["Two", "One", "Three"], None)
    at_work.press(Key.Key_Down, ALT)
    at_work.press(Key.Key_Down, ALT)
    assert notices.message() is not None
    at_work.window.commands.run("edit.find_all")
    assert notices.message() is None


def test_a_notice_never_covers_the_line_at_work(at_work: Any, qtbot: QtBot) -> None:
    space = at_work.space
    at_work.window.resize(1000, 600)
    space.go_to_line()
    for number in range(25):
        at_work.line(f"Line {number}")
    space.middle.focus_outline()
    at_work.press(Key.Key_Home)
    outline = space.outline
    before = outline.viewport().height()
    outline.go_to(outline.rowAt(before - 30))
    QApplication.processEvents()  # what Qt scrolls by itself for a row that was chosen
    assert outline.visualRect(outline.currentIndex()).bottom() > before - 40
    space.say("2 items moved to the bin.", undo=True)
    qtbot.waitUntil(lambda: outline.viewport().height() < before)
    qtbot.wait(1)
    place = outline.visualRect(outline.currentIndex())
    assert outline.viewport().rect().contains(place)


def test_the_menu_does_for_a_field_what_its_keys_do(at_work: Any) -> None:
    at_work.space.go_to_line()
    at_work.type("abc")
    for command in ("edit.select_all", "edit.copy"):
        assert at_work.window.commands.run(command)
    assert QGuiApplication.clipboard().text() == "abc"
    assert at_work.window.commands.run("edit.cut")
    assert at_work.space.capture.field.toPlainText() == ""
    assert at_work.window.commands.run("edit.paste")
    assert at_work.space.capture.field.toPlainText() == "abc"
    assert words(at_work) == ["One", "Two", "Three"]


def test_a_line_is_moved_while_its_words_are_typed_and_typing_goes_on(at_work: Any) -> None:
    at_work.press(Key.Key_F2)
    at_work.type(" more")
    at_work.press(Key.Key_Down, ALT)
    at_work.type("!")
    at_work.press(Key.Key_Return)
    assert words(at_work) == ["Two", "One more!", "Three"]


def test_escape_forgets_a_cut_before_it_leads_back_to_the_line(at_work: Any) -> None:
    at_work.press(Key.Key_X, CTRL)
    at_work.press(Key.Key_Escape)
    assert at_work.focus() is at_work.space.outline
    at_work.press(Key.Key_Escape)
    assert at_work.focus() is at_work.space.capture.field


def test_all_lines_are_chosen_by_one_key_and_several_by_shift(at_work: Any) -> None:
    at_work.press(Key.Key_Down, SHIFT)
    assert len(at_work.space.outline.chosen()) == 2
    at_work.press(Key.Key_A, CTRL)
    assert len(at_work.space.outline.chosen()) == 3


def test_splitting_from_the_palette_finds_the_cursor_where_it_was(at_work: Any) -> None:
    at_work.press(Key.Key_F2)
    at_work.space.outline.editor.put_cursor(1)
    at_work.press(Key.Key_K, CTRL)
    at_work.type("split at the cursor")
    at_work.qtbot.wait(80)
    at_work.press(Key.Key_Return)
    assert words(at_work)[:2] == ["O", "ne"]


def open_menu(hands: Any, reason: QContextMenuEvent.Reason, where: QPoint) -> QMenu:
    view = hands.space.outline
    event = QContextMenuEvent(reason, where, view.viewport().mapToGlobal(where))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_of_a_line_has_every_command_for_lines(at_work: Any) -> None:
    menu = open_menu(at_work, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    try:
        said = [one.objectName() for one in menu.actions() if one.objectName()]
        for command in at_work.window.commands:
            if command.within is at_work.space.outline and command.menu.name == "LINE":
                assert command.id in said
        assert said[:3] == ["edit.cut", "edit.copy", "edit.paste"]
        (kinds,) = [one.menu() for one in menu.actions() if one.menu()]
        assert len(kinds.actions()) == 14
        assert menu.accessibleName()
        QTest.keyClick(menu, Key.Key_Down)
    finally:
        menu.close()


def test_a_right_click_chooses_the_line_under_it_and_keeps_a_choice_it_is_in(at_work: Any) -> None:
    view, model = at_work.space.outline, at_work.space.middle.model
    third = view.visualRect(model.index(2, 0)).center()
    open_menu(at_work, QContextMenuEvent.Reason.Mouse, third).close()
    assert view.chosen() == (model.tree.rows.ids[2],)
    view.selectAll()
    open_menu(at_work, QContextMenuEvent.Reason.Mouse, third).close()
    assert len(view.chosen()) == 3


def test_the_kind_of_a_line_is_changed_from_its_menu(at_work: Any) -> None:
    menu = open_menu(at_work, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    (kinds,) = [one.menu() for one in menu.actions() if one.menu()]
    fact = next(one for one in kinds.actions() if one.objectName() == "line.kind.fact")
    menu.close()
    fact.trigger()
    assert at_work.outline()[0][1] == "fact"
