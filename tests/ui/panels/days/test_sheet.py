from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.changing import Change
from micic_desk.ui.models.describing import described
from micic_desk.ui.models.outline_model import OutlineModel
from micic_desk.ui.panels.days.sheet import DaysSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    room.desk.do(Change(entities=(room.session,), fields={"day": "2015-06-25"}))
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)
    made: Any = DaysSheet(room.bridge, host)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    return made


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    QApplication.processEvents()


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    QTest.keyClicks(focus, text)


def cell(sheet: Any, row: int, column: int) -> str:
    return str(sheet.model.index(row, column).data())


def test_space_confirms_and_takes_it_back(room: Any, sheet: Any) -> None:
    line = room.item("They met yesterday")
    sheet.look(room.consultation)
    sheet.grid.go_to_row(0, 2)
    press(Qt.Key.Key_Space)
    assert room.desk.notebook[line].mapping("dates_meant") == {"yesterday": "2015-06-24"}
    press(Qt.Key.Key_Space)
    assert room.desk.notebook[line].mapping("dates_meant") == {}
    assert room.text(line) == "They met yesterday"


def test_a_day_is_corrected_in_place_and_nonsense_stays_in_its_field(room: Any, sheet: Any) -> None:
    line = room.item("They met yesterday")
    sheet.look(room.consultation)
    sheet.grid.go_to_row(0, 1)
    press(Qt.Key.Key_Return)
    write("5/6/2015")
    press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert "5/6/2015" in sheet.messages.message().text
    write("23 June 2015")
    press(Qt.Key.Key_Return)
    assert room.desk.notebook[line].mapping("dates_meant") == {"yesterday": "2015-06-23"}
    sheet._count_again()
    assert room.desk.notebook[line].mapping("dates_meant") == {}


def test_delete_says_that_no_day_is_meant(room: Any, sheet: Any) -> None:
    line = room.item("the day before yesterday")
    sheet.look(room.consultation)
    press(Qt.Key.Key_Delete)
    assert room.desk.notebook[line].mapping("dates_meant") == {"the day before yesterday": ""}
    assert cell(sheet, 0, 1) == "no day"
    assert room.desk.notebook.shown(line)


def test_the_day_of_speaking_is_set_for_the_whole_session(room: Any, sheet: Any) -> None:
    room.item("yesterday")
    room.item("today")
    sheet.look(room.consultation)
    sheet.grid.go_to_row(1, 3)
    press(Qt.Key.Key_F2)
    write("2031-05-13")
    press(Qt.Key.Key_Return)
    assert room.text(room.session, "day") == "2031-05-13"
    assert "2031" in cell(sheet, 0, 1)


def test_open_ones_can_be_listed_alone_and_cannot_be_confirmed_unsaid(
    room: Any, sheet: Any
) -> None:
    room.item("yesterday")
    line = room.item("on Friday they left")
    sheet.look(room.consultation)
    sheet.open_only.setChecked(True)
    assert sheet.model.rowCount() == 1
    sheet.grid.go_to_row(0, 2)
    press(Qt.Key.Key_Space)
    assert room.desk.notebook[line].mapping("dates_meant") == {}
    assert sheet.messages.message() is not None


def test_the_outline_shows_and_speaks_the_day_and_follows_the_session(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    del sheet
    room.item("They met yesterday")
    model = OutlineModel(room.bridge, room.session)
    QAbstractItemModelTester(model, FAIL, model)
    assert "2015" in model.line(0).days[0].chip
    assert "yesterday = " in described(room.desk.notebook, model.line(0))
    with qtbot.waitSignal(model.dataChanged):
        room.desk.do(Change(entities=(room.session,), fields={"day": "2031-05-13"}))
    assert "2031" in model.line(0).days[0].chip


def test_an_empty_table_says_what_belongs_in_it(room: Any, sheet: Any) -> None:
    sheet.look(room.consultation)
    assert sheet.nothing.isVisible()
    assert "appear here by themselves" in sheet.nothing.text()
    room.item("They met yesterday")
    assert sheet.model.rowCount() == 1
    assert sheet.nothing.isHidden()
    sheet.search.line.setText("zebra")
    sheet.model.search("zebra")
    assert sheet.nothing.text() == "No row has these words."
    assert sheet.nothing.isVisible()
