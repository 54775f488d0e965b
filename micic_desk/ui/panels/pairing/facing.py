"""Two people's notes of a session facing each other, and what ties a line to a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from micic_desk.app.side_by_side import Beside
from micic_desk.domain.notebook import Notebook
from micic_desk.merge.pairing import Pair


class Sort(Enum):
    """Why two lines are tied; the first of them that is true counts."""

    JOINED = "joined"
    CONTRADICTS = "contradicts"
    LIKELY = "likely"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the left column and one of the right; ``pair`` is what was proposed, if so."""

    left: str
    right: str
    sort: Sort
    pair: Pair | None = None

    @property
    def offered(self) -> bool:
        """Whether somebody has to say something about it."""
        return self.sort is not Sort.JOINED


@dataclass(frozen=True, slots=True)
class Note:
    """One line as a column shows it.

    ``together`` counts the lines that are one with it, itself too; ``main`` says that it is
    the one that is printed; ``tie`` is the strongest that it has to the other column.
    """

    id: str
    text: str
    at: int
    together: int = 1
    main: bool = False
    tie: Sort | None = None


@dataclass(frozen=True, slots=True)
class Facing:
    """Two columns and their ties, strongest first."""

    left: tuple[Note, ...]
    right: tuple[Note, ...]
    ties: tuple[Tie, ...]

    def ties_of(self, line: str) -> list[Tie]:
        """The ties of a line, strongest first."""
        return [one for one in self.ties if line in (one.left, one.right)]

    def tie(self, left: str, right: str) -> Tie | None:
        """What ties two lines."""
        pair = left, right
        return next((one for one in self.ties if (one.left, one.right) == pair), None)

    def offered(self) -> list[Tie]:
        """The ties that wait for an answer, in the order of the left column."""
        places = {one.id: at for at, one in enumerate(self.left)}
        return sorted((one for one in self.ties if one.offered), key=lambda tie: places[tie.left])


def facing(notebook: Notebook, beside: Beside, left: str, right: str) -> Facing:
    """The notes of two people, by time; ``left`` and ``right`` are whose columns they are."""
    one_side, other_side = beside.columns.get(left, ()), beside.columns.get(right, ())
    ties = tuple(_ties(beside, set(one_side), set(other_side)))
    groups = {one: group for group in beside.groups for one in group.members}
    strongest: dict[str, Sort] = {}
    for tie in reversed(ties):
        strongest[tie.left] = strongest[tie.right] = tie.sort

    def note(line: str) -> Note:
        group, entity = groups.get(line), notebook[line]
        noted = entity.number("noted_at")
        return Note(
            line,
            entity.text("text"),
            entity.created if noted is None else noted,
            len(group.members) if group is not None else 1,
            group is not None and group.main == line,
            strongest.get(line),
        )

    return Facing(tuple(map(note, one_side)), tuple(map(note, other_side)), ties)


def sides_of(columns: Mapping[str, tuple[str, ...]], me: str | None) -> list[str]:
    """Whose columns there are: mine first, then whoever noted most.

    Where this notebook does not say whose it is, mine are those that do not say so either.
    """
    return sorted(columns, key=lambda one: (one != (me or ""), -len(columns[one]), one))


def _ties(beside: Beside, left: set[str], right: set[str]) -> list[Tie]:
    found = [
        Tie(one, other, Sort.JOINED)
        for group in beside.groups
        for one in group.members
        for other in group.members
        if one in left and other in right
    ]
    found += [_turned(one, Sort.CONTRADICTS, left) for one in beside.contradictions]
    found += [
        _turned(one, Sort.LIKELY if one.likely else Sort.PERHAPS, left)
        for one in sorted(beside.proposals, key=_unlikely)
    ]
    return [one for one in found if one.left in left and one.right in right]


def _unlikely(pair: Pair) -> bool:
    return not pair.likely


def _turned(pair: Pair, sort: Sort, left: set[str]) -> Tie:
    ends = (pair.first, pair.second) if pair.first in left else (pair.second, pair.first)
    return Tie(*ends, sort, pair)
