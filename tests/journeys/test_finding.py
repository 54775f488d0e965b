"""Finding things, and working through what was found, by keys alone."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.search.panel import SearchHits
from micic_desk.ui.panels.search.sheet import FoundSheet
from micic_desk.ui.widgets.search_field import SearchField

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def find(hands: Any, words: str) -> SearchHits:
    hands.press(Key.Key_F, CTRL)
    hands.type(words)
    hands.qtbot.wait(100)
    hits: SearchHits = hands.space.findChild(SearchHits)
    return hits


def chosen(hands: Any) -> list[str]:
    notebook = hands.space.desk.notebook
    return [notebook[one].text("text") for one in hands.space.outline.chosen()]


def test_search_never_touches_the_line_that_was_begun(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.line("Boats were loaded by list")
    hands.type("-> half a recommend")
    find(hands, "boat")
    hands.press(Key.Key_Escape)
    assert hands.focus() is hands.space.capture.field
    assert hands.space.capture.field.toPlainText() == "-> half a recommend"
    find(hands, "boat")
    hands.press(Key.Key_Return)
    assert chosen(hands) == ["Boats were loaded by list"]
    hands.press(Key.Key_Escape)
    assert hands.space.capture.field.toPlainText() == "-> half a recommend"


def test_a_hit_under_a_folded_line_is_unfolded(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.line("Boats were loaded by list")
    hands.line("The list held residents only", 1)
    hands.press(Key.Key_J, CTRL | SHIFT)
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Left)
    assert len(hands.outline()) == 1
    find(hands, "residents")
    hands.press(Key.Key_Return)
    assert chosen(hands) == ["The list held residents only"]


def test_a_hit_in_another_consultation_is_gone_to(hands: Any, notebook: Path) -> None:
    space = hands.open(notebook)
    hands.line("Boats were loaded by list")
    desk = space.desk
    other = desk.do(Add(kind=EntityKind.CONSULTATION, fields={"title": "Hills"}, parent="root"))
    session = Add(kind=EntityKind.SESSION, fields={"title": "Far"}, parent=other.entities[0].id)
    there = desk.do(session).entities[0].id
    said = {"kind": "point", "text": "Mules carried the post"}
    desk.do(Add(kind=EntityKind.ITEM, fields=said, parent=there))
    find(hands, "mules")
    hands.press(Key.Key_Return)
    assert space.session == there
    assert Workplace(desk).consultation == other.entities[0].id
    assert chosen(hands) == ["Mules carried the post"]


def test_a_key_point_is_found_and_shown_in_the_report(hands: Any, notebook: Path) -> None:
    space = hands.open(notebook)
    hands.line("Boats were loaded by list")
    hands.press(Key.Key_K, CTRL | SHIFT)
    hands.type("Nobody is left behind")
    hands.press(Key.Key_Return)
    space.areas.toggle_right()
    space.go_to_line()
    find(hands, "nobody left")
    hands.press(Key.Key_Return)
    assert space.areas.right_open()
    assert hands.focus().accessibleName() == "Outline of the report"
    hands.press(Key.Key_F2)
    assert hands.focus().toPlainText() == "Nobody is left behind"


def test_what_is_not_in_the_report_is_worked_through_by_key(hands: Any, notebook: Path) -> None:
    space = hands.open(notebook)
    for text in ("One", "Two", "Three"):
        hands.line(text)
    hands.press(Key.Key_K, CTRL | SHIFT)
    hands.type("First key point")
    hands.press(Key.Key_Return)
    space.go_to_line()
    find(hands, "is:unplaced ")
    hands.press(Key.Key_F3)
    sheet = space.sheets.get(FoundSheet)
    assert hands.focus() is sheet.list
    assert [sheet.hits.hit(row).text for row in range(3)] == ["Three", "Two", "One"]
    hands.press(Key.Key_1, CTRL)
    hands.press(Key.Key_1, CTRL)
    assert [sheet.hits.hit(row).text for row in range(sheet.hits.rowCount())] == ["One"]
    hands.press(Key.Key_T, CTRL)
    hands.press(Key.Key_R)
    assert [kind for _, kind, text in hands.outline() if text == "One"] == ["recommendation"]
    hands.press(Key.Key_Escape)
    assert sheet.isHidden()
    assert len(space.desk.notebook.of_kind(EntityKind.PLACEMENT)) == 2


def test_all_that_was_found_asks_for_words_where_nothing_is_looked_for(
    hands: Any, notebook: Path
) -> None:
    space = hands.open(notebook)
    hands.line("Boats were loaded by list")
    hands.press(Key.Key_F3)
    assert hands.focus() is space.top_bar.search.line
    hands.type("boats")
    hands.qtbot.wait(SearchField.PAUSE_MS * 2)
    hands.press(Key.Key_F3)
    assert space.sheets.get(FoundSheet).isVisible()
    assert hands.focus() is space.sheets.get(FoundSheet).list
