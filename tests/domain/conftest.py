"""A sheet of paper: the smallest store there is, so that edits are tested by their effect."""

from collections.abc import Iterable

import pytest

from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Edit, Gesture
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, PLACE, ROOT, Json, Operation
from micic_desk.domain.order import OrderKeys
from micic_desk.domain.registers import Registers


def operation_of(number: int, entity: str = "e", **fields: Json) -> Operation:
    """An operation whose id says its number; ``p`` and ``saw`` are numbers too."""
    replaced = fields.pop("p", {})
    saw = fields.pop("saw", None)
    lamport = fields.pop("lamport", number)
    assert isinstance(replaced, dict)
    assert isinstance(lamport, int)
    return Operation(
        id=f"{number:032x}",
        actor="a" * 32,
        sequence=number,
        lamport=lamport,
        time=number * 10,
        entity=entity,
        kind="item",
        gesture="b" * 32,
        writes=fields,
        replaces={name: [f"{one:032x}" for one in ones] for name, ones in replaced.items()},
        saw=None if saw is None else frozenset(f"{one:032x}" for one in saw),  # type: ignore[union-attr]
    )


class Sheet:
    """Writes gestures with one pen and settles them in memory."""

    def __init__(self, writer: str = "0123456789abcdef") -> None:
        self.keys = OrderKeys(writer)
        self.notebook = Notebook()
        self.gestures: list[Gesture] = []
        self._operations: dict[str, list[Operation]] = {}
        self._count = 0

    def new_id(self) -> str:
        self._count += 1
        return f"{self._count:032x}"

    def now(self) -> int:
        return 1_000_000_000

    def do(self, edit: Edit) -> tuple[str, ...]:
        """Carry an edit out and give its subjects."""
        gesture = edit.plan(self.notebook, self)
        self.gestures.append(gesture)
        for write in gesture.writes:
            known = self._operations.setdefault(write.entity, [])
            assert not (write.new and known), "a new entity is new"
            heads = Registers(known)
            one = operation_of(1000 + sum(map(len, self._operations.values())), write.entity)
            known.append(
                Operation(
                    id=one.id,
                    actor=one.actor,
                    sequence=1,
                    lamport=one.lamport,
                    time=one.time,
                    entity=write.entity,
                    kind=write.kind,
                    gesture=one.gesture,
                    writes=write.fields,
                    replaces={name: heads.head_ids(name) for name in write.fields},
                    saw=heads.content_heads() if write.fields.get(DELETED) else None,
                )
            )
            entity = Registers(known).settle(write.entity)
            assert entity is not None
            self.notebook.apply([entity])
        return gesture.subjects

    def put(self, kind: EntityKind, parent: str = ROOT, /, **fields: Json) -> str:
        """Lay an entity down at the end of its parent, without any edit."""
        last = self.notebook.last_child(parent)
        key = self.keys.between(self.notebook[last].order if last else None, None)
        one = self.new_id()
        first = operation_of(1000 + sum(map(len, self._operations.values())), one)
        writes = {PLACE: [parent, key], **fields}
        self._operations[one] = [
            Operation(
                id=first.id,
                actor=first.actor,
                sequence=1,
                lamport=first.lamport,
                time=first.time,
                entity=one,
                kind=kind,
                gesture=first.gesture,
                writes=writes,
            )
        ]
        entity = Registers(self._operations[one]).settle(one)
        assert entity is not None
        self.notebook.apply([entity])
        return one

    def receive(self, operation: Operation) -> None:
        """Take in somebody else's operation."""
        known = self._operations.setdefault(operation.entity, [])
        known.append(operation)
        entity = Registers(known).settle(operation.entity)
        assert entity is not None
        self.notebook.apply([entity])

    def lines(self, texts: Iterable[str], parent: str = ROOT) -> list[str]:
        """Items with these texts under a parent."""
        return [self.put(EntityKind.ITEM, parent, kind="point", text=one) for one in texts]

    def outline(self, parent: str = ROOT) -> list[str]:
        """What is shown under a parent, indented by two spaces a level."""
        found: list[str] = []
        waiting = [(0, one) for one in reversed(self.notebook.children(parent))]
        while waiting:
            depth, entity = waiting.pop()
            found.append("  " * depth + _called(entity))
            children = self.notebook.children(entity.id)
            waiting.extend((depth + 1, one) for one in reversed(children))
        return found


def _called(entity: Entity) -> str:
    return entity.text("text") or entity.text("title") or entity.text("item") or entity.kind


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


@pytest.fixture(scope="session")
def sheets() -> type[Sheet]:
    return Sheet


@pytest.fixture(scope="session")
def operations() -> object:
    return operation_of
