"""Undo as new operations: the values a gesture replaced are written again, on top of it.

Only where nobody else has written on top since: what came from another laptop stays, and is
counted.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from micic_desk.domain.gesture import Write
from micic_desk.domain.operation import DELETED, PLACE, By, Json, Operation
from micic_desk.domain.registers import Registers
from micic_desk.store import log


@dataclass(frozen=True, slots=True)
class Reversal:
    """The writes that take a gesture back, and how many of its fields had to be left alone."""

    writes: tuple[Write, ...]
    left_alone: int


def reversal(connection: Connection, wrote: Sequence[Operation]) -> Reversal:
    """What takes these operations back, as things stand now.

    The newest standing gesture of this file is the only one ever taken back, so a head that
    was written in this file belongs to it, to an undo on top of it, or to what was before; a
    head that came from elsewhere since is somebody's later word and is left alone.
    """
    by_entity: dict[str, list[Operation]] = {}
    for operation in wrote:
        by_entity.setdefault(operation.entity, []).append(operation)
    writes: list[Write] = []
    left_alone = 0
    for entity, known in log.of_entities(connection, list(by_entity)):
        if not known:
            continue
        foreign = log.foreign(connection, [each.id for each in known])
        one = _Entity(entity, known, foreign, by_entity[entity])
        writes.extend(one.taken_back())
        left_alone += one.left_alone
    return Reversal(tuple(writes), left_alone)


class Again(NamedTuple):
    """A value that is said again, and who said it first; None where nobody had."""

    value: Json
    by: By | None = None


def again(operation: Operation, name: str) -> Again:
    """What an operation wrote into a field, by whoever it was who wrote it first."""
    return Again(operation.writes[name], operation.by_whom(name))


class _Entity:
    """One entity whose part of a gesture is taken back."""

    def __init__(
        self,
        entity: str,
        known: Sequence[Operation],
        foreign: AbstractSet[str],
        wrote: Sequence[Operation],
    ) -> None:
        self._entity = entity
        self._wrote = wrote
        self._registers = Registers(known)
        start = min(operation.lamport for operation in wrote)
        self._before = Registers(one for one in known if one.lamport < start)
        self._values = {operation.id: operation for operation in known}
        self._foreign = foreign
        self._kind = known[0].kind
        self._saw: frozenset[str] | None = None
        self.left_alone = 0

    def taken_back(self) -> list[Write]:
        """The writes that restore what the gesture replaced."""
        if self._before.settle(self._entity) is None:
            # The gesture made it.
            return self._written({DELETED: [Again(True)]}) if self._deletable() else []
        wanted: dict[str, list[Again]] = {}
        fields = _fields_before(self._wrote)
        for name, before in fields.items():
            heads = self._registers.head_ids(name)
            known = [self._values[one] for one in before if one in self._values]
            values = [again(one, name) for one in known if name in one.writes]
            unplaced = name == PLACE and not values
            # A value that was taken out for good cannot be put back.
            lost = len(values) < len(known)
            if not heads or not self._foreign.isdisjoint(heads) or unplaced or lost:
                self.left_alone += 1
            else:
                wanted[name] = values or [Again(_unset(name))]
        if DELETED not in fields and self._was_dead() and not self._is_dead(self._registers):
            # A word written on what lay in the bin took it out.
            wanted[DELETED] = [again(self._before.heads(DELETED)[-1], DELETED)]
        if any(one.value is True for one in wanted.get(DELETED, ())):
            if not self._deletable():
                del wanted[DELETED]
            elif not self._was_dead():
                self._saw = self._seen_before()
        return self._written(wanted)

    def _deletable(self) -> bool:
        """Nobody else's later words would go to the bin with it."""
        since = self._registers.content_heads() - self._before.content_heads()
        if self._foreign.isdisjoint(since):
            return True
        self.left_alone += 1
        return False

    def _was_dead(self) -> bool:
        """Whether it was in the bin before; a delete that missed words left it standing."""
        return self._is_dead(self._before)

    def _is_dead(self, registers: Registers) -> bool:
        entity = registers.settle(self._entity)
        return entity is not None and entity.dead

    def _seen_before(self) -> frozenset[str]:
        """What the deletes had seen that stood before the gesture."""
        heads = self._before.heads(DELETED)
        return frozenset[str]().union(*(head.saw or frozenset() for head in heads))

    def _written(self, wanted: dict[str, list[Again]]) -> list[Write]:
        heads = {name: self._registers.head_ids(name) for name in wanted}
        return restating(self._entity, self._kind, wanted, heads, self._saw)


def restating(
    entity: str,
    kind: str,
    wanted: Mapping[str, Sequence[Again]],
    replaces: Mapping[str, Sequence[str]],
    saw: frozenset[str] | None,
) -> list[Write]:
    """The writes that say these values of its fields again, the newest value of each last.

    One write for the newest values, one more for each further head of a conflict. All of them
    replace the same (the heads of now), so that the heads of a conflict that had been settled
    stand beside each other again. ``saw`` is what a delete among them has seen, None for all.
    """
    steps = max((len(values) for values in wanted.values()), default=0)
    writes = []
    for step in range(steps, 0, -1):
        said = {
            name: values[len(values) - step]
            for name, values in wanted.items()
            if len(values) >= step
        }
        fields = {name: one.value for name, one in said.items()}
        writes.append(
            Write(
                entity=entity,
                kind=kind,
                fields=fields,
                replaces={name: replaces[name] for name in fields if replaces[name]},
                saw=saw if fields.get(DELETED) is True else None,
                by={name: one.by for name, one in said.items() if one.by is not None},
            )
        )
    return writes


def _fields_before(operations: Sequence[Operation]) -> dict[str, list[str]]:
    """For each field a gesture wrote, the operations it replaced that are not its own."""
    own = {operation.id for operation in operations}
    before: dict[str, list[str]] = {}
    for operation in operations:
        for name in operation.writes:
            replaced = operation.replaces.get(name, ())
            known = before.setdefault(name, [])
            known.extend(one for one in replaced if one not in own and one not in known)
    return before


def _unset(name: str) -> Json:
    return False if name == DELETED else None
