"""What of a notebook is read before all the rest: noted at closing, used at the next opening.

The note is counted as the commit it was written in. Where the notebook has seen another one
since, somebody wrote without closing it, and all is read at once.
"""

from typing import cast

from sqlalchemy import Connection

from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.domain.partly_read import FirstPart, first_ids
from micic_desk.store import local, projection
from micic_desk.store.second.catching_up import commits

READ_FIRST = "read_first"
"""The setting; the ids in it are those of this file and say nothing else."""
_MOST = 8000
"""Entities of a first part: more would take longer to find one by one than all in their order."""
FEWEST = 20_000
"""Of a notebook that is smaller than that all is read at once, which takes a tenth of a second."""


def is_large(notebook: Notebook) -> bool:
    """Whether it is worth a note: what is smaller is read at once."""
    return len(notebook) >= FEWEST


def note_of(notebook: Notebook, session: str) -> Json:
    """What to note of a notebook where work goes on in a session; None: all is read at once."""
    ids, elsewhere = first_ids(notebook, session)
    if len(ids) > _MOST:
        return None
    kept = [one for one in ids if notebook.kept_for_children(one)]
    return {"ids": ids, "elsewhere": sorted(elsewhere), "kept": kept}


def counted(note: Json, commit: int) -> Json:
    """A note as it is kept: with the number of the commit it is written in."""
    return {**note, "commit": commit} if isinstance(note, dict) else None


def first_part(connection: Connection) -> FirstPart | None:
    """What was noted, where nothing was written since; None where it is not so."""
    note = local.get(connection, READ_FIRST)
    if not isinstance(note, dict) or note.get("commit") != commits(connection):
        return None
    names = ("ids", "elsewhere", "kept")
    ids, elsewhere, kept = (cast("list[str]", note.get(name) or []) for name in names)
    entities = projection.load_some(connection, ids)
    if not entities or {one.id for one in entities} != set(ids):
        return None
    return FirstPart(entities, frozenset(elsewhere), frozenset(kept))
