from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.merging import merge, open_share
from micic_desk.domain.edits.changing import Delete, Resolve
from micic_desk.domain.edits.joining import ChooseMain, JoinAsSame, NotTheSame
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links
from micic_desk.ui.panels.conflicts.sheet import ConflictsSheet

Keys = Qt.Key
PHRASE = "one two three four five six"


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> ConflictsSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    return ConflictsSheet(room.bridge, host)


def press(sheet: ConflictsSheet, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(sheet.panel.list, key)


def settled(room: Any, item: str) -> str:
    assert room.desk.notebook[item].conflicts == {}
    return str(room.text(item))


def test_without_conflicts_it_says_so(sheet: ConflictsSheet) -> None:
    sheet.open_conflicts()
    assert sheet.panel._stack.currentIndex() == 0


@pytest.mark.parametrize(("key", "at"), [(Keys.Key_1, 0), (Keys.Key_2, 1)])
def test_a_digit_takes_a_version(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot, key: Qt.Key, at: int
) -> None:
    item = room.item("x")
    room.diverge(item, "eleven days", "thirteen days")
    sheet.open_conflicts()
    card = sheet.panel.versions.cards[at]
    wanted = card.text.text()
    assert card.text.marked() == [wanted.split()[0]]
    press(sheet, qtbot, key)
    assert settled(room, item) == wanted
    assert sheet.panel.list.count() == 0
    room.bridge.undo()
    assert room.desk.notebook[item].conflicts


def test_a_click_on_a_version_takes_it(room: Any, sheet: ConflictsSheet, qtbot: QtBot) -> None:
    item = room.item("x")
    room.diverge(item, "eleven", "thirteen")
    sheet.open_conflicts()
    card = sheet.panel.versions.cards[1]
    wanted = card.text.text()
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert settled(room, item) == wanted


def test_other_words_can_be_typed(room: Any, sheet: ConflictsSheet, qtbot: QtBot) -> None:
    item = room.item("x")
    room.diverge(item, "eleven", "thirteen")
    sheet.open_conflicts()
    press(sheet, qtbot, Keys.Key_E)
    words = sheet.panel.words
    assert words.hasFocus()
    assert words.toPlainText() == room.text(item)
    words.selectAll()
    qtbot.keyClicks(words, "eleven or thirteen")
    qtbot.keyClick(words, Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert settled(room, item) == "eleven or thirteen"
    assert words.isHidden()


def test_escape_leaves_the_words_and_not_the_sheet(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot
) -> None:
    item = room.item("x")
    room.diverge(item, "eleven", "thirteen")
    sheet.open_conflicts()
    press(sheet, qtbot, Keys.Key_E)
    qtbot.keyClick(sheet.panel.words, Keys.Key_Escape)
    assert sheet.isVisible()
    assert sheet.panel.list.hasFocus()
    assert room.desk.notebook[item].conflicts


def test_both_can_be_kept_as_lines_of_their_own(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot
) -> None:
    item = room.item("x", speaker="??")
    last = room.item("last")
    room.diverge(item, "eleven", "thirteen")
    sheet.open_conflicts()
    press(sheet, qtbot, Keys.Key_B)
    lines = room.desk.notebook.children(room.session, EntityKind.ITEM)
    assert {one.text("text") for one in lines} == {"eleven", "thirteen", "last"}
    assert [lines[0].id, lines[2].id] == [item, last]
    assert lines[1].text("speaker") == "??"
    assert settled(room, item)
    room.bridge.undo()
    assert len(room.desk.notebook.children(room.session, EntityKind.ITEM)) == 2


def test_what_is_no_line_of_words_cannot_be_kept_twice(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot
) -> None:
    item = room.item("x")
    room.diverge(item, "recommendation", "implication", "kind")
    sheet.open_conflicts()
    assert not sheet.panel._both.isEnabled()
    assert not sheet.panel._edit.isEnabled()
    press(sheet, qtbot, Keys.Key_B)
    press(sheet, qtbot, Keys.Key_E)
    assert room.desk.notebook[item].conflicts
    assert sheet.panel.words.isHidden()


def test_later_goes_on_and_comes_round(room: Any, sheet: ConflictsSheet, qtbot: QtBot) -> None:
    items = [room.item(name) for name in "ab"]
    for item in items:
        room.diverge(item, f"{item}1", f"{item}2")
    sheet.open_conflicts()
    press(sheet, qtbot, Keys.Key_L)
    assert sheet.panel._question().entity == items[1]
    press(sheet, qtbot, Keys.Key_L)
    assert sheet.panel._question().entity == items[0]


def test_after_an_answer_the_next_question_is_at_work(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot
) -> None:
    items = [room.item(name) for name in "abc"]
    for item in items:
        room.diverge(item, f"{item}1", f"{item}2")
    sheet.open_conflicts()
    press(sheet, qtbot, Keys.Key_Down)
    press(sheet, qtbot, Keys.Key_1)
    assert sheet.panel._question().entity == items[2]
    assert sheet.panel.list.hasFocus()


def test_kept_or_deleted_is_one_key(room: Any, sheet: ConflictsSheet, qtbot: QtBot) -> None:
    kept, gone = room.item("a"), room.item("b")
    for item in (kept, gone):
        room.delete_while_reworded(item, "still needed")
    sheet.open_conflicts()
    press(sheet, qtbot, Keys.Key_1)
    press(sheet, qtbot, Keys.Key_2)
    assert room.desk.notebook.shown(kept)
    assert not room.desk.notebook.shown(gone)
    assert room.desk.notebook[kept].flags == frozenset()
    assert sheet.panel.list.count() == 0


def test_enter_goes_to_the_line(room: Any, sheet: ConflictsSheet, qtbot: QtBot) -> None:
    item = room.item("x")
    room.diverge(item, "eleven", "thirteen")
    sheet.open_conflicts()
    with qtbot.waitSignal(sheet.entity_wished) as asked:
        press(sheet, qtbot, Keys.Key_Return)
    assert asked.args == [item]
    assert sheet.isHidden()


def test_answers_of_others_arrive(room: Any, sheet: ConflictsSheet, qtbot: QtBot) -> None:
    item = room.item("x")
    sheet.open_conflicts()
    with qtbot.waitSignal(sheet.panel.counted) as counted:
        room.diverge(item, "eleven", "thirteen")
    assert counted.args == [1]
    assert sheet.panel.list.currentRow() == 0


def test_words_being_typed_are_not_lost_when_something_else_changes(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot
) -> None:
    item = room.item("x")
    room.diverge(item, "eleven", "thirteen")
    sheet.open_conflicts()
    press(sheet, qtbot, Keys.Key_E)
    sheet.panel.words.setPlainText("being typed")
    with qtbot.waitSignal(sheet.panel.counted):
        room.item("another line")
    assert sheet.panel.words.isVisible()
    assert sheet.panel.words.toPlainText() == "being typed"


def test_narrow_sheets_put_versions_below_each_other(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot
) -> None:
    item = room.item("x")
    room.diverge(item, "eleven", "thirteen")
    sheet.open_conflicts()
    assert sheet.panel.versions._row.direction() == QBoxLayout.Direction.LeftToRight
    sheet._host.resize(380, 700)
    qtbot.waitUntil(
        lambda: sheet.panel.versions._row.direction() == QBoxLayout.Direction.TopToBottom
    )


def test_every_control_has_a_name(room: Any, sheet: ConflictsSheet) -> None:
    room.diverge(room.item("x"), "eleven", "thirteen")
    sheet.open_conflicts()
    nameless = [
        widget
        for widget in sheet.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def told(sheet: ConflictsSheet) -> str:
    return str(sheet.panel.case.why.text())


def test_what_both_saw_stands_above_and_both_changes_are_one_key(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot
) -> None:
    item = room.item("The boats came late to the quay and nobody asked why")
    room.diverge(
        item,
        "The boats arrived late to the quay and nobody asked why",
        "The boats came late to the quay and nobody asked us why",
    )
    sheet.open_conflicts()
    assert sheet.panel.case.text.text() == "The boats came late to the quay and nobody asked why"
    assert sheet.panel.case.text.marked() == ["came"]
    assert told(sheet).startswith("Both of you changed this")
    card = sheet.panel.proposal
    both = "The boats arrived late to the quay and nobody asked us why"
    assert card.text.text() == both
    assert card.careful.isHidden()
    press(sheet, qtbot, Keys.Key_P)
    assert settled(room, item) == both
    room.bridge.undo()
    assert room.desk.notebook[item].conflicts


def test_a_figure_that_differs_is_said_and_the_proposal_warns(
    room: Any, sheet: ConflictsSheet
) -> None:
    item = room.item("20 people from 8 countries must register on Monday")
    room.diverge(
        item,
        "22 people from 8 countries must register on Monday",
        "20 people from 8 countries may register on Monday",
    )
    sheet.open_conflicts()
    said = sheet.panel.case.differing.text().splitlines()
    assert "Another figure: 22 | 20" in said or "Another figure: 20 | 22" in said
    assert any(one.startswith("Another must, should or may") for one in said)
    assert sheet.panel.proposal.isVisible()
    assert sheet.panel.proposal.careful.isVisible()


def test_where_no_proposal_is_clean_there_is_none(
    room: Any, sheet: ConflictsSheet, qtbot: QtBot
) -> None:
    item = room.item("eight countries")
    room.diverge(item, "eleven", "thirteen")
    sheet.open_conflicts()
    assert sheet.panel.proposal.isHidden()
    press(sheet, qtbot, Keys.Key_P)
    assert room.desk.notebook[item].conflicts


def test_a_line_deleted_while_changed_has_its_sentence(room: Any, sheet: ConflictsSheet) -> None:
    room.delete_while_reworded(room.item("a"), "still needed")
    sheet.open_conflicts()
    assert "deleted this while the other changed it" in told(sheet)
    assert sheet.panel.case.before.isHidden()


def test_rival_main_lines_are_asked_and_answered(
    room: Any, sheet: ConflictsSheet, dana: Any, qtbot: QtBot
) -> None:
    first, second = room.item("first words"), room.item("second words")
    room.desk.do(JoinAsSame(entities=(first, second), main=first))
    colleague = dana()
    room.desk.do(ChooseMain(entity=first))
    colleague.do(ChooseMain(entity=second))
    third = room.item("third words")
    room.desk.do(JoinAsSame(entities=(first, third), main=third))
    merge(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
    assert len(Links(room.desk.notebook).group_of(first).claimed) == 2
    sheet.open_conflicts()
    assert "chose another line to be printed" in told(sheet)
    wanted = sheet.panel._question().sides[1].value
    press(sheet, qtbot, Keys.Key_2)
    assert Links(room.desk.notebook).group_of(first).claimed == (wanted,)
    assert sheet.panel.list.count() == 0


@pytest.mark.parametrize(("key", "joined"), [(Keys.Key_1, True), (Keys.Key_2, False)])
def test_a_disputed_join_is_asked_and_answered(
    room: Any, sheet: ConflictsSheet, dana: Any, qtbot: QtBot, *, key: Qt.Key, joined: bool
) -> None:
    first, second = room.item("first words"), room.item("second words")
    colleague = dana()
    room.desk.do(JoinAsSame(entities=(first, second), main=first))
    colleague.do(NotTheSame(first=first, second=second))
    merge(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
    sheet.open_conflicts()
    assert "the other said they are not the same" in told(sheet)
    press(sheet, qtbot, key)
    links = Links(room.desk.notebook)
    assert (links.group_of(first) is not None) == joined
    assert links.are_distinct(first, second) != joined
    assert sheet.panel.list.count() == 0


def test_a_circle_of_moves_is_told_and_settled(
    room: Any, sheet: ConflictsSheet, dana: Any, qtbot: QtBot
) -> None:
    one, other = room.item("one"), room.item("other")
    colleague = dana()
    room.desk.do(Move(entities=(one,), parent=other))
    colleague.do(Move(entities=(other,), parent=one))
    merge(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
    sheet.open_conflicts()
    assert "under itself" in told(sheet)
    press(sheet, qtbot, Keys.Key_1)
    assert sheet.panel.list.count() == 0
    assert room.desk.notebook.shown(one)
    assert room.desk.notebook.shown(other)


@pytest.mark.parametrize(("key", "stays"), [(Keys.Key_1, True), (Keys.Key_2, False)])
def test_a_deleted_line_with_a_new_one_under_it_is_asked(
    room: Any, sheet: ConflictsSheet, dana: Any, qtbot: QtBot, *, key: Qt.Key, stays: bool
) -> None:
    parent = room.item("parent")
    colleague = dana()
    child = colleague.note("new below", parent)
    room.desk.do(Delete(entities=(parent,)))
    merge(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
    sheet.open_conflicts()
    assert "wrote something new under it" in told(sheet)
    press(sheet, qtbot, key)
    assert room.desk.notebook.shown(parent) == stays
    assert room.desk.notebook.shown(child) == stays
    assert sheet.panel.list.count() == 0


def test_two_answers_that_differ_are_told_as_such(
    room: Any, sheet: ConflictsSheet, dana: Any
) -> None:
    item = room.item("x")
    room.diverge(item, "eleven", "thirteen")
    colleague = dana()
    room.desk.do(Resolve(entity=item, field="text", value="twelve"))
    colleague.do(Resolve(entity=item, field="text", value="a dozen"))
    merge(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
    sheet.open_conflicts()
    assert "answered this question already" in told(sheet)
