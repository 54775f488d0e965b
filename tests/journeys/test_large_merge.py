"""Ten thousand lines arrive, and the window answers all the while."""

import gc
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer

from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import share
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.merging.sheet import MergeSheet

PHRASE = "one two three four five six"
SESSIONS, LINES = 20, 500
CTRL = Qt.KeyboardModifier.ControlModifier
LONGEST = 0.05
"""Seconds of the window's own work between two answers to the event loop."""


class Pulse:
    """The longest time between two turns of the event loop: of work, and of the clock.

    Rubbish is not looked for meanwhile, as in the window.
    """

    def __init__(self) -> None:
        gc.collect()
        gc.disable()
        self.work = self.wall = 0.0
        self._before = time.thread_time(), time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = time.thread_time(), time.perf_counter()
        self.work = max(self.work, now[0] - self._before[0])
        self.wall = max(self.wall, now[1] - self._before[1])
        self._before = now

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()


def file_of_many(folder: Path) -> Path:
    """A colleague's file with ten thousand lines in twenty sessions of her own."""
    desk = create_desk(folder / "many.micic", None, title="Consultation of the river cities")
    above = desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    for number in range(SESSIONS):
        added = Add(kind=EntityKind.SESSION, parent=above, fields={"title": f"Session {number}"})
        session = desk.do(added).entities[-1].id
        lines = tuple(
            Add(
                kind=EntityKind.ITEM,
                parent=session,
                fields={"kind": "point", "text": f"Line {line} of boats and rivers"},
            )
            for line in range(LINES)
        )
        desk.do(Together(edits=lines, act=Act.PASTE))
    path = folder / "many.micicx"
    share(desk, path, contents(desk), passphrase=PHRASE)
    desk.close()
    return path


def _undo_and_redo(hands: Any, without: int, whole: int) -> None:
    """Ctrl+Z given up, Ctrl+Z, and Ctrl+Y, each behind the window with its progress in sight."""
    turning, strip = hands.space.bridge.turning, hands.space.middle.turning

    def settled() -> bool:
        return not turning.busy()

    hands.space.go_to_line()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert turning.busy()
    assert strip.isVisible()
    strip._cancel.click()
    hands.qtbot.waitUntil(settled, timeout=120_000)
    if hands.items() == whole:  # else it was done before it heard
        hands.press(Qt.Key.Key_Z, CTRL)
        hands.qtbot.waitUntil(settled, timeout=120_000)
    assert hands.items() == without
    assert strip.isHidden()
    hands.press(Qt.Key.Key_Y, CTRL)
    hands.qtbot.waitUntil(settled, timeout=120_000)
    assert hands.items() == whole


def test_the_window_answers_while_ten_thousand_lines_are_seen_and_taken_in(
    hands: Any, notebook: Path, tmp_path: Path
) -> None:
    path = file_of_many(tmp_path)
    hands.open(notebook)
    sheet = hands.space.sheets.get(MergeSheet)
    sheet.look_at(path)
    sheet._as_new = True  # it is of another consultation, and wanted
    hands.qtbot.waitUntil(sheet.locked.isVisible, timeout=20_000)
    hands.type(PHRASE)
    pulse = Pulse()
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: sheet._found is not None and not sheet.busy(), timeout=120_000)
    assert sheet.list.rows.rowCount() > SESSIONS * LINES
    pulse.stop()
    assert pulse.work < LONGEST, f"{pulse.work:.3f} s of work without an answer"
    before = hands.items()
    pulse, begun = Pulse(), time.perf_counter()
    sheet.take_in()
    hands.qtbot.waitUntil(sheet.isHidden, timeout=120_000)
    took = time.perf_counter() - begun
    assert hands.items() == before + SESSIONS * LINES
    assert pulse.wall < took / 3, f"{pulse.wall:.3f} s of {took:.1f} s without an answer"
    _undo_and_redo(hands, before, before + SESSIONS * LINES)
    pulse.stop()
    assert pulse.work < LONGEST, f"{pulse.work:.3f} s of work without an answer"
