"""A long notice in the window of a small screen."""

from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.message_bar import Message, Tone
from tests.journeys.conftest import Hands

SENTENCE = "It is back, but it was written to elsewhere meanwhile. Copy what you are typing. "


@pytest.mark.parametrize("zoom", [100, 200])
def test_a_long_notice_is_read_whole_on_a_small_screen(
    hands: Hands, sample_file: Path, tmp_path: Path, qtbot: QtBot, zoom: int
) -> None:
    Look.current().wear(zoom=zoom)
    middle = hands.open(Path(copy(sample_file, tmp_path / "Sample.micic"))).middle
    hands.window.resize(1366, 768)
    bar, below = middle.messages, middle.outline
    bar.show_message(Message(SENTENCE * 2, Tone.REFUSED, "Open it again with the line", str))

    def read_whole() -> bool:
        end = bar.mapTo(middle, bar.rect().bottomLeft()).y()
        return bar.height() >= bar.minimumHeight() and end <= below.mapTo(middle, QPoint()).y()

    qtbot.waitUntil(read_whole)
    lowest = below.height()
    bar.dismiss()
    qtbot.waitUntil(lambda: below.height() > lowest + bar.minimumHeight() // 2)
