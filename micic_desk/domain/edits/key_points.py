"""Edits that build the report's own outline: its parts and its key points."""

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.entity import Entity
from micic_desk.domain.key_points import key_points
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json


def new_key_point(
    notebook: Notebook,
    consultation: str,
    *,
    introduction: str,
    presenter: str | None = None,
    beside: str | None = None,
    titled: Seedling | None = None,
) -> AddTrees:
    """A key point after the one at work; with a part and an introduction where there is none.

    ``introduction`` is that section's title, ``presenter`` the person who gives the first
    part, ``beside`` any entity of the report. ``titled`` is the section where it has a title
    already; one called as the introduction is that.
    """
    parts = notebook.children(consultation, EntityKind.PART)
    point = titled or Seedling(kind=EntityKind.SECTION, fields=section_fields("", introduction))
    if not parts:
        role = SectionRole.INTRODUCTION
        opening = Seedling(
            kind=EntityKind.SECTION, fields={"role": role.value, "title": introduction}
        )
        fields: dict[str, Json] = {"presenter": presenter} if presenter else {}
        children = (point,) if point.fields["role"] == role else (opening, point)
        part = Seedling(kind=EntityKind.PART, fields=fields, children=children)
        return AddTrees(trees=(part,), parent=consultation)
    section = section_at(notebook, beside)
    part_id = part_at(notebook, beside) or (section.parent if section else None) or parts[-1].id
    sections = notebook.children(part_id, EntityKind.SECTION)
    after = section.id if section is not None and section.parent == part_id else None
    if after is None:
        body = [one.id for one in sections if one.text("role") != SectionRole.ANNEX]
        after = body[-1] if body else None
    later = parts[[one.id for one in parts].index(part_id) + 1 :]
    behind = _behind(notebook, sections, after, later)
    changes: dict[str, dict[str, Json]] = {
        one: {"number": None} for one in counted_by_hand(notebook, part_id) if one in behind
    }
    return AddTrees(trees=(point,), parent=part_id, after=after, changes=changes)


def new_section(
    notebook: Notebook,
    consultation: str,
    role: SectionRole,
    title: str,
    *,
    presenter: str | None = None,
    beside: str | None = None,
) -> AddTrees:
    """A section that is no key point, in the part at work, else the last one.

    An introduction comes first, an annex last, anything else after the section at work. Where
    there is no part yet, one is made.
    """
    grown = Seedling(kind=EntityKind.SECTION, fields={"role": role.value, "title": title})
    parts = notebook.children(consultation, EntityKind.PART)
    if not parts:
        return new_part(notebook, consultation, presenter=presenter, sections=(grown,))
    part = part_at(notebook, beside) or parts[-1].id
    sections = notebook.children(part, EntityKind.SECTION)
    at_work = section_at(notebook, beside)
    after: str | None = None
    if role is SectionRole.INTRODUCTION and sections:
        after = last_before(notebook, part, sections[0].id)
    elif role is not SectionRole.ANNEX and at_work is not None and at_work.parent == part:
        after = at_work.id
    return AddTrees(trees=(grown,), parent=part, after=after)


def new_part(
    notebook: Notebook,
    consultation: str,
    *,
    presenter: str | None = None,
    beside: str | None = None,
    sections: tuple[Seedling, ...] = (),
) -> AddTrees:
    """A part of the report after the one at work, else last."""
    fields: dict[str, Json] = {"presenter": presenter} if presenter else {}
    part = Seedling(kind=EntityKind.PART, fields=fields, children=sections)
    return AddTrees(trees=(part,), parent=consultation, after=part_at(notebook, beside) or None)


def numbers_by_hand(notebook: Notebook, consultation: str) -> list[str]:
    """Every key point whose number was typed; without it, it is counted."""
    return [one.id for one in key_points(notebook, consultation) if one.text("number")]


def section_fields(title: str, introduction: str, number: str = "") -> dict[str, Json]:
    """The fields of a section with this title: a key point, unless it is the introduction."""
    same = title.casefold().strip(" :.") == introduction.casefold()
    role = SectionRole.INTRODUCTION if same else SectionRole.KEY_POINT
    fields: dict[str, Json] = {"role": role.value, "title": title}
    return {**fields, "number": number} if number else fields


def section_at(notebook: Notebook, entity: str | None) -> Entity | None:
    """The section that an entity is, or stands in."""
    return _at(notebook, entity, EntityKind.SECTION)


def part_at(notebook: Notebook, entity: str | None) -> str | None:
    """The part that an entity is, or stands in."""
    found = _at(notebook, entity, EntityKind.PART)
    return found.id if found is not None else None


def counted_by_hand(notebook: Notebook, part: str) -> list[str]:
    """Key points of the report with this part whose typed number is the one they would be given.

    Such a number gives way when the order changes; any other was meant and stays.
    """
    points = key_points(notebook, notebook[part].parent or "")
    return [
        one.id for place, one in enumerate(points, 1) if one.text("number").strip() == f"{place}."
    ]


def last_before(notebook: Notebook, parent: str, sibling: str) -> str:
    """The sibling before one, so that loose lines of a part stay before its sections."""
    before = FIRST
    for one in notebook.children(parent):
        if one.id == sibling:
            break
        before = one.id
    return before


def _behind(
    notebook: Notebook, sections: list[Entity], after: str | None, later: list[Entity]
) -> set[str]:
    """The sections whose number changes because one comes after ``after``; ``later`` are parts."""
    ids = [one.id for one in sections]
    here = ids[ids.index(after) + 1 :] if after in ids else ids
    there = [one.id for part in later for one in notebook.children(part.id, EntityKind.SECTION)]
    return {*here, *there}


def _at(notebook: Notebook, entity: str | None, kind: EntityKind) -> Entity | None:
    found = notebook.get(entity) if entity else None
    if found is None:
        return None
    return next((one for one in (found, *notebook.ancestors(found.id)) if one.kind == kind), None)
