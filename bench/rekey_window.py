"""Whether the window answers while a large notebook is given another passphrase, and how long.

``bench/rekey_window.py [LINES]``. One backup; Argon2 is left out, which takes its second twice
whatever the notebook holds. What is typed meanwhile must be there afterwards.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bench import stage
from bench.figures import tell
from bench.merge_window import Pulse
from bench.notes import PASSPHRASE, filled
from bench.scratch import on_disk
from micic_desk.app.backing_up import back_up_now
from micic_desk.app.opening import open_desk
from micic_desk.ui.panels.passphrase.sheet import PassphraseSheet
from micic_desk.ui.theme.look import Look

stage.PATIENCE = 600.0
TYPED = "typed while everything was sealed anew"


def changed(one: stage.Stage) -> str:
    """Change it as a rapporteur would, and type on; gives the new passphrase."""
    sheet = one.space.sheets.get(PassphraseSheet)
    sheet.ask()
    sheet.now.line.setText(PASSPHRASE)
    words = sheet.words.text()
    sheet.written.setChecked(True)
    done: list[object] = []
    sheet.changed.connect(done.append)
    pulse, before = Pulse("rekey_window.changed"), time.process_time()
    sheet.change.click()
    one.space.go_to_line()
    for sign in TYPED:
        one.type(sign)
        one.rest(20)
    one.wait(lambda: done or not sheet.busy())
    pulse.told()
    if not done:
        print(sheet.fault.text())
    tell("rekey_window.processor", time.process_time() - before, "s")
    one.press(Qt.Key.Key_Return)
    one.rest(500)
    return words


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    app = QApplication([])
    Look.install(app, stage.ROOT / "resources")
    with on_disk() as place:
        desk, _, _ = filled(Path(place), count)
        back_up_now(desk)
        path = desk.path
        desk.close()
        one = stage.Stage(app, Path(place), path)
        one.show((1280, 800))
        one.window.entrance.unlock(path)
        one.rest(300)
        one.type(PASSPHRASE)
        one.press(Qt.Key.Key_Return)
        one.wait(lambda: one.window.workspace is not None)
        one.rest(500)
        words = changed(one)
        one.close()
        again = open_desk(path, words)
        kept = any(item.text("text") == TYPED for item in again.notebook)
        again.close()
    print(f"rekey_window.kept {kept}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
