from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.figures.sheet import FiguresSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)
    made: Any = FiguresSheet(room.bridge, host)
    made.heard = []
    made.said.connect(made.heard.append)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    return made


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    QTest.keyClicks(focus, text)


def figures(room: Any) -> list[tuple[str, str, str]]:
    found = room.desk.notebook.children(room.consultation, EntityKind.FIGURE)
    return [(one.text("value"), one.text("unit"), one.text("of")) for one in found]


def propose(room: Any, sheet: Any, text: str) -> str:
    line = room.item(text)
    sheet.propose(room.consultation, (line,))
    return str(line)


def test_enter_keeps_what_was_proposed_and_gives_the_keyboard_back(room: Any, sheet: Any) -> None:
    line = propose(room, sheet, "More than 2 million Syrians in Turkey and 8 countries")
    press(Qt.Key.Key_Return)
    assert figures(room) == [("2000000", "", "Syrians in Turkey"), ("8", "", "countries")]
    assert not sheet.isVisible()
    (message,) = sheet.heard
    assert "2" in message.text
    assert room.text(line) == "More than 2 million Syrians in Turkey and 8 countries"
    message.on_undo()
    assert figures(room) == []


def test_a_proposal_is_corrected_before_it_is_kept(room: Any, sheet: Any) -> None:
    propose(room, sheet, "8 countries")
    sheet.proposal.grid.setFocus()
    sheet.proposal.grid.go_to_row(0, 1)
    press(Qt.Key.Key_Return)
    write("8 / 13")
    press(Qt.Key.Key_Return)
    sheet.proposal.keep.setFocus()
    press(Qt.Key.Key_Return)
    (kept,) = room.desk.notebook.children(room.consultation, EntityKind.FIGURE)
    assert (kept.text("value"), kept.text("out_of")) == ("8", "13")


def test_a_line_without_figures_offers_an_empty_row_and_keeps_nothing_by_itself(
    room: Any, sheet: Any
) -> None:
    propose(room, sheet, "Many walked over the pass")
    assert not sheet.proposal.keep.isEnabled()
    press(Qt.Key.Key_Return)
    write("300")
    press(Qt.Key.Key_Return)
    assert sheet.proposal.keep.isEnabled()
    assert figures(room) == []


def test_a_line_whose_figures_are_kept_opens_the_ledger_at_them(room: Any, sheet: Any) -> None:
    propose(room, sheet, "40 km")
    press(Qt.Key.Key_Return)
    line = propose(room, sheet, "8 countries")
    press(Qt.Key.Key_Return)
    sheet.propose(room.consultation, (line,))
    assert not sheet.proposal.isVisible()
    assert sheet.grid.currentIndex().row() == 1


def test_a_value_is_edited_in_place_and_what_is_no_number_stays_in_its_field(
    room: Any, sheet: Any
) -> None:
    propose(room, sheet, "8 countries")
    press(Qt.Key.Key_Return)
    sheet.look(room.consultation)
    press(Qt.Key.Key_Return)
    write("many")
    press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "many"
    assert "many" in sheet.messages.message().text
    write("13")
    press(Qt.Key.Key_Return)
    assert figures(room) == [("13", "", "countries")]


def test_space_turns_sure_and_delete_leaves_the_line(room: Any, sheet: Any) -> None:
    line = propose(room, sheet, "8 countries")
    press(Qt.Key.Key_Return)
    sheet.look(room.consultation)
    sheet.grid.go_to_row(0, 4)
    press(Qt.Key.Key_Space)
    (kept,) = room.desk.notebook.children(room.consultation, EntityKind.FIGURE)
    assert kept.fields["sure"] is False
    press(Qt.Key.Key_Delete)
    assert figures(room) == []
    assert room.desk.notebook.shown(line)


def test_ctrl_enter_goes_to_the_line(room: Any, sheet: Any, qtbot: QtBot) -> None:
    line = propose(room, sheet, "8 countries")
    press(Qt.Key.Key_Return)
    sheet.look(room.consultation)
    with qtbot.waitSignal(sheet.entity_wished) as wished:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wished.args == [line]


def test_two_figures_for_one_fact_stand_side_by_side_until_told_apart(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    for text in ("8 countries", "13 countries took part"):
        propose(room, sheet, text)
        press(Qt.Key.Key_Return)
    sheet.look(room.consultation)
    assert "1" in sheet.turn.accessibleName()
    qtbot.mouseClick(sheet.turn, Qt.MouseButton.LeftButton)
    (card,) = sheet.side_by_side.cards
    assert card.isVisible()
    assert not sheet.grid.isVisible()
    qtbot.mouseClick(card.apart, Qt.MouseButton.LeftButton)
    assert sheet.side_by_side.cards == []
    assert figures(room) == [("8", "", "countries"), ("13", "", "countries took part")]


def test_the_table_is_searched_and_sorted_by_the_number_behind_the_words(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    for text in ("20 participants", "2 million Syrians", "3.5 km of road"):
        propose(room, sheet, text)
        press(Qt.Key.Key_Return)
    sheet.look(room.consultation)
    sheet.model.sort(0)
    shown = [sheet.model.index(row, 3).data() for row in range(3)]
    assert shown == ["road", "participants", "Syrians"]
    sheet.search.line.setText("SYRIANS")
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 1)
