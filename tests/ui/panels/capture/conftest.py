"""A capture panel in a window of its own, and fingers that press keys in its line."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.capture.panel import CapturePanel

BARE = Qt.KeyboardModifier.NoModifier


class Line:
    """The capture line of a room."""

    def __init__(self, room: Any, host: QWidget, panel: CapturePanel) -> None:
        self.room, self.host, self.panel = room, host, panel
        self.field = panel.field

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
        QTest.keyClick(self.field, key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.field, text)

    def enter(self, text: str = "") -> None:
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def text(self) -> str:
        return self.field.words()

    def wait_until_read(self) -> None:
        while self.panel._completing.words.behind:
            QApplication.processEvents()

    def items(self) -> list[Entity]:
        return [
            one
            for one in self.room.desk.notebook.below(self.room.session)
            if one.kind == EntityKind.ITEM
        ]


@pytest.fixture
def line(room: Any, qtbot: QtBot) -> Iterator[Line]:
    host = QWidget()
    qtbot.addWidget(host)
    panel = CapturePanel(room.bridge, host, host)
    column = QVBoxLayout(host)
    column.addStretch(1)
    column.addWidget(panel)
    host.resize(900, 500)
    panel.show_session(room.session)
    with qtbot.waitActive(host):
        host.show()
    panel.focus_line()
    yield Line(room, host, panel)
    panel.close_down()
