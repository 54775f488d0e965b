"""Opening a notebook: from the file to every entity in memory, key derivation left out.

``bench/opening.py``. The floor is reading the same file from front to back. What a passphrase
costs by itself is told apart: it is wanted, and the same for every notebook.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import tell
from bench.notes import PASSPHRASE, filled
from bench.scratch import on_disk
from micic_desk.app.opening import open_desk
from micic_desk.store.key import Cost, derive, new_salt

ROUNDS = 5


def main() -> int:
    for count in (1_000, 10_000, 100_000):
        with on_disk() as folder:
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
    start = time.perf_counter()
    derive(PASSPHRASE, new_salt(Cost.STANDARD))
    tell("opening.passphrase", (time.perf_counter() - start) * 1000, "ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
