"""Typing on a disk that takes half a second to keep anything: whether a key ever waits for it.

``bench/slow_disk.py [SYNC_MS] [LINES]``: every fsync below the notebook's folder takes SYNC_MS
longer, as on a slow stick. Lines are typed sign by sign at the speed of a fast typist. ``key``
runs from a key to its paint while the line is being kept behind it; ``enter`` waits for both
files. Wanted: key p99 at most 16 ms, and not one sign lost. Needs a C compiler and LD_PRELOAD.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.notes import texts

HERE = Path(__file__).resolve().parent
MOST_MS = 16.0
BETWEEN = 0.07
"""Seconds between two keys."""
LINE = 90


def typed(folder: Path, lines: list[str]) -> int:
    """Type in a window of this process, and tell how long each key took."""
    from bench.fingers import new_window  # noqa: PLC0415 - only where the disk is slow
    from micic_desk.app.opening import create_desk  # noqa: PLC0415 - the same

    path = folder / "Slow.micic"
    create_desk(path, None, title="Slow").close()
    fingers = new_window(folder)
    fingers.open(path)
    keys: list[float] = []
    enters: list[float] = []
    lost = 0
    for line in lines:
        fingers.took.clear()
        for sign in line:
            fingers.type(sign)
            fingers.idle(BETWEEN)
        keys += fingers.took
        lost += fingers.space.capture.field.toPlainText() != line
        enters.append(fingers.press("Return"))
    model = fingers.space.middle.model
    kept = [model.line(row).text for row in range(model.rowCount())]
    lost += sum(one not in kept for one in lines)
    fingers.close()
    for share in (50, 95, 99):
        tell(f"key.p{share}", quantile(keys, share) * 1000, "ms")
    tell("key.most", max(keys) * 1000, "ms")
    tell("enter.p50", quantile(enters, 50) * 1000, "ms")
    tell("lost", lost, "lines")
    return int(lost > 0 or quantile(keys, 99) * 1000 > MOST_MS)


def main() -> int:
    slow = sys.argv[1] if len(sys.argv) > 1 else "500"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    if "SLOW_FOLDER" in os.environ:
        return typed(Path(os.environ["SLOW_FOLDER"]), _lines(count))
    compiler = shutil.which("cc") or shutil.which("gcc")
    assert compiler is not None, "a C compiler is needed"
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "slowing.so"
        source = HERE / "slowing.c"
        subprocess.run(
            [compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True, timeout=60
        )
        slowly = {"LD_PRELOAD": str(library), "SLOW_FOLDER": folder, "SLOW_MS": slow}
        surroundings = {**os.environ, **slowly}
        return subprocess.run([sys.executable, *sys.argv], env=surroundings, check=False).returncode


def _lines(count: int) -> list[str]:
    found = (" ".join(one.split())[:LINE].strip() for one in texts(20 * count))
    plain = (f"{number} {one}" for number, one in enumerate(found, 1) if one.isascii())
    return [one for one, _ in zip(plain, range(count), strict=False)]


if __name__ == "__main__":
    sys.exit(main())
