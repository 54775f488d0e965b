"""What a report does not hold yet: how many lines stand nowhere in it, what asks nothing.

Which lines those are, `app.finding` tells.
"""

from dataclasses import dataclass

from micic_desk.domain.entity import Entity
from micic_desk.domain.key_points import key_points
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.links import Links, as_one
from micic_desk.domain.notebook import Notebook
from micic_desk.ui.models.placing import section_badges


def sessions_of(notebook: Notebook, consultation: str) -> list[str]:
    """The sessions of a consultation and of those that are one with it."""
    return [
        session.id
        for one in as_one(notebook, consultation)
        for session in notebook.children(one, EntityKind.SESSION)
    ]


def count_unplaced(notebook: Notebook, consultation: str) -> int | None:
    """How many items are not printed, without looking for them; None while it is counted."""
    sessions = sessions_of(notebook, consultation)
    if not notebook.tally.count_some(sessions):
        return None
    return sum(notebook.tally.unplaced_in(one) for one in sessions)


def asking_nothing(notebook: Notebook, consultation: str) -> tuple[str, ...]:
    """The numbers of the key points without any recommendation."""
    badges = section_badges(notebook)
    points = key_points(notebook, consultation)
    return tuple(badges[point.id] for point in points if not _asks(notebook, point))


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
