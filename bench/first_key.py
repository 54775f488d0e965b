"""From opening a notebook to the first sign in its capture line, in the program as it is started.

    .venv/bin/python bench/first_key.py [LINES ...]

The first page has rested, as it does while a passphrase is typed; then Return is pressed, and
time runs until the first sign typed into the capture line has been painted. The notebook's key is
derived at a trifling cost, so that what is measured is the notebook. The floor is a bare PySide6
window from the start of its process to its paint, taken in turns. Wanted: 4 times that, of
100,000 lines.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import tell
from bench.first_window import FLOOR, ROOT, milliseconds
from bench.notes import PASSPHRASE, filled

ROUNDS = 7
WANTED = 4.0
LARGE = 100_000
REST_MS = 1500
"""Long enough for what the first page loads in the background."""

OURS = """
import time
from micic_desk.ui.window import shell, start
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


def press(key, sign=""):
    bare = Qt.KeyboardModifier.NoModifier
    widget = QApplication.focusWidget()
    for sort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(sort, key, bare, sign))


class Typist(QObject):
    def __init__(self, window):
        super().__init__(window)
        self.window, self.began = window, 0
        for sign in {passphrase!r}:
            press(0, sign)
        self.clock = QTimer(self)
        self.clock.timeout.connect(self.look)
        QTimer.singleShot({rest}, self, self.open)

    def open(self):
        self.began = time.monotonic_ns()
        press(Qt.Key.Key_Return)
        self.clock.start(1)

    def look(self):
        space = self.window.workspace
        if space is not None and space.capture.field.hasFocus():
            self.clock.stop()
            space.capture.field.viewport().installEventFilter(self)
            press(Qt.Key.Key_A, "a")

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.began:
            print((time.monotonic_ns() - self.began) / 1e6, flush=True)
            self.began = 0
            QTimer.singleShot(0, self.window.close)
        return False


first_paint = shell.Shell._tell_painted


def painted(window):
    first_paint(window)
    window.typist = Typist(window)


shell.Shell._tell_painted = painted
start([{path!r}])
"""


def first_key(path: Path) -> tuple[float, float]:
    """Medians in milliseconds: from Return to the first sign, and of the bare window."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
    surroundings = {**os.environ, **dict.fromkeys(homes, str(path.parent))}
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    took, floor = [], []
    for turn in range(ROUNDS + 1):
        # A copy each, so that what one leaves behind does not stand in the next one's way.
        shutil.copy(path, copied := path.with_name("copy.micic"))
        code = OURS.format(passphrase=PASSPHRASE, rest=REST_MS, path=str(copied))
        bare = milliseconds(FLOOR, surroundings)
        answer = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        if turn:  # the first turn only fills the disk's cache
            floor.append(bare)
            took.append(float(answer.stdout.split()[0]))
    return statistics.median(took), statistics.median(floor)


def main() -> int:
    counts = [int(one) for one in sys.argv[1:]] or [1_000, 10_000, LARGE]
    met = True
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            desk, _, _ = filled(Path(folder), count)
            path = desk.path
            desk.close()
            took, floor = first_key(path)
            tell(f"first_key.{count}", took, "ms", floor)
            met = met and took / floor <= WANTED
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
