"""How long until the first window is on the screen, against a bare PySide6 window.

    .venv/bin/python bench/first_window.py [RUNS]

Both are measured from the start of the process to the end of the first paint, in turns, so that
the state of the machine weighs on both alike; printed are medians and their ratio. Runs
on whatever platform QT_QPA_PLATFORM says, offscreen where it says nothing.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED = 1.5

FLOOR = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic_ns(), flush=True)
        app.exit()
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 820)
window.show()
app.exec()
"""

OURS = """
import gc, time
gc.disable()  # as the program's own entry does
from micic_desk.ui.window import shell, start
def painted(window):
    print(time.monotonic_ns(), flush=True)
    window.close()
shell.Shell._tell_painted = painted
start({argv!r})
"""


def milliseconds(code: str, surroundings: dict[str, str]) -> float:
    """From the start of a process to the moment its first paint is over."""
    began = time.monotonic_ns()
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return (int(answer.stdout.split()[0]) - began) / 1e6


def main() -> int:
    """Measure in turns and print the ratio; 1 where it is above what is wanted."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        locked = Path(home) / "Locked.micic"
        locked.write_bytes(os.urandom(8192))
        homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
        surroundings = {**os.environ, **dict.fromkeys(homes, home)}
        surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Or every run would compile what a person's second start has compiled already.
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        codes = {
            "bare window": FLOOR,
            "first page": OURS.format(argv=[]),
            "unlock page": OURS.format(argv=[str(locked)]),
        }
        times: dict[str, list[float]] = {name: [] for name in codes}
        for turn in range(runs + 1):
            for name, code in codes.items():
                taken = milliseconds(code, surroundings)
                if turn:  # the first turn only fills the disk's cache
                    times[name].append(taken)
    medians = {name: statistics.median(found) for name, found in times.items()}
    floor = medians.pop("bare window")
    print(f"bare window  {floor:6.0f} ms (floor, median of {runs})")
    for name, median in medians.items():
        print(f"{name:12} {median:6.0f} ms  {median / floor:.2f} x (wanted {WANTED})")
    return int(max(medians.values()) / floor > WANTED)


if __name__ == "__main__":
    raise SystemExit(main())
