"""Reading a second copy: strictly, as far as it is whole, or leniently, whatever is left of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from micic_desk.store.key import RawKey
from micic_desk.store.second.frames import START, Frame, Head, Seals, formats, read_heads
from micic_desk.store.second.rows import Rows, read_part
from micic_desk.store.tables import REVISIONS


@dataclass(frozen=True, slots=True)
class Found:
    """A second copy that was read and authenticated.

    ``whole`` says that nothing before ``end`` is missing or damaged, from a commit that holds
    everything up to commit ``last``; ``torn`` that something unreadable stands behind ``end``.
    """

    head: Head
    seals: Seals
    size: int
    end: int
    last: int
    grown: int
    whole: bool
    torn: bool


def second_path(path: Path) -> Path:
    """Where the second copy of a notebook stands."""
    # Not "-journal": SQLite takes a file of that name for its own.
    return path.with_name(f"{path.name}-second")


def salts_in(second: Path) -> list[bytes]:
    """The salts a second copy names, for deriving its key; none where it cannot be read."""
    try:
        return salts_read(second)
    except OSError:
        return []


def salts_read(second: Path) -> list[bytes]:
    """The salts a second copy names; none where there is no such file. Raises OSError."""
    return list(dict.fromkeys(head.salt for head, _ in read_heads(beginning(second))))


def beginning(second: Path) -> bytes:
    """The heads of a second copy; empty where there is no such file. Raises OSError."""
    try:
        with second.open("rb") as file:
            return file.read(START)
    except (FileNotFoundError, NotADirectoryError):
        return b""


def newer_format(second: Path) -> str | None:
    """The format of a second copy that a newer program wrote; None where this one knows it.

    Raises OSError where it cannot be read.
    """
    return next((said for said in formats(beginning(second)) if said not in REVISIONS), None)


def head_for(data: bytes, raw: RawKey | None) -> tuple[Head, Seals] | None:
    """The head that was sealed with this key; None where there is none."""
    for head, block in read_heads(data[:START]):
        seals = Seals(raw, head.generation)
        if seals.made(block):
            return head, seals
    return None


def look(data: bytes, raw: RawKey | None) -> Found | None:
    """Read strictly, from the beginning; None where no head is of this key."""
    opened = head_for(data, raw)
    if opened is None:
        return None
    head, seals = opened
    # A head that is there once only was damaged, and so counts as damage.
    view, at, last, begun = memoryview(data), START, 0, seals.head(head) == data[:START]
    expected, part, end, first_end = 0, 0, START, START
    while (read := seals.frame_at(view, at)) is not None:
        frame, at = read
        fits = frame.part == part and (frame.number == expected or end == START)
        if not fits or (end == START and not frame.whole):
            begun = False
            break
        expected, part = (frame.number, part + 1)
        if frame.last:
            last, end, expected, part = frame.number, at, frame.number + 1, 0
            first_end = first_end if first_end > START else end
    torn = any(view[end : end + 64]) if end < len(data) else False
    return Found(head, seals, len(data), end, last, end - first_end, begun and end > START, torn)


def whole_rows(data: bytes, found: Found) -> Rows:
    """What a whole second copy holds."""
    rows = Rows(number=found.last)
    for frame in _strictly(data, found):
        rows.apply(read_part(frame.changes))
    return rows


def left_rows(data: bytes, raw: RawKey | None) -> Rows | None:
    """What is left of a damaged second copy: every frame that is as it was sealed, in order."""
    opened = head_for(data, raw)
    if opened is None:
        return None
    _, seals = opened
    frames = sorted(_anywhere(data, seals), key=_order)
    rows = Rows(number=max((one.number for one in frames), default=0))
    for frame in frames:
        rows.apply(read_part(frame.changes))
    return rows


def _strictly(data: bytes, found: Found) -> Iterator[Frame]:
    view, at = memoryview(data), START
    while at < found.end and (read := found.seals.frame_at(view, at)) is not None:
        frame, at = read
        yield frame


def _anywhere(data: bytes, seals: Seals) -> Iterator[Frame]:
    view, at = memoryview(data), 0
    while (at := data.find(seals.mark, at)) >= 0:
        read = seals.frame_at(view, at)
        if read is None:
            at += 1
        else:
            frame, at = read
            yield frame


def _order(frame: Frame) -> tuple[int, int]:
    return frame.number, frame.part
