import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.search_field import SearchField


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> SearchField:
    assert look is not None
    made = SearchField("Search the notebook", hint="Search", keys="Ctrl+F")
    qtbot.addWidget(made)
    return made


def test_typing_fast_is_one_search(field: SearchField, qtbot: QtBot) -> None:
    spy = QSignalSpy(field.searched)
    with qtbot.waitSignal(field.searched, timeout=2000) as sent:
        qtbot.keyClicks(field.line, "firewall")
    assert sent.args == ["firewall"]
    assert spy.count() == 1


def test_enter_searches_first_and_then_chooses(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignals([field.searched, field.chosen], order="strict"):
        qtbot.keyClicks(field.line, "a")
        qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_down_goes_to_the_hits(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.stepped_down):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)


def test_escape_empties_and_then_leaves(field: SearchField, qtbot: QtBot) -> None:
    spy = QSignalSpy(field.left)
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field.line, "a")
    with qtbot.waitSignal(field.searched) as sent:
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert sent.args == [""]
    assert (field.text(), spy.count()) == ("", 0)
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert spy.count() == 1


def test_emptying_an_empty_field_is_no_search(field: SearchField) -> None:
    spy = QSignalSpy(field.searched)
    field.empty()
    assert spy.count() == 0


def test_the_field_is_named_and_has_its_keys(field: SearchField) -> None:
    assert field.line.accessibleName() == "Search the notebook"
    assert field.line.placeholderText() == "Search"
    assert "Ctrl+F" in field.line.toolTip()
    assert field.focusProxy() is field.line
