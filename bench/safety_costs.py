"""What safety costs: capture and opening, with and without the second copy and encryption.

``bench/safety_costs.py [LINES] [PRESENT]``. Four notebooks with the same lines take turns line by
line, and with them the floor: a 4 KiB append and fdatasync. Then each is opened in turn, key
apart. Ratios are to the plain notebook without a second copy, and to the floor.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.notes import PASSPHRASE, filled, texts
from bench.scratch import on_disk
from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.store import session
from micic_desk.store.second.reading import second_path

OPENINGS = 7
SORTS = {
    "plain": (True, False),
    "plain+second": (True, True),
    "sealed": (False, False),
    "sealed+second": (False, True),
}
"""Whether it is plain, and whether it has a second copy."""


@contextmanager
def alone(*, second: bool) -> Iterator[None]:
    """Open notebooks without a second copy, unless it is wished."""
    meet = session.meet
    if not second:
        session.meet = _meet_nobody
    try:
        yield
    finally:
        session.meet = meet


def _meet_nobody(*_: object) -> None:
    return None


def _opened(folder: Path, sort: str) -> Desk:
    plain, second = SORTS[sort]
    with alone(second=second):
        return open_desk(folder / sort / "full.micic", None if plain else PASSPHRASE)


def _capture(folder: Path, lines: int) -> None:
    said = texts(lines)
    desks = {sort: _opened(folder, sort) for sort in SORTS}
    session_of = {
        sort: desk.notebook.of_kind(EntityKind.SESSION)[0].id for sort, desk in desks.items()
    }
    took: dict[str, list[float]] = {sort: [] for sort in SORTS}
    floor: list[float] = []
    block = os.urandom(4096)
    file = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for text in said:
        start = time.perf_counter()
        os.write(file, block)
        os.fdatasync(file)
        floor.append(time.perf_counter() - start)
        for sort, desk in desks.items():
            fields = {"kind": "point", "text": text}
            start = time.perf_counter()
            desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session_of[sort]))
            took[sort].append(time.perf_counter() - start)
    os.close(file)
    for desk in desks.values():
        desk.close()
    for share in (50, 99):
        base = quantile(took["plain"], share) * 1000
        for sort in SORTS:
            value = quantile(took[sort], share) * 1000
            tell(f"capture.{sort}.p{share}", value, "ms", quantile(floor, share) * 1000)
            print(f"  {value / base:.2f} x plain alone")


def _open(folder: Path) -> None:
    took: dict[str, list[float]] = {sort: [] for sort in SORTS}
    for _ in range(OPENINGS):
        for sort in SORTS:
            start = time.process_time()
            desk = _opened(folder, sort)
            took[sort].append(time.process_time() - start)
            desk.close()
    base = min(took["plain"]) * 1000
    for sort in SORTS:
        tell(f"opening.{sort}", min(took[sort]) * 1000, "ms", base)


def main() -> int:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    present = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with on_disk() as name:
        folder = Path(name)
        for sort, (plain, second) in SORTS.items():
            (folder / sort).mkdir()
            desk, _, _ = filled(folder / sort, present, plain=plain)
            desk.close()
            if not second:
                second_path(folder / sort / "full.micic").unlink()
        _capture(folder, lines)
        _open(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
