"""Going back: out of the bin to where something stood, and to what a field said before."""

from dataclasses import dataclass

from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.spacing import keys_under, moves_of_siblings, require
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, PLACE, ROOT, Json


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOut:
    """Take entities out of the bin, each with what is named of what stood under it.

    A line whose parent line stays in the bin goes where that parent stood. A session, a part
    or a section that something goes back into comes out of the bin with it, empty otherwise.
    """

    entities: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One write for each entity; parents that come along are no subjects."""
        for one in self.entities:
            require(notebook, one)
        chosen = list(dict.fromkeys(self.entities))
        back = dict.fromkeys(chosen)
        homeless: dict[tuple[str, str], list[str]] = {}
        for one in chosen:
            home = _home(notebook, one, back)
            if home is not None:
                homeless.setdefault(home, []).append(one)
        writes: list[Write] = []
        places: dict[str, Json] = {}
        for (parent, after), ones in homeless.items():
            keys = keys_under(notebook, pen, parent, after, ones)
            writes.extend(moves_of_siblings(notebook, parent, keys, ones))
            places |= {one: [parent, keys[one]] for one in ones}
        for one in back:
            fields: dict[str, Json] = {DELETED: False}
            if one in places:
                fields[PLACE] = places[one]
            writes.append(Write(entity=one, kind=notebook[one].kind, fields=fields))
        return Gesture(
            act=Act.RESTORE, writes=tuple(writes), subjects=tuple(chosen), count=len(chosen)
        )


def _home(notebook: Notebook, entity: str, back: dict[str, None]) -> tuple[str, str] | None:
    """Where else an entity has to stand (parent, sibling before it); None where it stood.

    What must come out of the bin to hold it is added to ``back``.
    """
    line = notebook[entity].kind == EntityKind.ITEM
    after = ""
    parent = notebook[entity].parent
    while parent is not None and parent != ROOT and parent not in back:
        above = notebook.get(parent)
        if above is None or notebook.shown(parent):
            break
        if line and above.kind == EntityKind.ITEM:
            after, parent = above.id, above.parent
            continue
        back[above.id] = None
        _home(notebook, above.id, back)
        break
    return (parent, after) if after and parent is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BringBack:
    """Let one field say again what it said before; everything else stays as it is now."""

    entity: str
    field: str
    value: Json

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The one value; the raw line it was typed as no longer stands for other words."""
        require(notebook, self.entity)
        fields: dict[str, Json] = {self.field: self.value}
        if self.field == "text" and "typed" in notebook[self.entity].fields:
            fields["typed"] = None
        back = Change(entities=(self.entity,), fields=fields, act=Act.EARLIER)
        return back.plan(notebook, pen)
