from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.people.columns import CONCEALED
from micic_desk.ui.panels.people.sheet import PeopleSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
CODE, NAME, ALIASES, DUTIES, PROTECTED, LINES = 0, 1, 2, 6, 7, 8


@pytest.fixture
def people(room: Any) -> list[str]:
    return [
        room.add(EntityKind.PERSON, "root", code="S1", name="Marta Olindez"),
        room.add(EntityKind.PERSON, "root", code="S2", name="M. Olindez"),
    ]


@pytest.fixture
def sheet(room: Any, people: list[str], qtbot: QtBot) -> Any:
    del people
    host = QWidget()
    host.resize(1300, 800)
    qtbot.addWidget(host)
    made: Any = PeopleSheet(room.bridge, host)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    made.look()
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


def cell(sheet: Any, row: int, column: int) -> str:
    return str(sheet.model.index(row, column).data())


def test_codes_stand_first_and_the_keyboard_is_at_the_first(sheet: Any) -> None:
    assert [cell(sheet, row, CODE) for row in range(3)] == ["S1", "S2", ""]
    assert sheet.grid.hasFocus()
    assert sheet.grid.currentIndex().row() == 0


def test_a_name_is_edited_in_place(room: Any, sheet: Any, people: list[str]) -> None:
    sheet.grid.go_to_row(0, NAME)
    press(Qt.Key.Key_F2)
    write("Marta Olindez de la Vega")
    press(Qt.Key.Key_Return)
    assert room.text(people[0], "name") == "Marta Olindez de la Vega"
    room.bridge.undo()
    assert cell(sheet, 0, NAME) == "Marta Olindez"


def test_a_code_of_somebody_else_is_refused_and_stays_to_be_mended(
    room: Any, sheet: Any, people: list[str]
) -> None:
    press(Qt.Key.Key_Return)
    write("s2")
    press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert sheet.messages.message() is not None
    press(Qt.Key.Key_Escape)
    assert room.text(people[0], "code") == "S1"
    assert sheet.isVisible()


def test_duties_are_typed_as_words_and_others_are_refused(
    room: Any, sheet: Any, people: list[str]
) -> None:
    assert sheet.model.setData(sheet.model.index(0, DUTIES), "Moderator, participant")
    assert room.desk.notebook[people[0]].texts("duties") == ("moderator", "participant")
    assert not sheet.model.setData(sheet.model.index(0, DUTIES), "king")
    assert "king" in sheet.messages.message().text


def test_hidden_names_are_nowhere_in_the_table_and_codes_stay(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    qtbot.mouseClick(sheet.hide_names, Qt.MouseButton.LeftButton)
    shown = [
        str(sheet.model.index(row, column).data(role))
        for row in range(sheet.model.rowCount())
        for column in range(sheet.model.columnCount())
        for role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
    ]
    assert not any("Olindez" in one or "Aigerim" in one for one in shown)
    assert "Aigerim" not in sheet.about.text()
    assert cell(sheet, 0, NAME) == CONCEALED
    assert cell(sheet, 0, CODE) == "S1"
    again = PeopleSheet(room.bridge, sheet.parentWidget())
    assert again.hidden()
    qtbot.mouseClick(sheet.hide_names, Qt.MouseButton.LeftButton)
    assert cell(sheet, 0, NAME) == "Marta Olindez"


def test_two_are_made_one_and_the_one_with_more_lines_stays(
    room: Any, sheet: Any, people: list[str]
) -> None:
    line = room.item("a", speaker=people[0])
    room.item("b", speaker=people[1])
    room.item("c", speaker=people[1])
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    sheet._join.click()
    assert room.text(line, "speaker") == people[1]
    assert not room.desk.notebook.shown(people[0])
    assert cell(sheet, 0, LINES) == "3"
    sheet.messages.message().on_undo()
    assert room.desk.notebook.shown(people[0])
    assert room.text(line, "speaker") == people[0]


def test_deleting_somebody_who_speaks_is_refused_and_leaves_two_question_marks_when_meant(
    room: Any, sheet: Any, people: list[str]
) -> None:
    line = room.item("a", speaker=people[0])
    press(Qt.Key.Key_Delete)
    assert room.desk.notebook.shown(people[0])
    sheet.messages.message().on_act()
    assert not room.desk.notebook.shown(people[0])
    assert room.text(line, "speaker") == "??"


def test_somebody_is_added_by_one_button_and_named_at_once(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    write("Tobias Ferrant")
    press(Qt.Key.Key_Return)
    found = [
        one for one in room.desk.notebook.of_kind(EntityKind.PERSON) if one.text("code") == "S3"
    ]
    assert [one.text("name") for one in found] == ["Tobias Ferrant"]


def test_whoever_is_chosen_can_be_me(room: Any, sheet: Any, people: list[str]) -> None:
    sheet._me.click()
    assert room.workplace.me == people[0]
    assert "S1" in sheet.about.text()
    press(Qt.Key.Key_Delete)
    assert room.desk.notebook.shown(people[0])
