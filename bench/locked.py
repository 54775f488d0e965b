"""A window with an open notebook that locks itself when told to: what ``locking.py`` watches.

It says ``open`` when the notebook is on the screen and a line is being typed, waits for a line
on its standard input, says ``pressed SECONDS`` and presses the key. With ``--forgetful`` it hides
the window only, as many programs do: the negative control.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QTimer

from bench.fingers import new_window
from micic_desk.runtime.sealing_off import seal_off

DRAFT = "ZEBRADRAFT being typed when somebody came in"


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("notebook", type=Path)
    asked.add_argument("passphrase")
    asked.add_argument("--forgetful", action="store_true")
    given = asked.parse_args()
    # As starting the program does.
    seal_off()
    fingers = new_window(given.notebook.parent)
    fingers.open(given.notebook, given.passphrase)
    fingers.type(DRAFT)
    print("open", flush=True)
    sys.stdin.readline()
    print(f"pressed {time.monotonic()}", flush=True)
    if given.forgetful:
        fingers.window.hide()
        QTimer.singleShot(60_000, fingers.window.close)
        fingers.idle(60)
    fingers.press("Ctrl+L")
    return 1


if __name__ == "__main__":
    sys.exit(main())
