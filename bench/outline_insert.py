"""Insert a line among 100,000 shown ones, painted, at the end and in the middle.

    python bench/outline_insert.py [--lines 100000] [--rounds 200]

Time runs from the notebook's taking the line over to the last pixel: model, header, heights,
paint (offscreen raster). The disk's part is measured by the capture benchmark. The floor is a
repaint of an empty view of the same size in the same run. Wanted: p95 at most 16 ms.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from micic_desk.app.desk import Changed
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.order import OrderKeys
from micic_desk.runtime.ids import random_id
from micic_desk.ui.models.outline_model import OutlineModel
from micic_desk.ui.panels.outline.view import OutlineView
from micic_desk.ui.theme.look import Look

if TYPE_CHECKING:
    from micic_desk.ui.bridge.bridge import Bridge

SESSION = random_id()
RESOURCES = Path(__file__).resolve().parents[1] / "resources"
WORDS = (
    "Participants asked that recruitment fees be paid by the employer, and that the contract "
    "be explained before departure in a language the worker reads."
)
WANTED = 16.0


class Wire(QObject):
    """Stands where the bridge stands, with a notebook that is in memory only."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self.notebook = notebook
        self.desk = SimpleNamespace(notebook=notebook, me=None)


class Watched(OutlineView):
    """An outline view that counts how often it was painted."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, and count."""
        self.paints += 1
        super().paintEvent(event)


class Outline:
    """A session of many lines, some under others, and the view that shows it."""

    def __init__(self, lines: int) -> None:
        self.keys = OrderKeys("bench")
        self.notebook = Notebook([self._session(), *self._lines(lines)])
        self.wire = Wire(self.notebook)
        bridge = cast("Bridge", self.wire)
        self.model = OutlineModel(bridge, SESSION)
        self.view = Watched(bridge, self.model)
        self.view.resize(900, 700)
        self.view.show()
        settle(self.view)

    def _session(self) -> Entity:
        return Entity(id=SESSION, kind="session", parent="root", order="~", fields={})

    def _lines(self, lines: int) -> list[Entity]:
        made: list[Entity] = []
        above, last, under = SESSION, None, None
        for number in range(lines):
            top = number % 8 == 0
            if top:
                last = order = self.keys.between(last, None)
                under = None
            else:
                under = order = self.keys.between(under, None)
            made.append(self._line(SESSION if top else above, order, number))
            above = made[-1].id if top else above
        self.last = last
        return made

    def _line(self, parent: str, order: str, number: int) -> Entity:
        words = WORDS if number % 3 else "A short line"
        fields = {"kind": "point", "text": f"{number} {words}"}
        return Entity(id=random_id(), kind="item", parent=parent, order=order, fields=fields)

    def at_end(self) -> None:
        """One more line after the last one."""
        self.last = self.keys.between(self.last, None)
        self._arrive(self._line(SESSION, self.last, 1))

    def in_middle(self) -> None:
        """One more line in front of the row in the middle of the screen."""
        rows = self.model.tree.rows
        place = self.model.tree.place_at(len(rows) // 2)
        left, right = self.notebook.neighbours(
            place.parent, None if place.after == "first" else place.after
        )
        self._arrive(self._line(place.parent, self.keys.between(left, right), 1))

    def _arrive(self, entity: Entity) -> None:
        self.notebook.apply([entity])
        told = Changed(act=Act.ADD, entities=(entity.id,), gone=(), by=None)
        self.wire.changed.emit(told)
        self.view.scrollTo(self.model.index(self.model.row_of(entity.id), 0))


def settle(view: Watched) -> None:
    """Do all that waits, until it has been painted."""
    before = view.paints
    QApplication.processEvents()
    if view.paints == before:
        view.viewport().repaint()


def timed(view: Watched, act: Callable[[], None], rounds: int) -> list[float]:
    """Milliseconds of each round, in order of size."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        settle(view)
        found.append((time.perf_counter() - start) * 1000)
    return sorted(found)


def nothing() -> None:
    """What the floor does before it paints."""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    app = QApplication([])
    Look.install(app, RESOURCES)
    empty = Outline(0)
    floor = timed(empty.view, nothing, asked.rounds)
    full = Outline(asked.lines)
    middle = asked.rounds // 2
    late = asked.rounds * 95 // 100
    print(f"{asked.lines} lines, {asked.rounds} rounds; milliseconds")
    print(f"empty view painted again: p50 {floor[middle]:.2f}  p95 {floor[late]:.2f}  (floor)")
    slowest = 0.0
    for name, act in (("at the end", full.at_end), ("in the middle", full.in_middle)):
        act()
        settle(full.view)
        found = timed(full.view, act, asked.rounds)
        slowest = max(slowest, found[late])
        print(
            f"insert {name}: p50 {found[middle]:.2f}  p95 {found[late]:.2f}  "
            f"{found[middle] / floor[middle]:.1f} x floor"
        )
    pages = timed(full.view, scroller(full.view), asked.rounds)
    print(f"scroll to a place unseen: p50 {pages[middle]:.2f}  p95 {pages[late]:.2f}")
    print(f"wanted: p95 at most {WANTED:.0f} ms: {'met' if slowest <= WANTED else 'NOT met'}")
    return 0 if slowest <= WANTED else 1


def scroller(view: Watched) -> Callable[[], None]:
    """Jumps through the outline in steps of its thousandth."""
    bar = view.verticalScrollBar()
    bar.setValue(0)

    def jump() -> None:
        bar.setValue((bar.value() + bar.maximum() // 1000 + 1) % bar.maximum())

    return jump


if __name__ == "__main__":
    sys.exit(main())
