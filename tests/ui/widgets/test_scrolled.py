import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.scrolled import Scrolled


@pytest.mark.usefixtures("look")
def test_words_that_do_not_fit_are_scrolled_and_not_cut(qtbot: QtBot) -> None:
    Look.current().wear(zoom=200)
    body = QWidget()
    column = QVBoxLayout(body)
    labels = [PlainLabel(f"Words of row {row}, several of them") for row in range(20)]
    for label in labels:
        column.addWidget(label)
    area = Scrolled("Rows", body)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    assert area.verticalScrollBar().maximum() > 0
    assert all(one.height() >= one.heightForWidth(one.width()) for one in labels)
    assert body.width() <= area.viewport().width()
