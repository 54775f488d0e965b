"""Scrolling through wrapped lines, page by page, in the real window.

``bench/scrolling.py [LINES] [PAGES]``: real notes, cut nowhere, in one session; a page is Page
Down with the keyboard in the outline, timed from the key to the paint. The floor is a repaint
of the same view where it stands. Wanted: p95 at most 16 ms a page.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.fingers import new_window
from bench.key_to_screen import busy
from bench.notes import PASSPHRASE
from bench.scratch import on_disk

MOST_MS = 16.0


def main() -> int:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with on_disk() as folder:
        path = busy(Path(folder), lines + 100, lines)
        fingers = new_window(Path(folder))
        fingers.open(path, PASSPHRASE)
        fingers.press("Ctrl+Shift+J")
        fingers.press("Ctrl+Home")
        view = fingers.space.outline
        took, floor = [], []
        before = view.verticalScrollBar().value()
        for _ in range(pages):
            start = time.perf_counter()
            view.viewport().repaint()
            floor.append(time.perf_counter() - start)
            took.append(fingers.press("PgDown"))
        after = view.verticalScrollBar().value()
        high = view.viewport().height()
        fingers.close()
    tell("scroll.pages", (after - before) / high, "pages")
    for share in (50, 95, 99):
        tell(f"scroll.p{share}", quantile(took, share) * 1000, "ms", quantile(floor, share) * 1000)
    return int(quantile(took, 95) * 1000 > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
