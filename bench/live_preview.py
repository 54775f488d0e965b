"""From a change to the pages that show it, in the window, with the preview beside the outline.

``bench/live_preview.py [PAGES ...]``, by default a report of 60 items and one of 200 pages. A
line that is in sight on the page is reworded as typing does it; the time runs until the new
picture of that page has been painted, by the clock and of the processor (all threads). The rest
of 200 ms without a key that is waited for is in it. Wanted: within a second. ``first`` is from
opening the preview, for the first time in a program just started, to its first page; wanted of
60 items: within 300 ms.
"""

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from bench import stage
from bench.figures import tell
from bench.scratch import on_disk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.preview.sheet import PreviewSheet
from micic_desk.ui.theme.look import Look

stage.PATIENCE = 120.0
ROUNDS = 12
ITEMS_OF_A_PAGE = 16
_LINE = (
    "the boats came late, after the water had risen, and nobody on the quay knew who had to "
    "call them, nor in which language"
)


def notebook(path: Path, items: int) -> str:
    """A notebook with a report of so many items; the first of them comes back."""
    desk = create_desk(path, None, title="Consultation of the river cities")
    lines = tuple(
        Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": f"Village {at}: {_LINE}"})
        for at in range(items)
    )
    sections = tuple(
        Seedling(
            kind=EntityKind.SECTION,
            fields={"role": "key_point", "title": f"Key point {at // 20 + 1}"},
            children=lines[at : at + 20],
        )
        for at in range(0, items, 20)
    )
    part = Seedling(kind=EntityKind.PART, fields={"title": "Rivers"}, children=sections)
    done = desk.do(AddTrees(trees=(part,), parent=Workplace(desk).need_consultation()))
    first = next(one.id for one in done.entities if one.kind == EntityKind.ITEM)
    desk.close()
    return first


def measured(app: QApplication, folder: Path, name: str, items: int) -> None:
    """Change the line again and again, and say how long the page took."""
    path = folder / f"{name}.micic"
    first = notebook(path, items)
    one = stage.Stage(app, folder, path)
    one.show((1600, 900))
    one.open(path)
    sheet = one.space.sheets.get(PreviewSheet)
    setting = sheet.panel.setting
    drawn: list[int] = []
    setting.drawn.connect(drawn.append)
    began, busy = time.perf_counter(), time.process_time()
    sheet.open_preview()
    one.wait(lambda: 0 in drawn)
    first_clock, first_work = time.perf_counter() - began, time.process_time() - busy
    one.wait(lambda: not setting.busy())
    pages = setting.count()
    clock, work = [], []
    for at in range(ROUNDS):
        one.rest(400)
        drawn.clear()
        text = one.space.desk.notebook[first].text("text")
        began, busy = time.perf_counter(), time.process_time()
        one.space.bridge.do(Reword(entity=first, text=f"{at} {text}"))
        one.wait(lambda: 0 in drawn)
        clock.append(time.perf_counter() - began)
        work.append(time.process_time() - busy)
    one.close()
    tell(f"live_preview_{name}_pages", pages, "pages")
    tell(f"live_preview_{name}_first", first_clock, "s")
    tell(f"live_preview_{name}_first_work", first_work, "s")
    tell(f"live_preview_{name}_clock", statistics.median(clock), "s")
    tell(f"live_preview_{name}_clock_most", max(clock), "s")
    tell(f"live_preview_{name}_work", statistics.median(work), "s")


def main() -> int:
    """Both reports."""
    app = QApplication([])
    Look.install(app, stage.ROOT / "resources")
    asked = [int(one) for one in sys.argv[1:]]
    wanted = {f"{one}_pages": one * ITEMS_OF_A_PAGE for one in asked}
    for name, items in (wanted or {"60_items": 60, "200_pages": 3_560}).items():
        with on_disk() as place:
            measured(app, Path(place), name, items)
    return 0


if __name__ == "__main__":
    sys.exit(main())
