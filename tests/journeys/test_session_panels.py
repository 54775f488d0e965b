"""Details, gaps, strip and read-back at every size and in every theme."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from micic_desk.ui.panels.strip.window import StripWindow
from micic_desk.ui.theme.look import Look
from tests.journeys.test_whole_window import nameless, still_clipped

LINES = ("# Morning", "~ sound lost", "?? The bridge was closed", "// only for me", "Boats")


@pytest.mark.parametrize(("theme", "zoom"), [("light", 100), ("dark", 200), ("high-contrast", 200)])
def test_every_control_has_a_name_and_room_for_its_words(
    hands: Any, notebook: Path, theme: str, zoom: int
) -> None:
    Look.current().wear(theme, zoom)
    hands.open(notebook)
    for line in LINES:
        hands.line(line)
    for command in ("session.details", "session.gaps", "view.read_back", "view.strip"):
        hands.window.commands.run(command)
        for _ in range(3):
            QApplication.processEvents()
        if command == "view.strip":
            (window,) = [
                one for one in QApplication.topLevelWidgets() if isinstance(one, StripWindow)
            ]
            hands.qtbot.waitUntil(window.isActiveWindow)
        assert nameless() == [], command
        assert still_clipped() == [], command
        hands.press(Qt.Key.Key_Escape)
        hands.qtbot.waitUntil(hands.window.isActiveWindow)
        assert hands.focus() is hands.space.capture.field
