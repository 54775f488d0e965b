"""Where lines go among their siblings: order keys for newcomers, re-spaced where keys grew long."""

from collections.abc import Sequence

from micic_desk.domain.gesture import Pen, Write
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import PLACE, ROOT
from micic_desk.domain.order import LONGEST_KEY
from micic_desk.domain.sentences import Refusal

FIRST = "first"
"""Asks for the place before all other children."""


def require(notebook: Notebook, entity: str) -> None:
    """Refuse to go on where an entity an edit speaks of is not in the notebook."""
    if entity != ROOT and entity not in notebook:
        raise Refusal(
            "edit.not_found",
            "Nothing with the id {id} is in this notebook. Look up its present id and try again.",
            id=entity,
        )


def refuse_circle(notebook: Notebook, moved: str, parent: str) -> None:
    """Refuse to put an entity under itself or under what stands below it."""
    if moved == parent or any(above.id == moved for above in notebook.ancestors(parent)):
        raise Refusal(
            "edit.circle",
            "A line cannot be moved under itself. Choose a place outside the lines you are moving.",
        )


def keys_under(
    notebook: Notebook, pen: Pen, parent: str, after: str | None, entities: Sequence[str]
) -> dict[str, str]:
    """Order keys for entities (new ones or moved ones) that go under a parent.

    They stand in the order given after the sibling ``after``, before all (FIRST), or at the
    end (None). Where keys have grown past LONGEST_KEY, or two siblings share one (they were
    set aside together), the answer holds fresh keys for all siblings too.
    """
    require(notebook, parent)
    if after is None:
        after = notebook.last_child(parent)
    after = _steady(notebook, parent, after, entities)
    left, right = notebook.neighbours(parent, None if after == FIRST else after)
    if left is not None and right is not None and left >= right:
        return _respaced(notebook, pen, parent, after, entities)
    keys: dict[str, str] = {}
    for one in entities:
        left = keys[one] = pen.keys.between(left, right)
    if left is not None and keys and len(left) > LONGEST_KEY:
        return _respaced(notebook, pen, parent, after, entities)
    return keys


def moves_of_siblings(
    notebook: Notebook, parent: str, keys: dict[str, str], newcomers: Sequence[str]
) -> list[Write]:
    """The writes for siblings that had to be re-spaced to make room for newcomers."""
    arrived = set(newcomers)
    return [
        Write(entity=one, kind=notebook[one].kind, fields={PLACE: [parent, key]})
        for one, key in keys.items()
        if one not in arrived
    ]


def _steady(notebook: Notebook, parent: str, after: str | None, moved: Sequence[str]) -> str | None:
    """The nearest sibling before the wanted place that is not itself being moved."""
    if after is None or after == FIRST or after not in moved:
        return after
    steady: str | None = FIRST
    for sibling in notebook.all_children(parent):
        if sibling.id == after:
            break
        if sibling.id not in moved:
            steady = sibling.id
    return steady


def _respaced(
    notebook: Notebook, pen: Pen, parent: str, after: str | None, newcomers: Sequence[str]
) -> dict[str, str]:
    """Fresh short keys for a whole group of siblings, with the newcomers in their place."""
    order = [one.id for one in notebook.all_children(parent) if one.id not in newcomers]
    position = order.index(after) + 1 if after in order else 0
    order[position:position] = newcomers
    keys: dict[str, str] = {}
    key: str | None = None
    for one in order:
        key = keys[one] = pen.keys.between(key, None)
    return keys
