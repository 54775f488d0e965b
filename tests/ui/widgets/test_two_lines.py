"""Rows of two lines: told to a screen reader, chosen by id, painted at any width."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.reading import isolated
from micic_desk.ui.widgets.two_lines import Told, ToldList


def row(name: str) -> Told:
    return Told(id=name, text=f"{name}\nagain", below=f"below {name}", icon=Icon.BIN)


@pytest.fixture
def told(look: Any, qtbot: QtBot) -> Iterator[ToldList]:
    del look
    host = QWidget()
    qtbot.addWidget(host)
    made = ToldList("Rows", several=True, parent=host)
    host.resize(300, 300)
    made.resize(300, 300)
    host.show()
    yield made
    host.close()


def test_what_is_chosen_stays_chosen_when_rows_come_and_go(told: ToldList) -> None:
    tester = QAbstractItemModelTester(
        told.rows, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert told.chosen() == []
    told.show_rows([row("a"), row("b"), row("c")])
    assert told.chosen() == ["a"]
    told.setCurrentIndex(told.rows.index(1))
    told.show_rows([row("x"), row("a"), row("b")])
    assert told.chosen() == ["b"]
    told.show_rows([row("x")])
    assert told.chosen() == ["x"]
    told.show_rows([])
    assert told.chosen() == []
    del tester


def test_a_screen_reader_hears_both_lines(told: ToldList) -> None:
    told.show_rows([row("a"), Told(id="b", text="t", below="u", icon=Icon.BIN, spoken="said")])
    said = [told.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1)]
    assert said == ["a\nagain. below a", "said"]


def test_enter_opens_and_rows_are_painted(told: ToldList, qtbot: QtBot) -> None:
    told.show_rows([row("a"), row("b")])
    with qtbot.waitSignal(told.opened):
        qtbot.keyClick(told, Qt.Key.Key_Return)
    painted = told.grab().toImage()
    assert len({painted.pixel(x, 20) for x in range(0, 300, 3)}) > 2


def test_signs_of_another_font_neither_lower_a_line_nor_cut_it(told: ToldList) -> None:
    """The signs that keep an Arabic name in its order may come from another font than its own."""
    pictures = []
    for name in ("ينبغي، عيسى", isolated("ينبغي، عيسى")):
        told.show_rows([Told(id="1", text=name, below=name, icon=Icon.PERSON)])
        pictures.append(told.grab().toImage())
    assert pictures[0] == pictures[1]
