"""Lines of the outline as a mail program or a letter should get them: plain, nested, no names."""

from collections.abc import Sequence

from micic_desk.domain.edits.moving import outermost
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook

_STEP = "  "


def as_text(notebook: Notebook, entities: Sequence[str]) -> str:
    """These lines and all under them, one a line, indented; one line alone is its words only.

    Who said a line is not in it. A note to self goes along only where it was chosen itself.
    """
    waiting = [(0, notebook[one]) for one in reversed(outermost(notebook, entities))]
    chosen = set(entities)
    said: list[tuple[int, Entity]] = []
    while waiting:
        depth, entity = waiting.pop()
        if entity.text("kind") == ItemKind.NOTE_TO_SELF and entity.id not in chosen:
            continue
        said.append((depth, entity))
        below = notebook.children(entity.id, EntityKind.ITEM)
        waiting.extend((depth + 1, one) for one in reversed(below))
    alone = len(said) == 1
    return "\n".join(line for depth, one in said for line in _written(one, depth, alone=alone))


def _written(entity: Entity, depth: int, *, alone: bool) -> list[str]:
    """The lines of one item: its mark or a bullet, and further lines where its words begin."""
    words = " ".join(part for part in (entity.text("label"), entity.text("text")) if part)
    mark = entity.text("mark") or ("" if alone else "-")
    first, *more = words.split("\n")
    head = f"{mark} {first}" if mark else first
    indent = _STEP * depth
    return [indent + head, *(indent + (_STEP if mark else "") + one for one in more)]
