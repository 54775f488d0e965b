"""From the key to the pixels, and from Enter to the disk, in a busy session of a large notebook.

``bench/key_to_screen.py [LINES] [PRESENT] [IN_SESSION]``: real notes are typed sign by sign into
the capture line of the real window, offscreen, over an encrypted notebook of PRESENT items with
IN_SESSION of them in the session at work. ``key`` runs from a key to the paint of all it
changed; ``enter`` until the line is on disk, in the outline and painted. The floor, taken turn
by turn in the same run, is a 4 KiB append and fdatasync. Wanted: key p99 at most 16 ms, enter
p50 at most 5 and p99 at most 40 times the floor.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.fingers import Fingers, new_window
from bench.notes import PASSPHRASE, filled, texts, trees
from bench.scratch import on_disk
from micic_desk.app.desk import Desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees

MOST_MS = 16.0
MOST_HALF, MOST_LATE = 5.0, 40.0
LINE = 120
"""Signs typed of each note, so that a run is of lines and not of essays."""


def busy(folder: Path, present: int, in_session: int) -> Path:
    """A notebook with so many items, open at a session that holds its share of them."""
    desk, _, _ = filled(folder, present - in_session)
    session = _session_of(desk, in_session)
    Workplace(desk).session = session
    path = desk.path
    desk.close()
    return path


def _session_of(desk: Desk, count: int) -> str:
    consultation = Workplace(desk).need_consultation()
    made = desk.do(AddTrees(trees=trees(texts(count), count), parent=consultation))
    desk.words.settle()
    return next(one.id for one in made.entities if one.kind == "session")


def typed(fingers: Fingers, lines: list[str], disk: int) -> tuple[list[float], ...]:
    """Type these lines; seconds of each key, of this process for it, of each Enter and floor."""
    keys: list[float] = []
    costs: list[float] = []
    enters: list[float] = []
    floor: list[float] = []
    block = os.urandom(4096)
    for line in lines:
        fingers.took.clear()
        fingers.cost.clear()
        fingers.type(line)
        keys += fingers.took
        costs += fingers.cost
        start = time.perf_counter()
        os.write(disk, block)
        os.fdatasync(disk)
        floor.append(time.perf_counter() - start)
        enters.append(fingers.press("Return"))
        assert not fingers.space.capture.field.toPlainText()
    return keys, costs, enters, floor


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    present = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    in_session = int(sys.argv[3]) if len(sys.argv) > 3 else 5_000
    lines = [" ".join(one.split())[:LINE].strip() for one in texts(count)]
    with on_disk() as folder:
        path = busy(Path(folder), present, in_session)
        fingers = new_window(Path(folder))
        fingers.open(path, PASSPHRASE)
        disk = os.open(Path(folder) / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        typed(fingers, lines[:5], disk)
        keys, costs, enters, floor = typed(fingers, lines, disk)
        os.close(disk)
        fingers.close()
    for share in (50, 95, 99):
        tell(f"key.p{share}", quantile(keys, share) * 1000, "ms")
        tell(f"key.cost.p{share}", quantile(costs, share) * 1000, "ms")
    for share in (50, 95, 99):
        tell(f"enter.p{share}", quantile(enters, share) * 1000, "ms", quantile(floor, share) * 1000)
    half, late = quantile(enters, 50) / quantile(floor, 50), quantile(enters, 99)
    met = quantile(keys, 99) * 1000 <= MOST_MS and half <= MOST_HALF
    return int(not (met and late / quantile(floor, 99) <= MOST_LATE))


if __name__ == "__main__":
    sys.exit(main())
