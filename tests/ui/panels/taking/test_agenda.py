from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.taking.agenda import TakeAgendaSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
AGENDA = "25 June 2015\n9:00 Coffee\n9:30-11:00 Opening (Room 2) – moderator: Ilse Marrable"


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(1300, 800)
    qtbot.addWidget(host)
    made: Any = TakeAgendaSheet(room.bridge, host)
    made.heard = []
    made.said.connect(made.heard.append)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    made.ask_for(room.consultation)
    return made


def sessions(room: Any) -> list[str]:
    found = room.desk.notebook.children(room.consultation, EntityKind.SESSION)
    return [one.text("title") for one in found]


def test_an_agenda_is_seen_corrected_and_taken(room: Any, sheet: Any) -> None:
    sheet.text.setPlainText(AGENDA)
    sheet.read_now()
    assert sessions(room) == ["Morning"]
    shown = [sheet.model.index(1, column).data() for column in range(1, 8)]
    assert shown == ["2015-06-25", "9:30", "11:00", "Opening", "Room 2", "Ilse Marrable", "new"]
    assert sheet.model.index(0, 7).data() == "is left out"
    sheet.model.setData(sheet.model.index(1, 4), "Opening words")
    sheet.model.setData(sheet.model.index(1, 6), "Ilse Marrable; Dana Sample")
    sheet.take.click()
    assert sessions(room) == ["Morning", "Opening words"]
    (message,) = sheet.heard
    message.on_undo()
    assert sessions(room) == ["Morning"]


def test_a_break_is_taken_where_it_is_ticked(room: Any, sheet: Any) -> None:
    sheet.text.setPlainText("9:00 Coffee")
    sheet.read_now()
    assert not sheet.take.isEnabled()
    sheet._tick("0", True)
    sheet.take.click()
    assert sessions(room) == ["Morning", "Coffee"]
