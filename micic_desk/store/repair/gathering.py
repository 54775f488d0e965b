"""What can be known of a notebook from its two files, each as it is."""

from dataclasses import dataclass
from pathlib import Path

from micic_desk.runtime.ids import random_id
from micic_desk.store import tables
from micic_desk.store.key import RawKey
from micic_desk.store.repair.pages import operations_in
from micic_desk.store.second.reading import left_rows, look, second_path, whole_rows
from micic_desk.store.second.rows import GESTURE, OPERATION, Change, Rows


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of both files together, and how many entries of the log are missing at least.

    ``whole`` says that nothing is missing; where it is not, the newest entries may be gone
    without a trace. ``second_whole`` says that the second copy alone holds everything.
    ``revision`` is the format the rows are in.
    """

    rows: Rows
    lineage: bytes
    missing: int
    whole: bool
    second_whole: bool
    revision: str = tables.HEAD


def gather(path: Path, raw: RawKey | None, *, lost: bool = False) -> Gathered | None:
    """Read both files of a notebook; None where neither says anything.

    Raises OSError where one of them is there and cannot be read: what it holds is not lost.
    ``lost`` says that the disk does not give the notebook; then a whole second copy is enough,
    for every line that was called safe is in it. Nobody else may have them open.
    """
    data = _bytes_of(second_path(path))
    found = look(data, raw)
    if found is not None and found.whole and not found.torn:
        rows = whole_rows(data, found)
        in_pages = [] if lost else _in_pages(path, raw, rows, whole=True)
        # What stands in the pages alone says that the second copy was cut or could not be kept
        # up; then nobody knows how much more there was.
        added = _take_in(rows, in_pages)
        return Gathered(
            rows,
            found.head.lineage,
            _missing(rows),
            whole=not added,
            second_whole=not added,
            revision=found.head.revision,
        )
    rows = left_rows(data, raw) or Rows()
    _take_in(rows, _in_pages(path, raw, rows, whole=False))
    if not rows.tables[OPERATION]:
        return None
    # Without every commit nobody knows which operations were the effect of which gesture.
    rows.tables[GESTURE].clear()
    lineage = found.head.lineage if found is not None else bytes.fromhex(random_id())
    revision = found.head.revision if found is not None else tables.HEAD
    missing = _missing(rows)
    return Gathered(rows, lineage, missing, whole=False, second_whole=False, revision=revision)


def _in_pages(path: Path, raw: RawKey | None, rows: Rows, *, whole: bool) -> list[Change]:
    """The operations in a notebook's pages; where some are missing, read once more."""
    if raw is None:
        return []
    known = {number for (number,) in rows.tables[OPERATION]}

    def enough(operations: list[Change]) -> bool:
        numbers = known.union(map(_number, operations))
        return whole or max(numbers, default=-1) == len(numbers)

    return operations_in(path, raw, _scratch(path), enough)


def _take_in(rows: Rows, operations: list[Change]) -> int:
    """Add the operations that are not there yet; gives how many."""
    kept = rows.tables[OPERATION]
    known = {row[1] for row in kept.values()}
    added = 0
    for _, number, one, *rest in sorted(operations, key=_number):
        if one in known:
            continue
        at = number if (number,) not in kept else max(kept)[0] + 1
        kept[(at,)] = (at, one, *rest)
        added += 1
    return added


def _number(change: Change) -> int:
    return int(change[1])


def _missing(rows: Rows) -> int:
    """How many numbers of the log nobody has: at least so many entries are gone."""
    numbers = rows.tables[OPERATION]
    return int(max(numbers)[0]) - len(numbers) if numbers else 0


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _scratch(path: Path) -> Path:
    return path.with_name(f".{path.name}.{random_id()[:8]}.pages")
