"""Opening a notebook: to every entity in memory, and to the first key that is typed into it.

``bench/opening.py``, key derivation left out. The floor of the first is reading the same file from
front to back; that of the second, ``typing``, is a bare PySide6 window: both run from the start
of a process, ours to the paint of the first sign in the capture line. What a passphrase costs by
itself is told apart: it is wanted, and the same for every notebook. Wanted: typing in 100,000
lines within 4 times the bare window.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import tell
from bench.first_window import FLOOR, ROOT, milliseconds
from bench.notes import PASSPHRASE, filled
from micic_desk.app.opening import open_desk
from micic_desk.store.key import Cost, derive, new_salt

ROUNDS = 5
MOST = 4.0
LARGE = 100_000
TYPING = """
import sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from bench.fingers import new_window
fingers = new_window(Path({folder!r}))
fingers.open(Path({path!r}), {passphrase!r})
fingers.type("a")
print(time.monotonic_ns(), flush=True)
fingers.close()
"""


def typing(path: Path) -> float:
    """How many times a bare window it takes until the first key is on the screen."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    given = {"root": str(ROOT), "folder": str(path.parent), "path": str(path)}
    ours = TYPING.format(**given, passphrase=PASSPHRASE)
    took, floor = [], []
    for turn in range(ROUNDS + 1):
        bare, key = milliseconds(FLOOR, surroundings), milliseconds(ours, surroundings)
        if turn:  # the first turn only fills the disk's cache
            floor.append(bare)
            took.append(key)
    half, bare = statistics.median(took), statistics.median(floor)
    tell("opening.typing", half, "ms", bare)
    return half / bare


def main() -> int:
    times = 0.0
    for count in (1_000, 10_000, LARGE):
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
            desk, _, _ = filled(Path(folder), count)
            path = desk.path
            desk.close()
            took, floor = [], []
            for _ in range(ROUNDS):
                start = time.perf_counter()
                path.read_bytes()
                between = time.perf_counter()
                desk = open_desk(path, PASSPHRASE)
                took.append(time.perf_counter() - between)
                floor.append(between - start)
                desk.close()
            tell(f"opening.{count}", min(took) * 1000, "ms", min(floor) * 1000)
            times = typing(path) if count == LARGE else times
    start = time.perf_counter()
    derive(PASSPHRASE, new_salt(Cost.STANDARD))
    tell("opening.passphrase", (time.perf_counter() - start) * 1000, "ms")
    return int(times > MOST)


if __name__ == "__main__":
    sys.exit(main())
