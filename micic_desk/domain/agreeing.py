"""What the room agreed on: a stamp on a line, good for the words it was given to.

The stamp is the day and a digest of the words, so that two rapporteurs who both stamp a line
have written one and the same value, and a line that is reworded later says so by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from hashlib import blake2b
from typing import TYPE_CHECKING

from micic_desk.domain.edits.spacing import require
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

FIELD = "agreed"


class Agreement(Enum):
    """Whether the room agreed on a line; REWORDED means on other words than it has now."""

    NONE = auto()
    AGREED = auto()
    REWORDED = auto()


def agreement(entity: Entity, words: str) -> Agreement:
    """Whether the room agreed on the words a line has now."""
    stamp = entity.fields.get(FIELD)
    if not isinstance(stamp, Mapping):
        return Agreement.NONE
    same = stamp.get("words") == digest(words)
    return Agreement.AGREED if same else Agreement.REWORDED


def words_of(notebook: Notebook, entity: Entity) -> str:
    """The words of a captured line, or those it has in the report."""
    if entity.kind != EntityKind.PLACEMENT:
        return entity.text("text")
    item = notebook.get(entity.text("item"))
    return entity.text("wording") or (item.text("text") if item is not None else "")


def digest(words: str) -> str:
    """The digest of some words: 16 hex digits, enough to tell that they are others."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """Stamp lines as agreed on a day, in the words they have; ``on`` None takes stamps away."""

    items: tuple[str, ...]
    on: date | None

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Only stamps that are new or go; one good already keeps its day."""
        del pen
        writes: list[Write] = []
        for one in self.items:
            require(notebook, one)
            entity = notebook[one]
            words = words_of(notebook, entity)
            before = agreement(entity, words)
            if self.on is None and before is Agreement.NONE:
                continue
            if self.on is not None and before is Agreement.AGREED:
                continue
            stamp: Json = None
            if self.on is not None:
                stamp = {"on": self.on.isoformat(), "words": digest(words)}
            writes.append(Write(entity=one, kind=entity.kind, fields={FIELD: stamp}))
        return Gesture(act=Act.CHANGE, writes=tuple(writes), subjects=self.items, count=len(writes))
