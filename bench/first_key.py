"""From opening a notebook to the first sign in its capture line, in the program as it is started.

    .venv/bin/python bench/first_key.py [LINES ...]

The first page has rested, as it does while a passphrase is typed; then Return is pressed, and
time runs until the first sign typed into the capture line has been painted. The notebook's key is
derived at a trifling cost, so that what is measured is the notebook; it is as this computer left
it, so it is not looked through as one from elsewhere is. The floor is a bare PySide6 window from
the start of its process to its paint, taken in turns; ``cost`` is what both take of the
processor, whatever else the machine does. Wanted: 4 times the floor, of 100,000 lines.

Then typing goes on until all that opening put off is done: ``meanwhile`` is what such a key took
to its pixels, of the window's own work and by the clock; ``all_done``, how long it was till then.
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
from micic_desk.store.second.reading import second_path

ROUNDS = 5
WANTED = 4.0
LARGE = 100_000
PAUSE_MS = 25
"""Between two keys: more than anybody types."""
REST_MS = 5000
"""Long enough for what the first page loads in the background, on a busy machine too."""

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
        self.window, self.began, self.spent, self.pressed = window, 0, 0, 0
        for sign in {passphrase!r}:
            press(0, sign)
        self.clock = QTimer(self)
        self.clock.timeout.connect(self.look)
        QTimer.singleShot({rest}, self, self.open)

    def open(self):
        self.began, self.spent = time.monotonic_ns(), time.process_time_ns()
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
            took = time.monotonic_ns() - self.began, time.process_time_ns() - self.spent
            print(*(one / 1e6 for one in took), flush=True)
            self.since, self.began, self.waits, self.works = self.began, 0, [], []
            self.clock.timeout.disconnect()
            self.clock.timeout.connect(self.type_on)
            self.clock.start({pause})
        elif event.type() == QEvent.Type.Paint and self.pressed:
            self.waits.append((time.monotonic_ns() - self.pressed) / 1e6)
            self.works.append((time.thread_time_ns() - self.worked) / 1e6)
            self.pressed = 0
        return False

    def type_on(self):
        desk = self.window.workspace.desk
        done = desk.session.put_off is None and desk.notebook.whole
        if done and len(self.works) >= 20:
            self.clock.stop()
            for taken in (sorted(self.works), sorted(self.waits)):
                print(taken[-1], taken[len(taken) * 99 // 100], taken[len(taken) // 2])
            print((time.monotonic_ns() - self.since) / 1e6, flush=True)
            QTimer.singleShot(0, self.window.close)
        elif not self.pressed:
            self.pressed, self.worked = time.monotonic_ns(), time.thread_time_ns()
            # The line stays short: what a long word costs is measured elsewhere.
            long = len(self.window.workspace.capture.field.toPlainText()) > 1
            press(*((Qt.Key.Key_Backspace,) if long else (Qt.Key.Key_A, "a")))


first_paint = shell.Shell._tell_painted


def painted(window):
    first_paint(window)
    window.typist = Typist(window)


shell.Shell._tell_painted = painted
start([{path!r}])
"""


FAMILIAR = """
from pathlib import Path
from micic_desk.app.familiar import note_familiar
note_familiar(Path({path!r}), whole=True)
"""
COST = FLOOR.replace("time.monotonic_ns()", "time.process_time_ns()")


def first_key(path: Path) -> list[float]:
    """Medians in milliseconds: from Return to the first sign, of the bare window; their costs.

    Then of the keys after it: the longest, the hundredth and the middle one, and how long they were
    typed beside what opening put off.
    """
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
    surroundings = {**os.environ, **dict.fromkeys(homes, str(path.parent))}
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: list[tuple[float, ...]] = []
    for turn in range(ROUNDS + 1):
        # A copy each, so that what one leaves behind does not stand in the next one's way.
        shutil.copy(path, copied := path.with_name("copy.micic"))
        shutil.copy(second_path(path), second_path(copied))
        code = OURS.format(passphrase=PASSPHRASE, rest=REST_MS, path=str(copied), pause=PAUSE_MS)
        _said(FAMILIAR.format(path=str(copied)), surroundings)
        bare = milliseconds(FLOOR, surroundings)
        bare_cost = int(_said(COST, surroundings)[0]) / 1e6
        took, cost, *meanwhile = map(float, _said(code, surroundings))
        if turn:  # the first turn only fills the disk's cache
            found.append((took, bare, cost, bare_cost, *meanwhile))
    return [statistics.median(one) for one in zip(*found, strict=True)]


def _said(code: str, surroundings: dict[str, str]) -> list[str]:
    """What a program writes, word by word."""
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return answer.stdout.split()


def main() -> int:
    counts = [int(one) for one in sys.argv[1:]] or [1_000, 10_000, LARGE]
    met = True
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            desk, _, _ = filled(Path(folder), count)
            path = desk.path
            desk.close()
            took, floor, cost, floor_cost, *keys, whole = first_key(path)
            tell(f"first_key.{count}", took, "ms", floor)
            tell(f"first_key.{count}.cost", cost, "ms", floor_cost)
            names = (f"{of}.{which}" for of in ("own", "clock") for which in ("most", "p99", "p50"))
            for name, key in zip(names, keys, strict=True):
                tell(f"first_key.{count}.meanwhile.{name}", key, "ms")
            tell(f"first_key.{count}.all_done", whole, "ms")
            met = met and took / floor <= WANTED
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
