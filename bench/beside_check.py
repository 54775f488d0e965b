"""Enter while the whole notebook is looked through: whether whoever types feels it.

``bench/beside_check.py [ENTERS] [PRESENT] [IN_SESSION]``: in the real window, offscreen, over an
encrypted notebook of PRESENT items, lines are typed sign by sign and kept by Enter four times a
second, as many without the look as beside it; where the look ends, it is begun again. ``enter``
runs until the line is on disk, in the outline and painted, ``key`` until a key is painted. The
floor, taken turn by turn in the same run, is a 4 KiB append and fdatasync. Wanted: key p99 at
most 16 ms, no Enter that is felt (100 ms), and everything found whole.
"""

import os
import sys
import time
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.fingers import Fingers, new_window, wait_for
from bench.key_to_screen import busy
from bench.notes import PASSPHRASE, texts
from bench.scratch import on_disk
from micic_desk.runtime.precedence import go_first
from micic_desk.ui.panels.whole.sheet import WholeSheet

LOOK = "Ctrl+Shift+F12"
PACE = 0.25
"""Seconds from one Enter to the next."""
BETWEEN = 0.015
"""Seconds between two keys; faster than anybody, so that a line fits between two Enters."""
LINE = 10
MOST_KEY_MS, FELT_MS = 16.0, 100.0


@dataclass
class Took:
    """Seconds, by what they were taken for."""

    keys: list[float] = field(default_factory=list)
    enters: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


class Typist:
    """Types one line after the other at the pace of speech."""

    def __init__(self, fingers: Fingers, disk: int) -> None:
        self._fingers = fingers
        self._disk = disk
        self._number = 0
        self.kept: list[str] = []

    def line(self, words: str, took: Took) -> None:
        """One line, its Enter at its time."""
        fingers, until = self._fingers, time.monotonic() + PACE
        self._number += 1
        line = f"{self._number} {words}"
        fingers.took.clear()
        for sign in line:
            fingers.type(sign)
            fingers.idle(BETWEEN)
        took.keys += fingers.took
        start = time.perf_counter()
        os.write(self._disk, bytes(4096))
        os.fdatasync(self._disk)
        took.floor.append(time.perf_counter() - start)
        fingers.idle(max(0.0, until - time.monotonic()))
        took.enters.append(fingers.press("Return"))
        assert not fingers.space.capture.field.toPlainText()
        self.kept.append(line)


def _words(count: int) -> list[str]:
    found = (" ".join(one.split())[:LINE].strip() for one in texts(20 * count))
    return list(islice((one for one in found if one.isascii()), count))


def looked_through(fingers: Fingers, typist: Typist, lines: list[str]) -> tuple[Took, list[float]]:
    """Type these lines beside the look; the seconds of each look that came to its end too."""
    took, looks = Took(), []
    sheet = fingers.space.sheets.get(WholeSheet)
    begun = 0.0
    for line in lines:
        if not sheet.busy():
            if begun:
                looks.append(time.monotonic() - begun)
            fingers.press(LOOK)
            begun = time.monotonic()
            fingers.press("Ctrl+J")
            assert sheet.busy()
        typist.line(line, took)
    wait_for(lambda: not sheet.busy())
    looks.append(time.monotonic() - begun)
    assert "Everything is whole" in sheet.told.text(), sheet.told.text()
    return took, looks


def told(name: str, took: Took) -> None:
    """The figures of one half."""
    for share in (50, 95):
        floor = quantile(took.floor, share) * 1000
        tell(f"{name}.enter.p{share}", quantile(took.enters, share) * 1000, "ms", floor)
    tell(f"{name}.enter.most", max(took.enters) * 1000, "ms", max(took.floor) * 1000)
    tell(f"{name}.key.p99", quantile(took.keys, 99) * 1000, "ms")
    tell(f"{name}.key.most", max(took.keys) * 1000, "ms")


def main() -> int:
    """Tell the figures; 1 where they miss what is wanted."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 80
    present = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    in_session = int(sys.argv[3]) if len(sys.argv) > 3 else min(5_000, present // 2)
    go_first()
    lines = _words(2 * count + 5)
    with on_disk() as folder:
        path = busy(Path(folder), present, in_session)
        fingers = new_window(Path(folder))
        fingers.open(path, PASSPHRASE)
        disk = os.open(Path(folder) / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        typist = Typist(fingers, disk)
        for line in lines[:5]:
            typist.line(line, Took())
        alone = Took()
        for line in lines[5 : count + 5]:
            typist.line(line, alone)
        beside, looks = looked_through(fingers, typist, lines[count + 5 :])
        os.close(disk)
        model = fingers.space.middle.model
        shown = {model.line(row).text for row in range(model.rowCount())}
        lost = sum(one.strip() not in shown for one in typist.kept)
        fingers.close()
    told("alone", alone)
    told("beside", beside)
    tell("look.longest", max(looks), "s")
    tell("lost", lost, "lines")
    late = max(beside.enters) * 1000 > FELT_MS or quantile(beside.keys, 99) * 1000 > MOST_KEY_MS
    return int(lost > 0 or late)


if __name__ == "__main__":
    sys.exit(main())
