"""Whose laptop wrote: the program's own note, so that versions can be traced to people."""

from micic_desk.domain.edits.spacing import keys_under
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import PLACE, ROOT, Json


def declaration(notebook: Notebook, pen: Pen, actor: str, person: str) -> Gesture:
    """The note that an actor is a person; the actor's id is the entity's id."""
    if actor in notebook:
        fields: dict[str, Json] = {"person": person}
        write = Write(entity=actor, kind=EntityKind.ACTOR, fields=fields)
    else:
        key = keys_under(notebook, pen, ROOT, None, (actor,))[actor]
        fields = {PLACE: [ROOT, key], "person": person}
        write = Write(entity=actor, kind=EntityKind.ACTOR, fields=fields, new=True)
    return Gesture(act=Act.CHANGE, writes=(write,), subjects=(actor,))
