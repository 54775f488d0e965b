"""A key pressed in the capture line, to the last pixel, in a whole window on a full notebook.

    python bench/line_keys.py [--items 100000] [--session 5000] [--lines 60]

Time runs from the key's event to the painted window (offscreen raster), for letters, for the
letters after @ and #, for the digits of the speakers, for Tab, and for Enter (which waits for
the disk). ``work`` is what this process did itself meanwhile, which a busy machine or disk
does not lengthen. Wanted: p99 at most 16 ms for every key but Enter.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.figures import quantile, tell
from bench.notes import texts, trees
from bench.scratch import on_disk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.runtime.ids import random_id
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.main_window import MainWindow
from micic_desk.ui.window.remembering import Remembered

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE = 300
TAGS = 400


def fill(path: Path, items: int, session: int) -> None:
    """A notebook with people, tags, bodies, and one session longer than the others."""
    desk = create_desk(path, None, title="Full")
    work = Workplace(desk)
    consultation = work.need_consultation()
    people = [
        Seedling(
            kind=EntityKind.PERSON,
            fields={"code": f"S{n}", "name": f"Person{n} Sample"},
            id=random_id(),
        )
        for n in range(PEOPLE)
    ]
    bodies = [
        Seedling(
            kind=EntityKind.REFERENCE, fields={"sort": "body", "name": f"Council {n} of towns"}
        )
        for n in range(PEOPLE)
    ]
    lines = texts(items)
    long = Seedling(
        kind=EntityKind.SESSION,
        fields={"title": "Long"},
        children=tuple(_item(n, text, people) for n, text in enumerate(lines[:session])),
    )
    rest = trees(lines[session:])
    desk.do(AddTrees(trees=tuple(people), act=Act.IMPORT))
    desk.do(AddTrees(trees=(long, *rest, *bodies), parent=consultation, act=Act.IMPORT))
    desk.words.settle()
    work.session = work.need_session()
    desk.close()


def _item(number: int, text: str, people: list[Seedling]) -> Seedling:
    fields: dict[str, Json] = {"kind": "point", "text": text, "noted_at": 1_700_000_000 + number}
    if number % 3 == 0:
        fields["tags"] = [f"tag{number % TAGS}"]
    if number % 5 == 0 and number < 100:
        fields["speaker"] = people[number % 12].id
    return Seedling(kind=EntityKind.ITEM, fields=fields)


class Typist:
    """Presses keys in the line of a window and takes the time to the painted window."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app, self._window = app, window
        self.took: dict[str, list[float]] = {}
        self.worked: dict[str, list[float]] = {}
        assert window.workspace is not None
        self.field = window.workspace.capture.field

    def _timed(self, name: str, press: Callable[[], None]) -> None:
        start, worked = time.perf_counter(), time.thread_time()
        press()
        self._app.processEvents()
        self.took.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        self.worked.setdefault(name, []).append((time.thread_time() - worked) * 1000)

    def press(
        self, name: str, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key."""

        def one() -> None:
            QTest.keyClick(self.field, key, held)

        self._timed(name, one)

    def type(self, name: str, text: str) -> None:
        """One key for each letter."""
        for sign in text:

            def one(sign: str = sign) -> None:
                QTest.keyClicks(self.field, sign)

            self._timed(name, one)


def write(hand: Typist, lines: int) -> None:
    """Lines with everything that asks something of the notebook."""
    words = texts(lines)
    for number in range(lines):
        text = words[number][:60].encode("ascii", "ignore").decode().replace("\n", " ")
        hand.press("tab", Qt.Key.Key_Tab)
        hand.press("back", Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        hand.type("after_at", "@S1")
        hand.type("letter", " ")
        hand.press("digit", Qt.Key(Qt.Key.Key_1 + number % 9), CTRL)
        hand.type("letter", "Coun" + text + " ")
        hand.type("after_hash", "#tag1")
        hand.type("letter", " ")
        hand.press("enter", Qt.Key.Key_Return)
        hand.type("same", "... ")
        hand.type("letter", "and so on")
        hand.press("enter_same", Qt.Key.Key_Return)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--items", type=int, default=100_000)
    asked.add_argument("--session", type=int, default=5_000)
    asked.add_argument("--lines", type=int, default=60)
    asked.add_argument("--notebook", type=Path, help="keep the notebook here, for another run")
    given = asked.parse_args()
    with on_disk() as folder:
        path = given.notebook or Path(folder) / "full.micic"
        if not path.exists():
            fill(path, given.items, given.session)
        app = QApplication(sys.argv[:1])
        Look.install(app, RESOURCES)
        window = MainWindow(Remembered(Path(folder) / "window.json"))
        window.resize(1400, 900)
        window.entrance.welcome()
        window.show()
        window.entrance.unlock(path)
        while window.workspace is None:
            app.processEvents()
        QTest.qWait(3000)
        hand = Typist(app, window)
        write(hand, given.lines)
        for name, took in hand.took.items():
            for share in (50, 99):
                tell(f"line.{name}.p{share}", quantile(took, share), "ms")
            tell(f"line.{name}.work.p99", quantile(hand.worked[name], 99), "ms")
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
