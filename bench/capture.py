"""Durable capture: one line, its log row, its word index, on an encrypted notebook.

``bench/capture.py [LINES] [PRESENT]``. The floor, taken turn by turn in the same run, is what
the disk itself needs for the smallest durable write: a 4 KiB append and fdatasync.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.notes import filled
from bench.scratch import on_disk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind


def main() -> int:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    present = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with on_disk() as folder:
        desk, session, texts = filled(Path(folder), present)
        block = os.urandom(4096)
        floor: list[float] = []
        took: list[float] = []
        file = os.open(Path(folder) / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for number in range(lines):
            start = time.perf_counter()
            os.write(file, block)
            os.fdatasync(file)
            between = time.perf_counter()
            fields = {"kind": "point", "text": texts[number % len(texts)]}
            desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session))
            took.append(time.perf_counter() - between)
            floor.append(between - start)
        os.close(file)
        desk.close()
    for share in (50, 95, 99):
        tell(f"capture.p{share}", quantile(took, share) * 1000, "ms", quantile(floor, share) * 1000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
