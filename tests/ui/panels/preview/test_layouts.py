from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.printing import Extent, Layout, Paper, kept_layout
from micic_desk.ui.panels.preview.layouts import LayoutChoice
from micic_desk.ui.panels.preview.sheet import PreviewSheet

EVERYTHING = Layout(
    paper=Paper.LETTER,
    extent=Extent.FULL,
    large=True,
    black=True,
    numbered=True,
    typed_numbers=True,
)


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Iterator[PreviewSheet]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    host.show()
    room.item("One line.", room.key_point(room.part(), "Access"))
    made = PreviewSheet(room.bridge, host)
    made.open_preview()
    qtbot.waitUntil(lambda: made.panel.setting.count() > 0)
    yield made
    assert made.panel.stop()


def test_what_is_shown_is_what_is_chosen_and_showing_it_chooses_nothing(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    choice = LayoutChoice(host)
    assert choice.layout_chosen() == Layout()
    with qtbot.assertNotEmitted(choice.chosen):
        choice.show_layout(EVERYTHING)
    assert choice.layout_chosen() == EVERYTHING


def test_a_choice_by_key_changes_the_pages_and_is_remembered(
    sheet: PreviewSheet, room: Any, qtbot: QtBot
) -> None:
    panel = sheet.panel
    consultation = panel._consultation
    assert consultation is not None
    panel.layouts.take_keyboard()
    assert panel.layouts.extent.hasFocus()
    qtbot.keyClick(panel.layouts.extent, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.setting.count() == 2)
    panel.layouts.paper.setFocus()
    qtbot.keyClick(panel.layouts.paper, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.setting.count() > 0 and panel.setting.size(0)[0] == 612)
    panel.layouts.large.setFocus()
    qtbot.keyClick(panel.layouts.large, Qt.Key.Key_Space)
    kept = kept_layout(room.bridge.desk, consultation)
    assert kept == Layout(extent=Extent.FULL, paper=Paper.LETTER, large=True)
    panel.show_consultation(None)
    panel.layouts.show_layout(Layout())
    panel.show_consultation(consultation)
    assert panel.layouts.layout_chosen() == kept
