"""What lies in the bin of a consultation: each deletion with what went along, by whom, when."""

from collections.abc import Sequence
from dataclasses import dataclass

from micic_desk.app.desk import Desk
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED
from micic_desk.domain.registers import Registers
from micic_desk.store import log

_KINDS = frozenset(
    {
        *(EntityKind.CONSULTATION, EntityKind.SESSION, EntityKind.ITEM, EntityKind.PART),
        *(EntityKind.SECTION, EntityKind.PLACEMENT, EntityKind.PERSON, EntityKind.FIGURE),
        EntityKind.REFERENCE,
    }
)


@dataclass(frozen=True, slots=True)
class Binned:
    """One thing that was deleted. ``along`` are the ids of what went with it from under it."""

    entity: str
    along: tuple[str, ...]
    actor: str
    time: int

    @property
    def whole(self) -> tuple[str, ...]:
        """It and all that went with it, parents first."""
        return (self.entity, *self.along)


@dataclass(frozen=True, slots=True)
class _Deletion:
    gesture: str
    actor: str
    time: int
    lamport: int


def binned(desk: Desk, consultation: str | None) -> list[Binned]:
    """Everything in the bin of a consultation (or of the notebook), what was deleted last first.

    People, and consultations themselves, belong to every bin.
    """
    notebook = desk.notebook
    dead = [one for one in notebook if _lies_in(notebook, one, consultation)]
    found = _deletions(desk, [one.id for one in dead])
    roots = [one for one in dead if one.id in found and not _went_with(found, one.id, one.parent)]
    roots.sort(key=lambda one: found[one.id].lamport, reverse=True)
    return [
        Binned(
            one.id,
            tuple(_along(notebook, found, one)),
            found[one.id].actor,
            found[one.id].time,
        )
        for one in roots
    ]


def _lies_in(notebook: Notebook, entity: Entity, consultation: str | None) -> bool:
    if not entity.dead or notebook.shown(entity.id) or entity.kind not in _KINDS:
        return False
    if consultation is None or entity.kind == EntityKind.CONSULTATION:
        return True
    above = notebook.consultation_of(entity.id)
    return above is None or above.id == consultation


def _deletions(desk: Desk, entities: Sequence[str]) -> dict[str, _Deletion]:
    """The newest deletion of each entity."""
    found: dict[str, _Deletion] = {}
    with desk.session.transaction() as connection:
        for entity, operations in log.of_entities(connection, entities):
            heads = [one for one in Registers(operations).heads(DELETED) if one.writes[DELETED]]
            if heads:
                last = heads[-1]
                found[entity] = _Deletion(last.gesture, *last.by_whom(DELETED), last.lamport)
    return found


def _went_with(found: dict[str, _Deletion], entity: str, parent: str | None) -> bool:
    above = found.get(parent or "")
    return above is not None and above.gesture == found[entity].gesture


def _along(notebook: Notebook, found: dict[str, _Deletion], top: Entity) -> list[str]:
    gesture = found[top.id].gesture
    order = [top.id]
    for one in order:
        order.extend(
            child.id
            for child in notebook.all_children(one)
            if child.id in found and found[child.id].gesture == gesture
        )
    return order[1:]
