"""What the window's thread waits for beside a thread that never rests, and what it does without.

``bench/precedence.py [ROWS]``: a list of ROWS rows is laid out, whose words Python gives. The floor
is the same with no other thread; then beside one that counts, with Python's own five
milliseconds, with a tenth of one, and as the program does it (`micic_desk/runtime/precedence`).
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QListView

from bench.figures import quantile, tell
from micic_desk.runtime.precedence import give_way, go_first

TIMES = 9
PYTHONS_OWN, A_TENTH = 0.005, 0.000_1
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class Rows(QAbstractListModel):
    """So many rows of the same words."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def rowCount(self, parent: _Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words."""
        return "Words of a row" if index.isValid() and role == Qt.ItemDataRole.DisplayRole else None


def laid_out(view: QListView) -> float:
    """Seconds by the clock, the median of several."""
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        view.doItemsLayout()
        times.append(time.perf_counter() - begun)
    return quantile(times, 50)


def beside(view: QListView, worker: Callable[[], None]) -> float:
    """The same while a thread counts that has done ``worker`` first."""
    over = threading.Event()

    def count() -> None:
        worker()
        number = 0
        while not over.is_set():
            number += 1

    thread = threading.Thread(target=count)
    thread.start()
    try:
        return laid_out(view)
    finally:
        over.set()
        thread.join()


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    app = QApplication([])
    view = QListView()
    view.setModel(Rows(rows))
    view.show()
    app.processEvents()
    floor = laid_out(view)
    tell("precedence.alone", floor * 1000, "ms")
    for name, seconds in (("pythons_own", PYTHONS_OWN), ("a_tenth", A_TENTH)):
        sys.setswitchinterval(seconds)
        tell(f"precedence.{name}", beside(view, bool) * 1000, "ms", floor * 1000)
    go_first()
    tell("precedence.ours", beside(view, give_way) * 1000, "ms", floor * 1000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
