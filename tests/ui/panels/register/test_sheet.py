from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.importing import import_source
from micic_desk.app.vocabulary import Vocabulary
from micic_desk.domain.edits.changing import Retype
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import ItemKind
from micic_desk.report.register import Part
from micic_desk.ui.panels.register.sheet import RegisterSheet

SEED = Path(__file__).resolve().parents[5] / "shared" / "seeds" / "report-back.md"
FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
ASK = ItemKind.RECOMMENDATION
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PARTS = list(Part)


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(1400, 800)
    qtbot.addWidget(host)
    words = Vocabulary(room.desk)
    made: Any = RegisterSheet(room.bridge, words, host)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    yield made
    words.close()


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


def at(sheet: Any, part: Part, row: int = 0) -> None:
    sheet.grid.go_to_row(row, PARTS.index(part))


def cell(sheet: Any, part: Part, row: int = 0) -> str:
    return str(sheet.model.index(row, PARTS.index(part)).data())


def into(sheet: Any, part: Part, words: str) -> None:
    at(sheet, part)
    press(Qt.Key.Key_Return)
    write(words)
    press(Qt.Key.Key_Return)


def test_every_recommendation_of_the_consultation_in_printing_order(room: Any, sheet: Any) -> None:
    loose = room.item("nobody placed me", kind=ASK)
    second = room.key_point(room.part(), "Second")
    placed = room.item("placed in the second", kind=ASK)
    room.item("no recommendation")
    sheet.look(room.consultation)
    sheet.close_sheet()
    at_work = sheet.register
    room.desk.do(PlaceItems(items=(placed,), section=second))
    sheet.look(room.consultation)
    assert at_work.lines() == [placed, loose]
    assert [cell(sheet, Part.KEY_POINT, row) for row in (0, 1)] == ["1", ""]


def test_a_cell_is_written_by_key_as_one_gesture_and_survives_undo(room: Any, sheet: Any) -> None:
    line = room.item("open the borders", kind=ASK)
    sheet.look(room.consultation)
    into(sheet, Part.BY_WHEN, "end of 2026")
    assert room.text(line, "by_when") == "end of 2026"
    room.desk.undo()
    assert room.text(line, "by_when") == ""
    assert cell(sheet, Part.BY_WHEN) == ""


def test_what_is_missing_is_shown_quietly_and_what_words_propose_is_not_written(
    room: Any, sheet: Any
) -> None:
    line = room.item("The States of origin should issue papers", kind=ASK)
    sheet.look(room.consultation)
    hints = [one.hints(line) for one in sheet.model.columns]
    assert hints[PARTS.index(Part.STRENGTH)] == "should?"
    assert hints[PARTS.index(Part.ADDRESSEE)] == "States of origin?"
    assert hints[PARTS.index(Part.BY_WHEN)] == "–"
    assert "strength" not in room.desk.notebook[line].fields
    press(Qt.Key.Key_Space, CONTROL)
    assert (room.text(line, "strength"), room.text(line, "addressee")) == (
        "should",
        "States of origin",
    )
    sheet.messages.message().on_undo()
    assert "strength" not in room.desk.notebook[line].fields
    assert "addressee" not in room.desk.notebook[line].fields


def test_many_rows_at_once_in_one_gesture_which_is_said(room: Any, sheet: Any) -> None:
    lines = [room.item(f"line {n}", kind=ASK) for n in range(3)]
    sheet.look(room.consultation)
    at(sheet, Part.PHASE)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Return)
    write("bef")
    press(Qt.Key.Key_Return)
    assert [room.text(one, "phase") for one in lines] == ["before", "before", ""]
    assert "2" in sheet.messages.message().text
    room.desk.undo()
    assert [room.text(one, "phase") for one in lines] == ["", "", ""]


def test_words_that_cannot_stand_there_stay_in_their_field_with_a_sentence(
    room: Any, sheet: Any
) -> None:
    line = room.item("x", kind=ASK)
    sheet.look(room.consultation)
    into(sheet, Part.STRENGTH, "perhaps")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "perhaps"
    assert "must, should, could" in sheet.messages.message().text
    write("c")
    press(Qt.Key.Key_Return)
    assert room.text(line, "strength") == "could"


def test_guidelines_are_offered_by_code_and_words_and_kept_by_code(room: Any, sheet: Any) -> None:
    line = room.item("x", kind=ASK)
    sheet.look(room.consultation)
    at(sheet, Part.GUIDELINE)
    press(Qt.Key.Key_Return)
    write("host com")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert room.desk.notebook[line].texts("guideline") == ("G15",)
    assert cell(sheet, Part.GUIDELINE) == "G15 Support migrants’ host communities (not verified)"
    into(sheet, Part.GUIDELINE, "g11; principle 2; our own charter")
    assert room.desk.notebook[line].texts("guideline") == ("G11", "P2", "our own charter")


def test_names_the_notebook_knows_are_offered(room: Any, sheet: Any) -> None:
    room.item("x", kind=ASK, addressee="Committee on Roads")
    line = room.item("y", kind=ASK)
    sheet.look(room.consultation)
    at(sheet, Part.ADDRESSEE, 1)
    press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "com")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert room.text(line, "addressee") == "Committee on Roads"


def test_evidence_is_a_line_of_the_same_session_found_by_its_words(room: Any, sheet: Any) -> None:
    fact = room.item("40 km from the border", kind=ItemKind.FACT)
    room.item("another fact", kind=ItemKind.FACT)
    line = room.item("x", kind=ASK)
    sheet.look(room.consultation)
    into(sheet, Part.EVIDENCE, "fact")
    assert room.desk.notebook[line].texts("evidence") != ()
    into(sheet, Part.EVIDENCE, "40 km")
    assert fact in room.desk.notebook[line].texts("evidence")
    assert "40 km from the border" in cell(sheet, Part.EVIDENCE)
    into(sheet, Part.EVIDENCE, "nobody said this")
    assert "nobody said this" in sheet.messages.message().text


def test_words_for_the_report_leave_the_captured_line_as_it_is(room: Any, sheet: Any) -> None:
    line = room.item("as it was said", kind=ASK)
    room.desk.do(PlaceItems(items=(line,), section=room.key_point(room.part(), "One")))
    sheet.look(room.consultation)
    into(sheet, Part.TEXT, "as it is printed")
    assert room.text(line) == "as it was said"
    assert cell(sheet, Part.TEXT) == "as it is printed"


def test_a_key_points_number_places_the_line_there_and_nothing_takes_it_out(
    room: Any, sheet: Any
) -> None:
    part = room.part()
    room.key_point(part, "One")
    two = room.key_point(part, "Two")
    line = room.item("x", kind=ASK)
    sheet.look(room.consultation)
    into(sheet, Part.KEY_POINT, "2")
    assert [one.parent for one in room.desk.notebook.placements(line)] == [two]
    into(sheet, Part.KEY_POINT, "7")
    assert "7" in sheet.messages.message().text
    press(Qt.Key.Key_Escape)
    at(sheet, Part.KEY_POINT)
    press(Qt.Key.Key_Delete)
    assert room.desk.notebook.placements(line) == []


def test_delete_empties_cells_and_never_the_line(room: Any, sheet: Any) -> None:
    line = room.item("x", kind=ASK, status="agreed")
    sheet.look(room.consultation)
    at(sheet, Part.STATUS)
    press(Qt.Key.Key_Delete)
    assert room.text(line, "status") == ""
    at(sheet, Part.TEXT)
    press(Qt.Key.Key_Delete)
    assert room.desk.notebook.shown(line)
    assert room.text(line) == "x"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_column_is_filtered_by_key_and_by_what_is_missing(room: Any, sheet: Any) -> None:
    room.item("a", kind=ASK, phase="before")
    room.item("b", kind=ASK, phase="after")
    room.item("c", kind=ASK)
    sheet.look(room.consultation)
    at(sheet, Part.PHASE)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    said = [one.text() for one in menu.actions()]
    assert said == ["after  (1)", "before  (1)", "missing  (1)"]
    menu.actions()[2].trigger()
    menu.close()
    assert [cell(sheet, Part.TEXT, row) for row in range(sheet.model.rowCount())] == ["c"]
    sheet.filters.clear()
    assert sheet.model.rowCount() == 3


def test_a_line_that_becomes_a_recommendation_meanwhile_comes_in(room: Any, sheet: Any) -> None:
    line = room.item("x")
    sheet.look(room.consultation)
    assert sheet.model.rowCount() == 0
    assert "No recommendations" in sheet.about.text()
    room.desk.do(Retype(entities=(line,), kind=ASK))
    assert sheet.model.rowCount() == 1
    room.desk.undo()
    assert sheet.model.rowCount() == 0


def test_enter_with_control_goes_to_the_line(room: Any, sheet: Any, qtbot: QtBot) -> None:
    line = room.item("x", kind=ASK)
    sheet.look(room.consultation)
    with qtbot.waitSignal(sheet.entity_wished) as heard:
        press(Qt.Key.Key_Return, CONTROL)
    assert heard.args == [line]
    assert not sheet.isVisible()


@pytest.mark.skipif(not SEED.exists(), reason="the report-back is not at hand")
def test_the_report_back_the_product_was_made_for(room: Any, sheet: Any) -> None:
    sheet.look(import_source(room.desk, SEED).consultation)
    assert sheet.about.text() == (
        "4 recommendations. With an addressee: none, read off the words: 2. "
        "With a deadline: none. Key points without any: 3, 5."
    )
    assert [cell(sheet, Part.KEY_POINT, row) for row in range(4)] == ["1", "2", "4", "4"]
    keys = sheet.model.keys()
    hints = [sheet.model.columns[PARTS.index(Part.STRENGTH)].hints(one) for one in keys]
    assert hints == ["–", "–", "could?", "could?"]
    at(sheet, Part.TEXT, 3)
    press(Qt.Key.Key_Space, CONTROL)
    assert cell(sheet, Part.ADDRESSEE, 3) == "MICIC"
