"""Keys that are changed: by keys, for every text that speaks of them, after a restart too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from micic_desk.ui.dialogs.keys import KeysSheet

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def open_keys(hands: Any, words: str) -> KeysSheet:
    hands.window.commands.run("help.change_keys")
    sheet: KeysSheet = hands.space.sheets.get(KeysSheet)
    sheet.field.line.selectAll()
    hands.type(words)
    hands.qtbot.wait(80)
    return sheet


def press(sheet: KeysSheet, *keys: Any) -> None:
    """Press keys where they are recorded, and wait as long as a second one may take."""
    line = sheet.changing.recorder.focusProxy() or sheet.changing.recorder
    for key, held in keys:
        QTest.keyClick(line, key, held)
    QTest.keyClick(line, Key.Key_Return)


def test_other_keys_do_the_same_and_the_old_ones_nothing(
    hands: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(notebook)
    sheet = open_keys(hands, "command palette")
    hands.press(Key.Key_Return)
    assert "Press the keys for “Command palette”" in sheet.changing.said()
    press(sheet, (Key.Key_P, CTRL | ALT))
    assert "Ctrl+Alt+P" in sheet.changing.said()
    current = sheet.list.current()
    assert current is not None
    assert current.keys == "Ctrl+Alt+P (usual: Ctrl+K)"
    hands.press(Key.Key_Escape)
    from micic_desk.ui.window.finding import Finding

    palette = hands.space.findChild(Finding).palette
    hands.press(Key.Key_K, CTRL)
    assert palette.isHidden()
    hands.press(Key.Key_P, CTRL | ALT)
    assert palette.isVisible()
    hands.window.close()
    again = new_window()
    again.open(notebook)
    assert again.window.commands.keys("go.palette") == "Ctrl+Alt+P"
    again.press(Key.Key_P, CTRL | ALT)
    assert again.space.findChild(Finding).palette.isVisible()
    again.window.commands.book.reset_all()
    assert again.window.remembered.now.keys == {}


def test_whoever_has_the_keys_is_named_and_can_be_swapped(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    sheet = open_keys(hands, "search this notebook")
    hands.press(Key.Key_Return)
    press(sheet, (Key.Key_K, CTRL))
    assert (
        sheet.changing.said() == "Ctrl+K belongs to “Command palette”. Swap, or press other keys."
    )
    commands = hands.window.commands
    assert commands.keys("edit.find") == "Ctrl+F"
    sheet.changing.swap.click()
    assert commands.keys("edit.find") == "Ctrl+K"
    assert commands.keys("go.palette") == "Ctrl+F"
    assert "Ctrl+K" in hands.space.top_bar.search.line.toolTip()
    sheet.all_usual.click()
    assert commands.keys("edit.find") == "Ctrl+F"
    assert "Ctrl+F" in hands.space.top_bar.search.line.toolTip()


def test_two_keys_one_after_the_other(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    sheet = open_keys(hands, "full screen")
    hands.press(Key.Key_Return)
    press(sheet, (Key.Key_F, CTRL | ALT), (Key.Key_S, Qt.KeyboardModifier.NoModifier))
    assert hands.window.commands.keys("view.full") == "Ctrl+Alt+F, S"
    sheet.changing.usual.click()
    assert hands.window.commands.keys("view.full") == "F11"


def test_keys_of_typing_are_refused_and_escape_changes_nothing(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    sheet = open_keys(hands, "full screen")
    hands.press(Key.Key_Return)
    press(sheet, (Key.Key_A, SHIFT))
    assert "belong to typing" in sheet.changing.said()
    assert sheet.changing.recorder.isVisible()
    line = sheet.changing.recorder.focusProxy() or sheet.changing.recorder
    QTest.keyClick(line, Key.Key_Escape)
    assert sheet.changing.recorder.isHidden()
    assert sheet.isVisible()
    assert hands.window.commands.keys("view.full") == "F11"


def test_keys_that_belong_to_a_place_are_listed_and_stay(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    sheet = open_keys(hands, "place in a key point")
    current = sheet.list.current()
    assert current is not None
    assert current.keys == "Ctrl+1 … Ctrl+9"
    assert "stay as they are" in sheet.changing.said()
    assert not sheet.changing.change.isEnabled()
    assert isinstance(sheet.tabs, QTabWidget)


def test_every_command_is_in_the_list(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    sheet = open_keys(hands, "")
    listed = {sheet.list.rows.entry(row).id for row in range(sheet.list.rows.rowCount())}
    assert {one.id for one in hands.window.commands} <= listed


def test_a_key_of_the_outline_does_the_same_as_another_one_and_nothing_as_itself(
    hands: Any, notebook: Path
) -> None:
    hands.open(notebook)
    for text in ("Registers", "Consulates"):
        hands.type(text)
        hands.press(Key.Key_Return)
    sheet = open_keys(hands, "move up")
    hands.press(Key.Key_Return)
    press(sheet, (Key.Key_F3, CTRL))
    assert "Ctrl+F3" in sheet.changing.said()
    hands.press(Key.Key_Escape)
    outline = hands.space.outline
    outline.setFocus()
    outline.go_to(outline.model().rowCount() - 1)
    before = texts(outline)
    hands.press(Key.Key_Up, ALT)
    assert texts(outline) == before
    outline.go_to(outline.model().rowCount() - 1)
    hands.press(Key.Key_F3, CTRL)
    assert texts(outline) == [*before[:-2], before[-1], before[-2]]
    hands.window.commands.book.reset_all()


def test_the_key_of_a_session_that_is_not_there_types_nothing(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.type("Of the ")
    hands.press(Key.Key_9, ALT)
    hands.type("7 buses")
    assert hands.space.capture.field.words() == "Of the 7 buses"


def texts(outline: Any) -> list[str]:
    """What each row of the outline says."""
    model = outline.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_menus_wait_for_a_pause_but_not_for_the_next_wish(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.line("Boats")
    undo, field = hands.space.commands.action("edit.undo"), hands.space.capture.field
    QTest.keyClicks(field, "s/Boats/Rafts/")
    QTest.keyClick(field, Key.Key_Return)
    assert undo.text() == "Undo new line"
    QTest.keyClick(field, Key.Key_F35, CTRL | SHIFT)
    assert undo.text() == "Undo rewording"
    hands.line("Fees")
    hands.qtbot.waitUntil(lambda: undo.text() == "Undo new line")
