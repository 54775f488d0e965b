"""The edits behind the report's outline: its order, what is placed, what is taken out."""

from collections.abc import Sequence

from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.edits.key_points import counted_by_hand, last_before, part_at, section_at
from micic_desk.domain.edits.moving import Move, Shift, outermost
from micic_desk.domain.edits.reporting import PlaceItems, WithdrawItems
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.edits.together import Together
from micic_desk.domain.edits.withholding import TurnConfidential
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook

_LINES = (EntityKind.ITEM, EntityKind.PLACEMENT)


def moved(notebook: Notebook, entities: Sequence[str], steps: int) -> Edit:
    """Entities one place up (-1) or down (+1); over the edge of a section, into the next one.

    Where there is nowhere to go, the edit is refused when it is carried out.
    """
    chosen = outermost(notebook, entities)
    nowhere = Shift(entities=tuple(chosen), steps=steps)
    if not chosen:
        return nowhere
    first = notebook[chosen[0]]
    together = [one for one in chosen if notebook[one].parent == first.parent]
    if first.kind == EntityKind.SECTION:
        return _moved_section(notebook, first, steps) or nowhere
    if first.kind in _LINES:
        return _moved_lines(notebook, first, together, steps) or nowhere
    if first.kind == EntityKind.PART:
        return _counting_anew(notebook, nowhere, first.id)
    return nowhere


def taken_out(notebook: Notebook, entities: Sequence[str]) -> Edit:
    """Placed lines leave the report and stay where they were captured; the rest is deleted."""
    chosen = outermost(notebook, entities)
    placed = [one for one in chosen if notebook[one].kind == EntityKind.PLACEMENT]
    others = [one for one in chosen if one not in placed]
    edits: list[Edit] = []
    if placed:
        edits.append(WithdrawItems(items=tuple(notebook[one].text("item") for one in placed)))
    if others:
        edits.append(Delete(entities=tuple(others)))
    return edits[0] if len(edits) == 1 else Together(edits=tuple(edits), act=Act.WITHDRAW)


def withheld(notebook: Notebook, entities: Sequence[str]) -> Edit | None:
    """Lines confidential, or open again where all of them are; None where no line is chosen."""
    lines = tuple(one for one in entities if notebook[one].kind in _LINES)
    return TurnConfidential(entities=lines) if lines else None


def placed_in(notebook: Notebook, items: Sequence[str], section: str) -> Edit:
    """Captured items into a section; what was written in the report itself is moved there."""
    chosen = outermost(notebook, items)
    own = [one for one in chosen if part_at(notebook, one) is not None]
    captured = [one for one in chosen if one not in own]
    edits: list[Edit] = []
    if captured:
        edits.append(PlaceItems(items=tuple(captured), section=section))
    if own:
        edits.append(Move(entities=tuple(own), parent=section))
    return edits[0] if len(edits) == 1 else Together(edits=tuple(edits), act=Act.PLACE)


def _moved_section(notebook: Notebook, section: Entity, steps: int) -> Edit | None:
    part = section.parent or ""
    sections = [one.id for one in notebook.children(part, EntityKind.SECTION)]
    goal = sections.index(section.id) + steps
    if not 0 <= goal < len(sections):
        return None
    rest = [one for one in sections if one != section.id]
    after = rest[goal - 1] if goal else last_before(notebook, part, rest[0])
    return _counting_anew(notebook, Move(entities=(section.id,), parent=part, after=after), part)


def _counting_anew(notebook: Notebook, move: Edit, part: str) -> Edit:
    """A move after which typed numbers that only counted are counted again."""
    by_hand = tuple(counted_by_hand(notebook, part))
    if not by_hand:
        return move
    return Together(edits=(move, Change(entities=by_hand, fields={"number": None})), act=Act.MOVE)


def _moved_lines(
    notebook: Notebook, first: Entity, chosen: Sequence[str], steps: int
) -> Edit | None:
    parent = first.parent or ""
    siblings = [one.id for one in notebook.children(parent, *_LINES)]
    rest = [one for one in siblings if one not in chosen]
    goal = sum(1 for one in siblings[: siblings.index(first.id)] if one in rest) + steps
    if 0 <= goal <= len(rest):
        after = rest[goal - 1] if goal else FIRST
        return Move(entities=tuple(chosen), parent=parent, after=after)
    section = section_at(notebook, parent)
    if section is None or section.id != parent:
        return None
    beside = _section_beside(notebook, section, steps)
    if beside is None:
        return None
    after_there = None if steps < 0 else FIRST
    return Move(entities=tuple(chosen), parent=beside, after=after_there)


def _section_beside(notebook: Notebook, section: Entity, steps: int) -> str | None:
    """The section before or after one, in the next part too."""
    part = notebook.get(section.parent or "")
    parts = notebook.children(part.parent or "", EntityKind.PART) if part is not None else []
    sections = [
        one.id for above in parts for one in notebook.children(above.id, EntityKind.SECTION)
    ]
    goal = sections.index(section.id) + steps if section.id in sections else -1
    return sections[goal] if 0 <= goal < len(sections) else None
