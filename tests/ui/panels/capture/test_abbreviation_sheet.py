"""The sheet of abbreviations, by keys alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.abbreviations import SUGGESTED, Abbreviations
from micic_desk.ui.panels.capture.abbreviation_sheet import AbbreviationSheet

Key = Qt.Key


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Iterator[AbbreviationSheet]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    with qtbot.waitActive(host):
        host.show()
    made = AbbreviationSheet(Abbreviations(room.desk), host)
    made.open_abbreviations()
    yield made
    made.close_sheet()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def keys(*pressed: str | Key) -> None:
    for one in pressed:
        if isinstance(one, str):
            QTest.keyClicks(focus(), one)
        else:
            QTest.keyClick(focus(), one)


def known(room: Any) -> dict[str, str]:
    return Abbreviations(room.desk).known()


def test_one_after_the_other_without_a_mouse(room: Any, sheet: AbbreviationSheet) -> None:
    keys("hh", Key.Key_Return, "household", Key.Key_Return)
    keys("mun", Key.Key_Return, "municipality", Key.Key_Return)
    assert known(room) == {"hh": "household", "mun": "municipality"}
    assert sheet.short.text() == sheet.words.text() == ""
    assert sheet.list.count() == 2 + len(SUGGESTED)


def test_an_offer_is_taken_by_choosing_it(room: Any, sheet: AbbreviationSheet) -> None:
    sheet.search.line.setFocus()
    keys("evac")
    keys(Key.Key_Down, Key.Key_Return, Key.Key_Return)
    assert known(room) == {"evac": "evacuation"}


def test_one_is_changed_removed_and_put_back(room: Any, sheet: AbbreviationSheet) -> None:
    keys("hh", Key.Key_Return, "household", Key.Key_Return)
    sheet.list.setFocus()
    sheet.list.setCurrentRow(0)
    assert sheet.keep.accessibleName() == "Change"
    keys(Key.Key_Return)
    sheet.words.selectAll()
    keys("host household", Key.Key_Return)
    assert known(room) == {"hh": "host household"}
    sheet.list.setFocus()
    sheet.list.setCurrentRow(0)
    keys(Key.Key_Delete)
    assert known(room) == {}
    assert focus() is sheet.keep
    keys(Key.Key_Space)
    assert known(room) == {"hh": "host household"}


def test_what_cannot_be_is_refused_with_a_sentence(room: Any, sheet: AbbreviationSheet) -> None:
    keys("a b", Key.Key_Return, "x", Key.Key_Return)
    assert known(room) == {}
    assert "letters and digits" in sheet._said.text()
    assert sheet.short.text() == "a b"
