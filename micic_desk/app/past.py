"""The past of one entity: what each gesture made of it, by whom and when, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from micic_desk.app.desk import Desk
from micic_desk.domain.operation import Json, Operation
from micic_desk.store import log


@dataclass(frozen=True, slots=True)
class Said:
    """One field, what it said before a gesture and after it; None is nothing."""

    field: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What one gesture did to one entity.

    ``first`` marks the gesture that made it; ``arrived`` one that came from another file.
    """

    id: str
    actor: str
    time: int
    said: tuple[Said, ...]
    first: bool = False
    arrived: bool = False


def past(desk: Desk, entity: str) -> list[Past]:
    """Everything that was ever made of an entity and can be read, newest first."""
    operations = [one for one in desk.history(entity) if one.readable]
    with desk.session.transaction() as connection:
        foreign = log.foreign(connection, [one.id for one in operations])
    found = [
        Past(
            id=some[0].id,
            actor=some[0].actor,
            time=some[0].time,
            said=said,
            arrived=some[0].id in foreign,
        )
        for some, said in _told(operations)
    ]
    if found:
        found[0] = replace(found[0], first=True)
    return list(reversed(found))


def _told(
    operations: Sequence[Operation],
) -> Iterable[tuple[list[Operation], tuple[Said, ...]]]:
    """The operations gesture by gesture, each with what it changed, in one pass."""
    written = {one.id: one for one in operations}
    last: dict[str, Json] = {}
    for some in _by_gesture(operations):
        said: dict[str, Said] = {}
        for operation in some:
            for name, value in operation.writes.items():
                before = _before(operation, name, written, last)
                first = said[name].before if name in said else before
                said[name] = Said(name, first, value)
                last[name] = value
        yield some, tuple(one for one in said.values() if one.before != one.after)


def _before(
    operation: Operation, name: str, written: dict[str, Operation], last: dict[str, Json]
) -> Json:
    """What a write replaced: the newest it had seen; what stood last where it saw nothing."""
    seen = [written[one] for one in operation.replaces.get(name, ()) if one in written]
    if seen:
        return max(seen, key=_key).writes.get(name)
    return last.get(name)


def _by_gesture(operations: Sequence[Operation]) -> list[list[Operation]]:
    found: dict[tuple[str, str], list[Operation]] = {}
    for one in operations:
        found.setdefault((one.gesture, one.actor), []).append(one)
    return list(found.values())


def _key(operation: Operation) -> tuple[int, str]:
    return operation.key
