"""Starting points: conclusions of an earlier consultation, and what became of each in this one."""

from collections.abc import Iterable
from enum import StrEnum

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook

STATE = "state"
OUTCOME = "outcome"
TAKEN_FROM = "taken_from"
"""The line, section or consultation of an earlier consultation that something was taken from."""


class StartingState(StrEnum):
    """What became of a starting point; one that nobody spoke of is untouched."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    NEW = "new"
    CONTESTED = "contested"
    UNTOUCHED = "untouched"


def is_starting_point(entity: Entity | None) -> bool:
    """Whether an entity is a conclusion that a consultation began with."""
    return (
        entity is not None
        and entity.kind == EntityKind.ITEM
        and entity.fields.get("kind") == ItemKind.STARTING_POINT
    )


def state_of(item: Entity) -> StartingState:
    """What became of a starting point; what only a later version knows counts as untouched."""
    said = item.text(STATE)
    return StartingState(said) if said in set(StartingState) else StartingState.UNTOUCHED


def in_order_of_noting(notebook: Notebook, consultation: str, items: Iterable[str]) -> list[str]:
    """Those of one consultation, in the order of its sessions and report."""
    placed: list[tuple[tuple[tuple[str, str], ...], str]] = []
    for one in items:
        above = notebook.consultation_of(one)
        if notebook.shown(one) and above is not None and above.id == consultation:
            chain = [notebook[one], *notebook.ancestors(one)]
            placed.append((tuple((each.order, each.id) for each in reversed(chain)), one))
    return [one for _, one in sorted(placed)]
