"""A gesture: what a person did once. The unit of writing, of undo, and of the menu's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import By, Json
from micic_desk.domain.order import OrderKeys


class Act(StrEnum):
    """What a gesture is called in the menu; the window has the words in every language."""

    ADD = "add"
    REWORD = "reword"
    RETYPE = "retype"
    CHANGE = "change"
    MOVE = "move"
    DELETE = "delete"
    RESTORE = "restore"
    PLACE = "place"
    WITHDRAW = "withdraw"
    RESOLVE = "resolve"
    JOIN = "join"
    SPLIT = "split"
    SAME = "same"
    PART = "part"
    DISTINCT = "distinct"
    IMPORT = "import"
    MERGE = "merge"
    UNMERGE = "unmerge"
    FIGURES = "figures"
    PEOPLE = "people"
    ONE_PERSON = "one_person"
    AGENDA = "agenda"
    REFERENCES = "references"
    DAYS = "days"
    PASTE = "paste"
    DUPLICATE = "duplicate"
    REPLACE = "replace"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """One entity's part of a gesture: the fields to write, predecessors still unknown.

    ``new`` promises that no operation about this entity exists yet, which spares a look-up.
    ``replaces`` is set only where the writer must not replace all present heads, ``saw`` only
    where a delete must not count as having seen all there is, ``by`` only for what is said again.
    """

    entity: str
    kind: str
    fields: Mapping[str, Json]
    new: bool = False
    replaces: Mapping[str, Sequence[str]] | None = None
    saw: frozenset[str] | None = None
    by: Mapping[str, By] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """What a person did, ready to be written in one transaction.

    ``subjects`` are the entities a reader would name as its result, in order.
    """

    act: Act
    writes: tuple[Write, ...]
    subjects: tuple[str, ...] = ()
    count: int = field(default=1)


class Pen(Protocol):
    """What an edit needs from outside: ids, order keys and the clock."""

    @property
    def keys(self) -> OrderKeys:
        """The order keys of this writer."""

    def new_id(self) -> str:
        """A new random id."""

    def now(self) -> int:
        """The wall time, in seconds since 1970 UTC."""


class Edit(Protocol):
    """A wish that can be planned: pure, from the notebook as it is to a gesture.

    Planning raises ``Refusal`` where the wish cannot be granted.
    """

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The gesture that grants this wish on the notebook as it is."""
