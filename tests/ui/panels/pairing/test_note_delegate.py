"""How tall and wide a note is, in a column as wide as it is seen."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.panels.pairing.column import NoteColumn
from micic_desk.ui.panels.pairing.facing import Note
from micic_desk.ui.theme.look import Look


@pytest.mark.parametrize("zoom", [100, 150, 300])
def test_no_word_stands_under_the_scroll_bar_at_any_zoom(
    look: Look, qtbot: QtBot, zoom: int
) -> None:
    look.wear(zoom=zoom)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    column = NoteColumn(host)
    QHBoxLayout(host).addWidget(column)
    with qtbot.waitExposed(host):
        host.show()
    column.show_notes([Note(str(at), "Words that go on " * 9, at) for at in range(40)])
    qtbot.waitUntil(column.verticalScrollBar().isVisible)
    assert column.sizeHintForIndex(column.rows.index(0)).width() == column.viewport().width()
