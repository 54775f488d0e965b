"""Find and replace on the screen: seen before it is done, done as one, undone as one."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.edits.reporting import PlaceItems, placements_of
from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.panels.replacing.sheet import ReplaceSheet, Scope

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> ReplaceSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    return ReplaceSheet(room.bridge, host)


def open_for(room: Any, sheet: ReplaceSheet, words: str, instead: str, *chosen: str) -> None:
    sheet.open_replace(chosen, room.session, room.consultation)
    sheet.words.line.setText(words)
    sheet.instead.line.setText(instead)
    sheet.refresh()


def rows(sheet: ReplaceSheet) -> list[tuple[str, str, bool | None]]:
    found = [sheet.list.rows.told(row) for row in range(sheet.list.rows.rowCount())]
    return [(one.text, one.below, one.ticked) for one in found]


def test_every_place_is_shown_before_and_after(room: Any, sheet: ReplaceSheet) -> None:
    room.item("eight countries, eight <b>")
    open_for(room, sheet, "eight", "thirteen")
    assert rows(sheet) == [
        ("eight countries, eight <b>", "thirteen countries, eight <b>", True),
        ("eight countries, eight <b>", "eight countries, thirteen <b>", True),
    ]
    told = sheet.list.rows.told(1)
    assert told.text[told.marks[0][0] :][: told.marks[0][1]] == "eight"
    assert told.below[told.marks_below[0][0] :][: told.marks_below[0][1]] == "thirteen"


def test_a_place_far_inside_a_line_is_in_sight_and_marked(room: Any, sheet: ReplaceSheet) -> None:
    room.item("many words before the one that is looked for, which is eight of them")
    open_for(room, sheet, "eight", "13")
    told = sheet.list.rows.told(0)
    assert told.text.startswith("…")
    assert told.text[told.marks[0][0] :][: told.marks[0][1]] == "eight"


def test_control_enter_replaces_all_ticked_as_one_gesture(
    room: Any, sheet: ReplaceSheet, qtbot: QtBot
) -> None:
    lines = [room.item(f"eight of {n}") for n in range(3)]
    open_for(room, sheet, "eight", "13")
    sheet.list.setFocus()
    qtbot.keyClick(sheet.list, Key.Key_Space)
    assert rows(sheet)[0][2] is False
    with qtbot.waitSignal(sheet.said) as heard:
        qtbot.keyClick(sheet.list, Key.Key_Return, CTRL)
    assert heard.args[0].text == "Replaced in 2 items."
    assert [room.text(one) for one in lines] == ["eight of 0", "13 of 1", "13 of 2"]
    assert room.bridge.undo_words() == "Undo replacement in 2 items"
    room.bridge.undo()
    assert [room.text(one) for one in lines] == ["eight of 0", "eight of 1", "eight of 2"]


def test_quotations_wait_for_a_tick_by_hand(room: Any, sheet: ReplaceSheet) -> None:
    said = room.item("we were eight", kind=ItemKind.QUOTATION)
    open_for(room, sheet, "eight", "13")
    assert rows(sheet)[0][2] is False
    assert not sheet.replace.isEnabled()
    assert "Quotations are ticked only by hand." in sheet.about.text()
    sheet.all.click()
    sheet.replace.click()
    assert room.text(said) == "we were 13"


def test_conflicts_and_the_bin_are_left_out_with_a_word(room: Any, sheet: ReplaceSheet) -> None:
    room.diverge(room.item("x"), "eight mine", "eight hers")
    room.desk.do(Delete(entities=(room.item("eight gone"),)))
    open_for(room, sheet, "eight", "13")
    assert rows(sheet) == []
    assert "in two versions: 1" in sheet.about.text()
    assert "in the bin: 1" in sheet.about.text()


def test_nothing_is_replaced_away_without_a_sentence(room: Any, sheet: ReplaceSheet) -> None:
    line = room.item("eight")
    open_for(room, sheet, "eight", "")
    sheet.replace.click()
    assert room.text(line) == "eight"
    assert len(room.refused) == 1
    assert len(rows(sheet)) == 1


def test_where_is_looked_can_be_chosen(room: Any, sheet: ReplaceSheet) -> None:
    first, second = room.item("eight a"), room.item("eight b")
    room.item("eight c")
    other = room.workplace.add_session("Afternoon")
    room.item("eight d", other)
    part = room.part(title="P")
    section = room.key_point(part, "K")
    room.desk.do(PlaceItems(items=(first,), section=section))
    (placed,) = placements_of(room.desk.notebook, first)
    room.desk.do(Change(entities=(placed,), fields={"wording": "eight printed"}))
    open_for(room, sheet, "eight", "13", first, second)
    seen = {}
    for scope in Scope:
        sheet.scope.setCurrentIndex(sheet.scope.findData(scope))
        sheet.refresh()
        seen[scope] = [text for text, _, _ in rows(sheet)]
    assert seen[Scope.CHOSEN] == ["eight a", "eight b"]
    assert seen[Scope.SESSION] == ["eight a", "eight b", "eight c"]
    assert len(seen[Scope.CONSULTATION]) == 5
    assert "eight printed" in seen[Scope.CONSULTATION]


def test_options_narrow_what_is_found(room: Any, sheet: ReplaceSheet) -> None:
    room.item("Camp camps cámp")
    open_for(room, sheet, "camp", "x")
    assert len(rows(sheet)) == 3
    for option, left in ((sheet.whole_words, 2), (sheet.accents, 1), (sheet.case, 0)):
        option.setChecked(True)
        sheet.refresh()
        assert len(rows(sheet)) == left


def test_a_click_on_a_tick_turns_it_and_a_click_on_words_does_not(
    room: Any, sheet: ReplaceSheet
) -> None:
    room.item("eight")
    open_for(room, sheet, "eight", "13")
    place = sheet.list.visualRect(sheet.list.rows.index(0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(sheet.list.viewport(), left, pos=place.center())
    assert rows(sheet)[0][2] is True
    where = place.topLeft()
    where.setX(where.x() + 14)
    where.setY(where.y() + 14)
    QTest.mouseClick(sheet.list.viewport(), left, pos=where)
    assert rows(sheet)[0][2] is False
    assert not sheet.replace.isEnabled()


def test_enter_goes_to_the_place_and_typing_looks_by_itself(
    room: Any, sheet: ReplaceSheet, qtbot: QtBot
) -> None:
    line = room.item("eight")
    sheet.open_replace((), room.session, room.consultation)
    QTest.keyClicks(sheet.words.line, "eig")
    qtbot.waitUntil(lambda: len(rows(sheet)) == 1)
    with qtbot.waitSignal(sheet.entity_wished) as heard:
        qtbot.keyClick(sheet.list, Key.Key_Return)
    assert heard.args == [line]
