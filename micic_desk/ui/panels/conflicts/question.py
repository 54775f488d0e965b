"""What is asked: one thing that stands in several versions, and whose they are."""

from dataclasses import dataclass
from enum import Enum

from micic_desk.domain.operation import DELETED, Json


class Sort(Enum):
    """What two people did that cannot both be; each has its own sentence and answers."""

    FIELD = "field"
    EDITED = "edited"
    KEPT = "kept"
    CHILD = "child"
    CIRCLE = "circle"
    MAIN = "main"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its words for a reader, its value, whose it is and when it was written."""

    words: str
    value: Json
    who: str
    person: str | None
    when: str


@dataclass(frozen=True, slots=True)
class Question:
    """One field of one entity that stands in several versions."""

    entity: str
    field: str
    name: str
    about: str
    sides: tuple[Side, ...]
    sort: Sort = Sort.FIELD

    @property
    def of_deletion(self) -> bool:
        """Whether the question is to keep or to delete."""
        return self.field == DELETED
