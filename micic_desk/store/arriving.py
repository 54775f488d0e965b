"""What arrives from other people, sorted by what the log here knows of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from micic_desk.domain.hollow import agree, together
from micic_desk.domain.operation import PLACE, Operation, read_operation
from micic_desk.store import log, tables
from micic_desk.store.coming_again import coming_again, sayings

_KNOWN = (
    "SELECT o.id, n, visible, local, body FROM {asked} CROSS JOIN operation AS o "
    "ON o.id = asked.value"
)
_ALL = "SELECT id, n, visible, local, body FROM operation WHERE n > ? AND n <= ?"
_LAST = select(func.coalesce(func.max(tables.operation.c.n), 0))
Progress: TypeAlias = Callable[[float], None]
_AT_ONCE = 2000


@dataclass(slots=True)
class Sorted:
    """Arriving operations, sorted by what is known of them here.

    ``again`` was written here: it says again what is ``returning`` (`coming_again`).
    """

    new: list[tuple[Operation, str]] = field(default_factory=list)
    known: int = 0
    confirmed: list[int] = field(default_factory=list)
    returning: list[tuple[int, Operation]] = field(default_factory=list)
    again: list[tuple[int, Operation]] = field(default_factory=list)
    filled: list[tuple[int, Operation, str]] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    read: dict[str, tuple[Operation, str]] = field(default_factory=dict)
    """Every one of them by id, with its text."""

    def agreed(self, number: int, present: str, one: str) -> Operation | None:
        """An operation that is here in another text, made whole; None where it was altered."""
        operation, body = self.read[one]
        known_as = read_operation(present)
        if not agree(known_as, operation):
            self.altered.append(one)
            return None
        whole = together(known_as, operation)
        if whole != known_as:
            text = body if whole == operation else whole.to_text()
            self.filled.append((number, whole, text))
        return whole

    @property
    def moves(self) -> bool:
        """Whether anything of it says where an entity stands, so that circles may close."""
        return any(PLACE in operation.writes for operation in self.arriving)

    @property
    def arriving(self) -> list[Operation]:
        """Every operation that is not here as it arrived."""
        return [
            *(one for one, _ in self.new),
            *(one for _, one in self.returning),
            *(one for _, one in self.again),
            *(one for _, one, _ in self.filled),
        ]

    @property
    def entities(self) -> list[str]:
        """The entities whose settled state may change, each once."""
        return list(dict.fromkeys(one.entity for one in self.arriving))


def unheard(share: float) -> None:
    """Nobody wants to know."""
    del share


def sort_out(
    connection: Connection,
    arriving: Iterable[tuple[Operation, str]],
    tell: Progress = unheard,
    *,
    files: Sequence[AbstractSet[str]] = (),
) -> Sorted:
    """Sort arriving operations by what is known of them; ``tell`` hears how much is done.

    ``files`` are the ids of each file's, where they are of several, one after the other.
    """
    waiting = {operation.id: (operation, body) for operation, body in arriving}
    found = Sorted(read=waiting)
    here: set[str] = set()
    # Straight to the driver: there are many, and most are known.
    for one, number, visible, local, present in _present(connection, waiting, tell):
        here.add(one)
        operation, body = waiting[one]
        whole = operation if present == body else found.agreed(number, present, one)
        if whole is None:
            continue
        if not visible:
            found.returning.append((number, whole))
            continue
        found.known += 1
        if not local:
            # What was written here counts by itself, whoever else brings it.
            found.confirmed.append(number)
    found.new.extend(arrived for one, arrived in waiting.items() if one not in here)
    _say_again(connection, found, files or (waiting.keys(),))
    return found


def _say_again(connection: Connection, found: Sorted, files: Sequence[AbstractSet[str]]) -> None:
    """What says again what a file brings comes with it."""
    if not found.returning and not found.confirmed:
        return
    known = sayings(connection, (operation for operation, _ in found.read.values()))
    if not known:
        return
    altered = frozenset(found.altered)
    files = [file - altered for file in files]
    returning = {operation.id for _, operation in found.returning}
    arriving: dict[str, list[Operation]] = {}
    for operation in found.arriving:
        arriving.setdefault(operation.entity, []).append(operation)
    for some in known.values():
        standing = {one for each in some if each.said <= files[-1] for one in each.standing}
        found.confirmed.extend(sorted(standing))
    hidden = [one for one in known if one in arriving and any(each.hidden for each in known[one])]
    for entity, operations in log.of_entities(connection, hidden, found.read):
        some, coming = known[entity], arriving[entity]
        found.again.extend(coming_again(some, operations, coming, returning, files))


def _present(
    connection: Connection, waiting: Mapping[str, object], tell: Progress
) -> Iterator[tuple[str, int, int, int, str]]:
    """What the log holds of these operations: id, number, visible, local, text."""
    last = connection.execute(_LAST).scalar_one()
    if last < 2 * len(waiting):
        # A colleague's whole notebook: reading the log from end to end is the shorter way.
        for start in range(0, last, _AT_ONCE):
            rows = connection.exec_driver_sql(_ALL, (start, start + _AT_ONCE)).cursor
            assert rows is not None
            yield from (row for row in rows.fetchall() if row[0] in waiting)
            tell(start / last)
        return
    ids = list(waiting)
    for start in range(0, len(ids), _AT_ONCE):
        yield from log.driven(connection, _KNOWN, ids[start : start + _AT_ONCE])
        tell(start / len(ids))
