"""The report's pages stay in sight beside the outline while one works in it."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.preview.sheet import PreviewSheet
from tests.journeys.conftest import Hands


def test_typing_and_going_to_lines_leaves_the_preview_open(
    hands: Hands, sample_file: Path, tmp_path: Path
) -> None:
    space = hands.open(Path(shutil.copy(sample_file, tmp_path)))
    hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = space.sheets.get(PreviewSheet)
    hands.qtbot.waitUntil(lambda: sheet.panel.setting.count() > 0, timeout=20_000)
    space.go_to_line()
    assert sheet.isVisible()
    right = space.areas.mapTo(space, space.areas.rect().topRight()).x()
    assert right < sheet.mapTo(space, sheet.rect().topLeft()).x()
    hands.line("And then the water came")
    assert sheet.isVisible()
    placed = space.desk.notebook.of_kind(EntityKind.SECTION)[0]
    sheet.entity_wished.emit(placed.id)
    assert sheet.isVisible()
    hands.window.resize(900, 700)
    hands.qtbot.waitUntil(lambda: not sheet.stands_beside())
    space.go_to_line()
    assert sheet.isHidden(), "it covered the line"
