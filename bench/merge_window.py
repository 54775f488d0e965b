"""Whether the window answers while a large merge is seen, taken in, undone and taken back.

``bench/merge_window.py [LINES] [--typed]``. For each step how long it took, and the longest time
between two turns of the window's event loop: in seconds of work of its own thread, and by the
clock (on a busy machine the clock tells of the other programs). Encrypted; 10 % changed on each
side. With ``--typed`` a line is captured every few seconds, as somebody speaks, while it is taken
in and taken back, and what is told besides is how long an Enter took: until the line is on disk
and in the outline.
"""

import gc
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench import stage
from bench.figures import quantile, tell
from bench.merge import SOURCE, reworded, shared
from bench.notes import PASSPHRASE, filled
from bench.scratch import on_disk
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import share
from micic_desk.runtime.precedence import go_first
from micic_desk.store.key import Cost
from micic_desk.ui.panels.merges.sheet import MergesSheet
from micic_desk.ui.panels.merging.sheet import MergeSheet
from micic_desk.ui.panels.pairing.sheet import PairingSheet
from micic_desk.ui.theme.look import Look

EVERY_MS = 4000
TYPED = ("taken_in", "taken_back") if "--typed" in sys.argv else ()
CTRL = Qt.KeyboardModifier.ControlModifier
stage.PATIENCE = 600.0


class Pulse:
    """The longest time between two turns of the event loop, from when it was made."""

    def __init__(self, name: str) -> None:
        gc.collect()
        gc.disable()
        self._name = name
        self.work = self.wall = 0.0
        self._begun = time.perf_counter()
        self._before = time.thread_time(), time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        # Not at once again: a loop that never rests would keep the work behind it from Python.
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.thread_time(), time.perf_counter()
        self.work = max(self.work, now[0] - self._before[0])
        self.wall = max(self.wall, now[1] - self._before[1])
        self._before = now

    def told(self) -> None:
        """Stop, and say what was seen, up to now: what ends at once has had no turn yet."""
        self._timer.stop()
        self._beat()
        tell(self._name, time.perf_counter() - self._begun, "s")
        tell(f"{self._name}.longest_work", self.work * 1000, "ms")
        tell(f"{self._name}.longest_wall", self.wall * 1000, "ms")


class Typist:
    """Captures a line every few seconds, in the line of the window, and times each Enter."""

    def __init__(self, one: stage.Stage, name: str) -> None:
        self._field = one.space.capture.field
        self._name = name
        self._took: list[float] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._capture)
        self._timer.start(EVERY_MS)
        QTimer.singleShot(200, self._timer, self._capture)

    def _capture(self) -> None:
        self._field.setPlainText(f"said while it went on, {len(self._took)}")
        begun = time.perf_counter()
        QTest.keyClick(self._field, Qt.Key.Key_Return)
        self._took.append(time.perf_counter() - begun)
        assert not self._field.toPlainText()

    def told(self) -> None:
        """Stop, and say what was seen."""
        self._timer.stop()
        tell(f"{self._name}.lines", len(self._took), "")
        tell(f"{self._name}.enter.p50", quantile(self._took, 50) * 1000, "ms")
        tell(f"{self._name}.enter.most", max(self._took) * 1000, "ms")


def prepared(folder: Path, count: int) -> tuple[Path, Path]:
    """A notebook, and the file of a colleague who has changed a tenth of hers."""
    mine, _, _ = filled(folder, count)
    theirs = create_desk(folder / "theirs.micic", PASSPHRASE, cost=Cost.TRIVIAL)
    theirs.receive(shared(mine), SOURCE)
    reworded(mine, 0, 10, " Mine.")
    reworded(theirs, 5, 10, " Theirs.")
    reworded(theirs, 0, 100, " Both.")
    file = folder / "theirs.micicx"
    share(theirs, file, contents(theirs), passphrase=PASSPHRASE)
    mine.close()
    theirs.close()
    return mine.path, file


def watched(
    one: stage.Stage, name: str, act: Callable[[], object], done: Callable[[], bool]
) -> None:
    """Do something and watch the window until it is done."""
    pulse = Pulse(f"merge_window.{name}")
    typist = Typist(one, f"merge_window.{name}") if name in TYPED else None
    act()
    one.wait(done)
    pulse.told()
    if typist is not None:
        typist.told()


def turned(one: stage.Stage, key: Qt.Key) -> Callable[[], None]:
    def act() -> None:
        one.space.go_to_line()
        one.press(key, CTRL)

    return act


def merged(one: stage.Stage, file: Path) -> None:
    """Every step, in the order in which a rapporteur would go."""
    turning = one.space.bridge.turning
    sheet = one.space.sheets.get(MergeSheet)
    sheet.look_at(file)
    one.wait(sheet.locked.isVisible)
    sheet.locked.field.line.setText(PASSPHRASE)

    def seen() -> bool:
        return sheet.accept.isEnabled() and not sheet.busy()

    def quiet() -> bool:
        return not turning.busy()

    watched(one, "previewed", sheet.locked.button.click, seen)
    watched(one, "taken_in", sheet.take_in, sheet.isHidden)
    watched(one, "undone", turned(one, Qt.Key.Key_Z), quiet)
    watched(one, "redone", turned(one, Qt.Key.Key_Y), quiet)
    back = one.space.sheets.get(MergesSheet)
    watched(one, "looked_up", back.open_merges, back.back.isEnabled)

    def gone() -> bool:
        return not back.merges[0].active

    watched(one, "taken_back", back.take_back, gone)
    back.close_sheet()
    pairing = one.space.sheets.get(PairingSheet)
    sessions = one.space.desk.notebook.of_kind("session")

    def compared() -> bool:
        return not pairing.busy()

    watched(one, "beside", partial(pairing.open_session, sessions[0].id), compared)


def main() -> int:
    numbers = [one for one in sys.argv[1:] if one.isdigit()]
    count = int(numbers[0]) if numbers else 10_000
    go_first()
    app = QApplication([])
    Look.install(app, stage.ROOT / "resources")
    with on_disk() as place:
        folder = Path(place)
        path, file = prepared(folder, count)
        one = stage.Stage(app, folder, path)

        def is_open() -> bool:
            return one.window.workspace is not None

        one.show((1280, 800))
        one.window.entrance.unlock(path)
        one.rest(300)
        one.type(PASSPHRASE)
        one.press(Qt.Key.Key_Return)
        one.wait(is_open)
        one.rest(500)
        merged(one, file)
        one.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
