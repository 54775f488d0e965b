"""The notebook as data, for people and programs that look at it from the command line."""

from collections import Counter

from micic_desk.app.desk import Desk
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT

_HIDDEN = frozenset({"layout"})


def shown(desk: Desk) -> dict[str, object]:
    """Everything on show: consultations with all that stands under them, people, conflicts."""
    notebook = desk.notebook
    consultations = notebook.children(ROOT, EntityKind.CONSULTATION)
    return {
        "plain": desk.plain,
        "consultations": [_consultation(notebook, one) for one in consultations],
        "people": [_said(one) for one in notebook.of_kind(EntityKind.PERSON)],
        "conflicts": len(conflicts(notebook)),
        "unfiled": [_said(one) for one in notebook.unfiled()],
    }


def conflicts(notebook: Notebook) -> list[dict[str, object]]:
    """Every field that still shows more than one version, with all of them."""
    found: list[dict[str, object]] = []
    for entity in notebook:
        if not notebook.shown(entity.id):
            continue
        for name, versions in entity.conflicts.items():
            found.append(
                {
                    "entity": entity.id,
                    "kind": entity.kind,
                    "field": name,
                    "shown": entity.fields.get(name),
                    "versions": [
                        {"value": one.value, "operation": one.operation, "time": one.time}
                        for one in versions
                    ],
                }
            )
    return sorted(found, key=str)


def _consultation(notebook: Notebook, consultation: Entity) -> dict[str, object]:
    sessions = notebook.children(consultation.id, EntityKind.SESSION)
    parts = notebook.children(consultation.id, EntityKind.PART)
    return {
        **_said(consultation),
        "sessions": [{**_said(one), "items": _under(notebook, one)} for one in sessions],
        "parts": [_part(notebook, one) for one in parts],
        "counts": counts(notebook, consultation),
    }


def _part(notebook: Notebook, part: Entity) -> dict[str, object]:
    sections = notebook.children(part.id, EntityKind.SECTION)
    return {
        **_said(part),
        "items": _under(notebook, part),
        "sections": [{**_said(one), "items": _under(notebook, one)} for one in sections],
    }


def counts(notebook: Notebook, consultation: Entity) -> dict[str, object]:
    """How many elements a consultation has, as a reader would count them on paper."""
    titles = sum(bool(consultation.text(one)) for one in ("initiative", "title", "dates"))
    below = list(notebook.below(consultation.id))
    kinds = Counter(one.text("kind") for one in below if one.kind == EntityKind.ITEM)
    roles = Counter(one.text("role") for one in below if one.kind == EntityKind.SECTION)
    bylines = len(consultation.texts("rapporteurs"))
    items = sum(kinds.values())
    return {
        "elements": titles + bylines + sum(roles.values()) + items,
        "title_lines": titles,
        "bylines": bylines,
        "sections": dict(sorted(roles.items())),
        "items": items,
        "kinds": dict(sorted(kinds.items())),
    }


def _under(notebook: Notebook, top: Entity) -> list[dict[str, object]]:
    """The items and placements under an entity, nested; iterative, because depth is the user's."""
    found: list[dict[str, object]] = []
    waiting = [(notebook.children(top.id, EntityKind.ITEM, EntityKind.PLACEMENT), found, 1)]
    while waiting:
        children, into, depth = waiting.pop()
        for child in children:
            below: list[dict[str, object]] = []
            into.append({**_said(child), "depth": depth, "children": below})
            under = notebook.children(child.id, EntityKind.ITEM, EntityKind.PLACEMENT)
            waiting.append((under, below, depth + 1))
    return found


def _said(entity: Entity) -> dict[str, object]:
    """An entity's own fields, without what only a writer of its source's format needs.

    An item's own kind (point, recommendation …) stands under ``kind``; the entity's under
    ``entity``.
    """
    said: dict[str, object] = {
        "id": entity.id,
        "entity": entity.kind,
        "parent": entity.parent,
        **{name: value for name, value in entity.fields.items() if name not in _HIDDEN},
    }
    if entity.flags:
        said["flags"] = sorted(entity.flags)
    if entity.conflicts:
        said["conflicts"] = {
            name: [one.value for one in versions] for name, versions in entity.conflicts.items()
        }
    return said
