"""What two notebooks made before they met is offered, answered and remembered."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links
from micic_desk.ui.panels.pairing.made_twice import MadeTwiceSheet, anything_new

Keys = Qt.Key


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Iterator[MadeTwiceSheet]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    return MadeTwiceSheet(room.bridge, host)


def test_a_session_made_twice_is_joined_by_one_key_and_never_offered_again(
    room: Any, sheet: MadeTwiceSheet, qtbot: QtBot
) -> None:
    assert not anything_new(room.desk)
    second = room.add(EntityKind.SESSION, room.consultation, title="morning ")
    person = room.add(EntityKind.PERSON, "root", name="Aigerim Sample")
    assert anything_new(room.desk)
    sheet.open_made_twice()
    assert "session “morning" in sheet.list.item(0).text().casefold()
    assert "Aigerim Sample" in sheet.list.item(1).text()
    qtbot.keyClick(sheet.list, Keys.Key_Return)
    links = Links(room.desk.notebook)
    assert links.main_of(second) == links.main_of(room.session)
    qtbot.keyClick(sheet.list, Keys.Key_N)
    assert Links(room.desk.notebook).are_distinct(room.desk.me, person)
    assert sheet.list.count() == 0
    assert not anything_new(room.desk)
    room.bridge.undo()
    room.bridge.undo()
    qtbot.waitUntil(lambda: sheet.list.count() == 2)


def test_what_was_left_open_is_not_brought_up_by_itself_again_but_stays(
    room: Any, sheet: MadeTwiceSheet
) -> None:
    room.add(EntityKind.SESSION, room.consultation, title="Morning")
    sheet.open_made_twice()
    sheet.close_sheet()
    assert not anything_new(room.desk)
    again = MadeTwiceSheet(room.bridge, sheet.parentWidget())
    assert not anything_new(room.desk)
    again.open_made_twice()
    assert again.list.count() == 1


def test_with_nothing_left_one_key_leads_to_the_notes(
    room: Any, sheet: MadeTwiceSheet, qtbot: QtBot
) -> None:
    second = room.add(EntityKind.SESSION, room.consultation, title="Morning")
    sheet.open_made_twice()
    joined = {room.session, second}
    with qtbot.waitSignal(sheet.beside_wished, check_params_cb=joined.__contains__):
        qtbot.keyClick(sheet.list, Keys.Key_J)
        focus = sheet.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Keys.Key_Space)
