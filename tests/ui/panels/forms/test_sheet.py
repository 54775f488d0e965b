"""What every sheet of fields does, shown with the details of a session."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.changing import Change
from micic_desk.ui.panels.agenda.details import SessionDetailsSheet

ROOM = "The large room on the second floor of the old school, beside the library of the town"


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> SessionDetailsSheet:
    host = QWidget()
    QVBoxLayout(host).addWidget(QLineEdit())
    qtbot.addWidget(host)
    host.resize(900, 700)
    with qtbot.waitActive(host):
        host.show()
    host.findChildren(QLineEdit)[0].setFocus()
    made = SessionDetailsSheet(room.bridge, host)
    room.desk.do(Change(entities=(room.session,), fields={"room": ROOM}))
    made.ask(room.session)
    return made


def test_a_long_text_is_seen_from_its_beginning(room: Any, sheet: SessionDetailsSheet) -> None:
    assert sheet.fields["room"].cursorPosition() == 0
    room.desk.do(Change(entities=(room.session,), fields={"room": f"{ROOM} hall"}))
    assert (sheet.fields["room"].text(), sheet.fields["room"].cursorPosition()) == (
        f"{ROOM} hall",
        0,
    )


def test_enter_saves_each_field_and_leads_back_after_the_last(
    room: Any, sheet: SessionDetailsSheet
) -> None:
    fields = list(sheet.fields.values())
    fields[0].setFocus()
    for one in fields:
        assert one.hasFocus()
        if one.field == "starts":
            QTest.keyClicks(one, "9:30")
        QTest.keyClick(one, Qt.Key.Key_Return)
    assert sheet.isHidden()
    assert room.text(room.session, "starts") == "9:30"


def test_what_cannot_be_saved_keeps_the_sheet_open_once(
    room: Any, sheet: SessionDetailsSheet
) -> None:
    sheet.fields["title"].clear()
    sheet.close_sheet()
    assert not sheet.isHidden()
    sheet.close_sheet()
    assert sheet.isHidden()
    assert room.text(room.session, "title") == "Morning"


def test_nothing_is_changed_under_the_hands(room: Any, sheet: SessionDetailsSheet) -> None:
    sheet.fields["title"].setFocus()
    sheet.fields["title"].clear()
    QTest.keyClicks(sheet.fields["title"], "Evening")
    room.desk.do(Change(entities=(room.session,), fields={"title": "Noon", "room": "4"}))
    assert (sheet.fields["title"].text(), sheet.fields["room"].text()) == ("Evening", "4")
