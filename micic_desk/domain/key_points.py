"""The key points of a report; their numbers go on from one rapporteur's part to the next.

One report is told by several people: "key point 4" must be one and the same to all of them.
"""

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.domain.notebook import Notebook


def key_points(notebook: Notebook, consultation: str) -> list[Entity]:
    """The key points of a consultation in the order they are presented."""
    return [
        section
        for part in notebook.children(consultation, EntityKind.PART)
        for section in notebook.children(part.id, EntityKind.SECTION)
        if section.text("role") == SectionRole.KEY_POINT
    ]


def place_of(notebook: Notebook, section: Entity) -> int:
    """Which key point of its consultation a section is, from 1; 0 where it is none of it."""
    part = notebook.get(section.parent or "")
    if part is None or section.text("role") != SectionRole.KEY_POINT:
        return 0
    points = [one.id for one in key_points(notebook, part.parent or "")]
    return points.index(section.id) + 1 if section.id in points else 0
