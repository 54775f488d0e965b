import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.sparing import Sparing


@pytest.fixture
def host(look: Look, qtbot: QtBot) -> QWidget:
    del look
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    return made


def test_a_low_window_does_without_and_a_high_one_has_it_again(host: QWidget) -> None:
    notice, title = QLabel("notice"), QLabel("title")
    column = QVBoxLayout(host)
    for one in (notice, title):
        column.addWidget(one)
    QApplication.processEvents()
    sparing = Sparing(host, [(notice, 400), (title, 200)])
    assert sparing.spared() > 0
    seen = []
    for height in (500, 300, 100, 300, 500):
        host.resize(300, height)
        QApplication.processEvents()
        seen.append((notice.isVisible(), title.isVisible()))
    assert seen == [(True, True), (False, True), (False, False), (False, True), (True, True)]


def test_the_zoom_counts_too(host: QWidget) -> None:
    notice = QLabel("notice", host)
    notice.show()
    sparing = Sparing(host, [(notice, 400)])
    Look.current().wear(zoom=200)
    assert notice.isHidden()
    assert sparing.spared() == 0
    Look.current().wear(zoom=100)
    assert notice.isVisible()
