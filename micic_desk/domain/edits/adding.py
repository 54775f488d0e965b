"""Edits that add something new to the notebook."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from micic_desk.domain.edits.spacing import keys_under, moves_of_siblings, require
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import PLACE, ROOT, Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Seedling:
    """One entity of a tree that is added as a whole; children stand in their order.

    ``id`` may be given by a caller that must know it beforehand.
    """

    kind: EntityKind
    fields: Mapping[str, Json]
    id: str = ""
    children: tuple["Seedling", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """Add one entity under a parent: after a sibling, FIRST, or last (None)."""

    kind: EntityKind
    fields: Mapping[str, Json]
    parent: str = ROOT
    after: str | None = None
    id: str = ""

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One new entity at its place."""
        tree = Seedling(kind=self.kind, fields=self.fields, id=self.id)
        return AddTrees(trees=(tree,), parent=self.parent, after=self.after).plan(notebook, pen)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTrees:
    """Add whole trees of entities under a parent, as one gesture (a paste, an import).

    ``changes`` are fields to set on entities that are there already, in the same gesture.
    """

    trees: tuple[Seedling, ...]
    parent: str = ROOT
    after: str | None = None
    act: Act = Act.ADD
    changes: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """All entities of the trees, parents before children."""
        roots = [(tree.id or pen.new_id(), tree) for tree in self.trees]
        subjects = [entity for entity, _ in roots]
        keys = keys_under(notebook, pen, self.parent, self.after, subjects)
        writes = moves_of_siblings(notebook, self.parent, keys, subjects)
        for entity, tree in roots:
            writes.extend(_grown(notebook, pen, tree, entity, keys[entity], self.parent))
        for changed, fields in self.changes.items():
            require(notebook, changed)
            writes.append(Write(entity=changed, kind=notebook[changed].kind, fields=fields))
        return Gesture(
            act=self.act, writes=tuple(writes), subjects=tuple(subjects), count=len(subjects)
        )


def _grown(
    notebook: Notebook, pen: Pen, tree: Seedling, entity: str, key: str, parent: str
) -> list[Write]:
    """The writes of a tree in reading order; iterative, because depth is the user's to choose."""
    writes: list[Write] = []
    waiting = [(tree, entity, parent, key)]
    while waiting:
        seedling, grown, above, at = waiting.pop()
        fields: dict[str, Json] = {PLACE: [above, at], **seedling.fields}
        new = grown not in notebook
        writes.append(Write(entity=grown, kind=seedling.kind, fields=fields, new=new))
        last: str | None = None
        children = []
        for child in seedling.children:
            last = pen.keys.between(last, None)
            children.append((child, child.id or pen.new_id(), grown, last))
        waiting.extend(reversed(children))
    return writes
