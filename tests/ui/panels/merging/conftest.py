"""A sheet over a room, and what it says."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.panels.merging.sheet import MergeSheet
from micic_desk.ui.widgets.message_bar import Message


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Iterator[MergeSheet]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    made = MergeSheet(room.bridge, host)
    yield made
    assert made.stop()


@pytest.fixture
def said(sheet: MergeSheet) -> list[Message]:
    found: list[Message] = []
    sheet.said.connect(found.append)
    return found
