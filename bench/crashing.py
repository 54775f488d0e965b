"""A folder as a power cut may leave it, from a trace of what was written to it.

What was not synced may be there, or not, or in part, in any order: of a file its bytes (sector
by sector), its length, and of the folder each name that was made, renamed, linked or removed.
What was synced is there. This is harsher than any file system we know of.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise
from pathlib import Path

_HEAD = struct.Struct("<BQQII")
_SECTOR = 512


class Kind(IntEnum):
    """What a record of ``tracing.c`` tells."""

    WRITE = 1
    CUT = 2
    SYNC = 3
    OPENED = 4
    MADE = 5
    RENAME = 6
    LINK = 7
    REMOVE = 8
    SYNC_FOLDER = 9
    SAID = 10


@dataclass(frozen=True, slots=True)
class Record:
    """One call: ``one`` and ``two`` are bytes written, or names."""

    kind: Kind
    inode: int
    at: int
    one: bytes
    two: bytes


@dataclass(slots=True)
class File:
    """What of a file is on the disk for certain, and what was asked for since."""

    certain: bytearray = field(default_factory=bytearray)
    asked: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Places and bytes; None cuts the file there."""


Names = dict[str, File]
Wish = tuple[tuple[str, File | None], ...]
"""Names that are given or (None) taken away together."""


def records(trace: Path) -> Iterator[Record]:
    """Every record of a trace."""
    data, at = trace.read_bytes(), 0
    while at + _HEAD.size <= len(data):
        kind, inode, place, first, second = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        one, two = data[at : at + first], data[at + first : at + first + second]
        at += first + second
        yield Record(Kind(kind), inode, place, one, two)


class Disk:
    """The folder while the trace is played; ``crashed`` is what a cut now may leave of it."""

    def __init__(self, before: dict[str, bytes]) -> None:
        self._certain: Names = {name: File(bytearray(data)) for name, data in before.items()}
        self._now: Names = dict(self._certain)
        self._asked: list[Wish] = []
        self._inodes: dict[int, File] = {}
        self.said = b""

    def play(self, record: Record) -> None:
        """Carry one call out."""
        if record.kind is Kind.SAID:
            self.said += record.one
        elif record.kind in {Kind.WRITE, Kind.CUT, Kind.SYNC}:
            self._play_bytes(record, self._inodes[record.inode])
        else:
            self._play_name(record, record.one.decode(), record.two.decode())

    def _play_bytes(self, record: Record, file: File) -> None:
        match record.kind:
            case Kind.WRITE:
                file.asked.append((record.at, record.one))
            case Kind.CUT:
                file.asked.append((record.at, None))
            case _:
                _carry_out(file.certain, file.asked)
                file.asked.clear()

    def _play_name(self, record: Record, one: str, two: str) -> None:
        match record.kind:
            case Kind.MADE:
                self._inodes[record.inode] = File()
                self._ask(((one, self._inodes[record.inode]),))
            case Kind.OPENED:
                self._inodes[record.inode] = self._now[one]
            case Kind.RENAME:
                self._ask(((one, None), (two, self._now[one])))
            case Kind.LINK:
                self._ask(((two, self._now[one]),))
            case Kind.REMOVE:
                self._ask(((one, None),))
            case _:
                for wish in self._asked:
                    _name_all(self._certain, wish)
                self._asked.clear()

    def crashed(self, chance: random.Random) -> dict[str, bytes]:
        """The names and bytes that are there after the power came back."""
        names = dict(self._certain)
        for wish in _some(self._asked, chance):
            _name_all(names, wish)
        left: dict[int, bytes] = {}
        for file in names.values():
            if id(file) not in left:
                left[id(file)] = _left_of(file, chance)
        return {name: left[id(file)] for name, file in names.items()}

    def _ask(self, wish: Wish) -> None:
        self._asked.append(wish)
        _name_all(self._now, wish)


def _name_all(names: Names, wish: Wish) -> None:
    for name, file in wish:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _some(wishes: list[Wish], chance: random.Random) -> list[Wish]:
    """None, all, the first so many, or any of them."""
    match chance.randrange(4):
        case 0:
            return []
        case 1:
            return wishes
        case 2:
            return wishes[: chance.randint(0, len(wishes))]
        case _:
            return [one for one in wishes if chance.random() < 0.5]


def _left_of(file: File, chance: random.Random) -> bytes:
    left = bytearray(file.certain)
    if file.asked:
        _carry_out(left, _some_of(file.asked, chance))
    return bytes(left)


def _some_of(
    asked: list[tuple[int, bytes | None]], chance: random.Random
) -> list[tuple[int, bytes | None]]:
    """None of the writes, all, the first so many, any in any order, or sectors of them."""
    match chance.randrange(5):
        case 0:
            return []
        case 1:
            return asked
        case 2:
            return asked[: chance.randint(0, len(asked))]
        case 3:
            some = [one for one in asked if chance.random() < 0.5]
            chance.shuffle(some)
            return some
        case _:
            return [part for one in asked for part in _torn(one, chance)]


def _torn(
    one: tuple[int, bytes | None], chance: random.Random
) -> Iterator[tuple[int, bytes | None]]:
    at, data = one
    if data is None:
        if chance.random() < 0.5:
            yield one
        return
    # Sectors begin where the disk's do, not where a write does.
    first = -at % _SECTOR
    bounds = [0, *range(first or _SECTOR, len(data), _SECTOR), len(data)]
    for start, end in pairwise(bounds):
        if chance.random() < 0.5:
            yield at + start, data[start:end]


def _carry_out(data: bytearray, asked: list[tuple[int, bytes | None]]) -> None:
    for at, written in asked:
        if len(data) < at:
            data.extend(bytes(at - len(data)))
        if written is None:
            del data[at:]
        else:
            data[at : at + len(written)] = written
