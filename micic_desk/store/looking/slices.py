"""How a part is looked at: slice by slice, and between two of them anybody may write."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

SLICE = 150
"""Rows looked at in one transaction: a key is never kept waiting longer than that takes."""


@dataclass(slots=True)
class Seen:
    """What a look found."""

    wrong: int = 0
    looked_at: int = 0
    which: list[str] = field(default_factory=list)

    def blame(self, which: str) -> None:
        """Count one more thing that is wrong."""
        self.wrong += 1
        self.which.append(which)


Look: TypeAlias = Generator[tuple[int, int], None, Seen]
"""Tells how far it is (done, whole) between slices, and in the end what it saw."""
T = TypeVar("T")


def sliced(things: Sequence[T], size: int = SLICE) -> Iterator[tuple[int, Sequence[T]]]:
    """The things a slice at a time, each with how many came before it."""
    for start in range(0, len(things), size):
        yield start, things[start : start + size]
