"""What each colleague's files showed that she has, so that a next file need not bring it again.

An operation is known by its actor and sequence number; a colleague has what her own file held.
Kept in this notebook's settings as ranges of numbers: it never travels.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from micic_desk.app.desk import Desk, Memory
from micic_desk.domain.operation import Json, Operation, is_id

_HEARD = "heard"
_NUMBERS = "share_numbers"


@dataclass(frozen=True, slots=True)
class Known:
    """For each actor the numbers of operations somebody has: ranges with both ends, in order."""

    ranges: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def holds(self, actor: str, sequence: int) -> bool:
        """Whether she has this operation."""
        return any(first <= sequence <= last for first, last in self.ranges.get(actor, ()))

    def with_ranges(self, claimed: Mapping[str, tuple[tuple[int, int], ...]]) -> "Known":
        """What she has, now that she says so."""
        told = {
            actor: _joined([*self.ranges.get(actor, ()), *ranges])
            for actor, ranges in claimed.items()
        }
        return Known({**self.ranges, **told})

    def to_json(self) -> dict[str, Json]:
        """The ranges as they are kept and told."""
        return {
            actor: [[first, last] for first, last in ranges]
            for actor, ranges in self.ranges.items()
        }

    def with_these(self, operations: Iterable[Operation]) -> "Known":
        """What she has, now that a file of hers held these whole."""
        numbers: dict[str, set[int]] = {}
        for one in operations:
            if not one.omitted:
                numbers.setdefault(one.actor, set()).add(one.sequence)
        told = {
            actor: _joined([*self.ranges.get(actor, ()), *((one, one) for one in some)])
            for actor, some in numbers.items()
        }
        return Known({**self.ranges, **told})


class Heard:
    """What colleagues have, by their signing keys, and the files they sent."""

    def __init__(self, desk: Desk) -> None:
        self._memory = Memory(desk)

    def of(self, key: str) -> Known:
        """What somebody is known to have; nothing where no file of hers was taken in."""
        kept = self._memory.get(_HEARD)
        found = kept.get(key) if isinstance(kept, Mapping) else None
        return Known(_read(found)) if isinstance(found, Mapping) else Known()

    def learn(self, key: str, operations: Iterable[Operation]) -> None:
        """Remember what a file of somebody's held."""
        self._keep(key, self.of(key).with_these(operations))

    def learn_claim(self, key: str, claimed: Json) -> None:
        """Remember what somebody's file says that she has; nonsense is passed over.

        It is her word alone: whoever says too much only gets less.
        """
        ranges = _claimed(claimed)
        if ranges:
            self._keep(key, self.of(key).with_ranges(ranges))

    def _keep(self, key: str, known: Known) -> None:
        kept = self._memory.get(_HEARD)
        everybody = dict(kept) if isinstance(kept, Mapping) else {}
        self._memory.put(_HEARD, {**everybody, key: known.to_json()})

    def is_copied(self, key: str, counter: int, digest: str) -> bool:
        """Whether another file of this number came from the same sender already.

        A sender counts her files; two that bear one number were made by two copies of one
        notebook, which its owner should know.
        """
        told = self._numbers().get(f"{key} {counter}")
        return told is not None and told != digest

    def note_number(self, key: str, counter: int, digest: str) -> None:
        """Remember the number of a file that was taken in."""
        numbers = self._numbers()
        numbers.setdefault(f"{key} {counter}", digest)
        self._memory.put(_NUMBERS, numbers)

    def _numbers(self) -> dict[str, Json]:
        kept = self._memory.get(_NUMBERS)
        return dict(kept) if isinstance(kept, Mapping) else {}


def _read(found: Mapping[str, Json]) -> dict[str, tuple[tuple[int, int], ...]]:
    told: dict[str, tuple[tuple[int, int], ...]] = {}
    for actor, ranges in found.items():
        pairs = ranges if isinstance(ranges, list | tuple) else ()
        told[actor] = tuple(
            (int(str(one[0])), int(str(one[1]))) for one in pairs if isinstance(one, list | tuple)
        )
    return told


def _claimed(claimed: Json) -> dict[str, tuple[tuple[int, int], ...]]:
    """The ranges in a foreign file, as far as they are ranges."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for actor, ranges in claimed.items() if isinstance(claimed, Mapping) else ():
        if is_id(actor) and isinstance(ranges, list | tuple):
            pairs = [pair for one in ranges if (pair := _pair(one)) is not None]
            found[actor] = tuple(pairs)
    return found


def _pair(value: Json) -> tuple[int, int] | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    first, last = value
    if type(first) is not int or type(last) is not int or not 0 < first <= last:
        return None
    return first, last


def _joined(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges in order, those that meet made one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)
