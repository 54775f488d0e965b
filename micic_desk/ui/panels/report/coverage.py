"""What a report does not hold yet: lines that stand nowhere in it, key points that ask nothing."""

from dataclasses import dataclass

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.links import Links
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.tallies import KEPT_BACK
from micic_desk.ui.models.placing import key_points, section_badge


@dataclass(frozen=True, slots=True)
class Coverage:
    """Captured items that are not printed, in the order of the sessions, and what asks nothing.

    ``asking_nothing`` are the numbers of key points without any recommendation.
    """

    unplaced: tuple[str, ...]
    asking_nothing: tuple[str, ...]


def coverage(notebook: Notebook, consultation: str) -> Coverage:
    """What the report of a consultation does not hold."""
    placed = {
        one.text("item")
        for one in notebook.of_kind(EntityKind.PLACEMENT)
        if one.parent is not None and one.parent in notebook
    }
    unplaced = [
        item
        for session in notebook.children(consultation, EntityKind.SESSION)
        for item in _unplaced(notebook, session.id, placed)
    ]
    return Coverage(tuple(unplaced), asking_nothing(notebook, consultation))


def count_unplaced(notebook: Notebook, consultation: str) -> int | None:
    """How many items `coverage` would name, without looking for them; None while it is counted."""
    sessions = [one.id for one in notebook.children(consultation, EntityKind.SESSION)]
    if not notebook.tally.count_some(sessions):
        return None
    return sum(notebook.tally.unplaced_in(one) for one in sessions)


def asking_nothing(notebook: Notebook, consultation: str) -> tuple[str, ...]:
    """The numbers of the key points without any recommendation."""
    return tuple(
        section_badge(notebook, point)
        for point in key_points(notebook, consultation)
        if not _asks(notebook, point)
    )


def silent_points(notebook: Notebook, consultation: str) -> tuple[str, ...]:
    """The key points without any recommendation, by id, in the order of the report."""
    points = key_points(notebook, consultation)
    return tuple(point.id for point in points if not _asks(notebook, point))


@dataclass(frozen=True, slots=True)
class Origin:
    """From how many captured lines a row of the report comes, and by how many people."""

    notes: int
    people: int


def origin(notebook: Notebook, row: Entity) -> Origin:
    """Where a row of the report comes from; a line that speaks for others counts with them."""
    links = Links(notebook)
    lines = [row, *notebook.below(row.id)]
    told = {item.id for line in lines if not _is_heading(line) for item in _printed(notebook, line)}
    for one in tuple(told):
        group = links.group_of(one)
        told.update(group.members if group is not None and not group.disputed else ())
    authors = {notebook[one].text("author") for one in told} - {""}
    return Origin(len(told), len(authors))


def _is_heading(row: Entity) -> bool:
    return row.kind in (EntityKind.PART, EntityKind.SECTION)


def _unplaced(notebook: Notebook, top: str, placed: set[str]) -> list[str]:
    """The items under a session that are not printed; what stands under a placed one is."""
    found: list[str] = []
    waiting = list(reversed(notebook.children(top, EntityKind.ITEM)))
    while waiting:
        item = waiting.pop()
        if item.id in placed:
            continue
        if item.text("kind") not in KEPT_BACK:
            found.append(item.id)
        waiting.extend(reversed(notebook.children(item.id, EntityKind.ITEM)))
    return found


def _asks(notebook: Notebook, point: Entity) -> bool:
    """Whether a recommendation is printed under a key point."""
    return any(
        item.text("kind") == ItemKind.RECOMMENDATION
        for line in notebook.below(point.id)
        for item in _printed(notebook, line)
    )


def _printed(notebook: Notebook, line: Entity) -> list[Entity]:
    """A line of the report as captured, with what is printed along under it."""
    if line.kind != EntityKind.PLACEMENT:
        return [line]
    item = notebook.get(line.text("item"))
    if item is None or not notebook.shown(item.id):
        return []
    return [item, *notebook.below(item.id)]
