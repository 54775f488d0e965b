"""Edits that make new lines of what is there: a copy says the same and is nobody's history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.spacing import require
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Gesture, Pen
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.domain.sentences import Refusal

_LEFT_BEHIND = frozenset({"layout", "continues"})
"""How a source was written, and which line goes on in which, are the first line's alone."""

_NAMING = frozenset({"applies_to", "evidence"})
"""Fields that name other lines; inside a copied tree they name the copies."""

_COPIED = (EntityKind.ITEM, EntityKind.PLACEMENT)
_ALONG = frozenset({EntityKind.ITEM, EntityKind.FIGURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTrees:
    """Make lines that say what these say, with all that stands under them, at another place.

    A line that was deleted since it was chosen is copied as it was, with what went along with
    it. Of a line in the report the words it has there are copied.
    """

    entities: tuple[str, ...]
    parent: str
    after: str | None = None
    act: Act = Act.PASTE

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """New entities in the order given; conflicts are copied as they are shown."""
        chosen = set(self.entities)
        for one in self.entities:
            require(notebook, one)
            if notebook[one].kind not in _COPIED:
                raise Refusal("edit.not_a_line", "Only lines can be copied; this is a heading.")
        roots = [
            one
            for one in dict.fromkeys(self.entities)
            if not any(above.id in chosen for above in notebook.ancestors(one))
        ]
        copies: dict[str, str] = {}
        trees = tuple(_copied(notebook, pen, notebook[one], copies) for one in roots)
        named = tuple(_renamed(tree, copies) for tree in trees)
        made = AddTrees(trees=named, parent=self.parent, after=self.after, act=self.act)
        return replace(made.plan(notebook, pen), count=len(roots))


def _copied(notebook: Notebook, pen: Pen, top: Entity, copies: dict[str, str]) -> Seedling:
    """The tree under a line as seedlings, built from the leaves up: depth is the user's."""
    order = [top]
    below: dict[str, list[Entity]] = {}
    for entity in order:
        below[entity.id] = _children(notebook, entity)
        order.extend(below[entity.id])
    made: dict[str, Seedling] = {}
    for entity in reversed(order):
        copies[entity.id] = pen.new_id()
        made[entity.id] = Seedling(
            kind=EntityKind.ITEM
            if entity.kind == EntityKind.PLACEMENT
            else EntityKind(entity.kind),
            fields=_fields(notebook, entity),
            id=copies[entity.id],
            children=tuple(made[one.id] for one in below[entity.id]),
        )
    return made[top.id]


def _children(notebook: Notebook, entity: Entity) -> list[Entity]:
    source = _source(notebook, entity)
    gone = source.dead and not notebook.shown(source.id)
    found = notebook.all_children(source.id) if gone else notebook.children(source.id)
    return [one for one in found if one.kind in _ALONG]


def _source(notebook: Notebook, entity: Entity) -> Entity:
    if entity.kind != EntityKind.PLACEMENT:
        return entity
    return notebook.get(entity.text("item")) or entity


def _fields(notebook: Notebook, entity: Entity) -> dict[str, Json]:
    source = _source(notebook, entity)
    fields = {name: value for name, value in source.fields.items() if name not in _LEFT_BEHIND}
    if source is not entity and entity.text("wording"):
        fields["text"] = entity.text("wording")
        fields.pop("typed", None)
    return fields


def _renamed(tree: Seedling, copies: Mapping[str, str]) -> Seedling:
    """The tree with the names of copied lines in it put to the copies; from the leaves up."""
    order = [tree]
    for one in order:
        order.extend(one.children)
    made: dict[str, Seedling] = {}
    for one in reversed(order):
        fields = {
            name: [copies.get(str(each), each) for each in value]
            if name in _NAMING and isinstance(value, Sequence) and not isinstance(value, str)
            else value
            for name, value in one.fields.items()
        }
        children = tuple(made[child.id] for child in one.children)
        made[one.id] = replace(one, fields=fields, children=children)
    return made[tree.id]
