"""Edits that move: anywhere, one level in or out, up or down among siblings."""

from collections.abc import Sequence
from dataclasses import dataclass

from micic_desk.domain.edits.spacing import (
    FIRST,
    keys_under,
    moves_of_siblings,
    refuse_circle,
    require,
)
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import PLACE, Json
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Put entities, with all that stands under them, under a parent after a sibling.

    ``after`` is a sibling's id, FIRST, or None for the end. Entities that travel inside
    another moved one keep their place in it.
    """

    entities: tuple[str, ...]
    parent: str
    after: str | None = None

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """New places in the order given; refused where a line would stand under itself."""
        require(notebook, self.parent)
        moved = outermost(notebook, self.entities)
        for one in moved:
            refuse_circle(notebook, one, self.parent)
        keys = keys_under(notebook, pen, self.parent, self.after, moved)
        writes = moves_of_siblings(notebook, self.parent, keys, moved)
        for one in moved:
            fields: dict[str, Json] = {PLACE: [self.parent, keys[one]], **_loosened(notebook[one])}
            writes.append(Write(entity=one, kind=notebook[one].kind, fields=fields))
        return Gesture(act=Act.MOVE, writes=tuple(writes), subjects=tuple(moved), count=len(moved))


def _loosened(entity: Entity) -> dict[str, Json]:
    """A line that moves no longer stands at the depth its source gave it."""
    layout = entity.mapping("layout")
    if "level" not in layout:
        return {}
    return {"layout": {name: value for name, value in layout.items() if name != "level"}}


def outermost(notebook: Notebook, entities: Sequence[str]) -> list[str]:
    """The entities that are not inside another one of them, each once, in the order given."""
    for one in entities:
        require(notebook, one)
    chosen = set(entities)
    return [
        one
        for one in dict.fromkeys(entities)
        if not any(above.id in chosen for above in notebook.ancestors(one))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indent:
    """Move entities one level in: under the line shown before each of them."""

    entities: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Refused where the first of them has no line before it at its own level."""
        moved = outermost(notebook, self.entities)
        parent = notebook[moved[0]].parent if moved else None
        earlier = [
            one.id
            for one in notebook.children(parent or "")
            if one.id not in moved and one.order < notebook[moved[0]].order
        ]
        if not earlier:
            raise Refusal(
                "edit.no_line_before",
                "There is no line above at this level to stand under, so it stays where it is.",
            )
        return Move(entities=tuple(moved), parent=earlier[-1]).plan(notebook, pen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdent:
    """Move entities one level out: after the line they stood under."""

    entities: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Refused at the outermost level, where the parent is not a line."""
        moved = outermost(notebook, self.entities)
        above = notebook.get(notebook[moved[0]].parent or "") if moved else None
        if above is None or above.parent is None or above.kind != notebook[moved[0]].kind:
            raise Refusal("edit.outermost", "This line already stands at the outermost level.")
        return Move(entities=tuple(moved), parent=above.parent, after=above.id).plan(notebook, pen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Move entities one place up (steps = -1) or down (+1) among their siblings."""

    entities: tuple[str, ...]
    steps: int

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Refused at either end of the siblings."""
        moved = outermost(notebook, self.entities)
        parent = notebook[moved[0]].parent if moved else None
        siblings = [one.id for one in notebook.children(parent or "")]
        rest = [one for one in siblings if one not in moved]
        first = min((siblings.index(one) for one in moved if one in siblings), default=0)
        before = len([one for one in siblings[:first] if one not in moved])
        wanted = before + self.steps
        if parent is None or not 0 <= wanted <= len(rest):
            raise Refusal("edit.at_the_end", "This line cannot go any further in that direction.")
        after = rest[wanted - 1] if wanted else FIRST
        return Move(entities=tuple(moved), parent=parent, after=after).plan(notebook, pen)
