"""Rows: what a page is filled with. Each is one line high and knows what must stay together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from micic_desk.report.pdf.lines import Line
from micic_desk.report.pdf.marks import Shape
from micic_desk.report.pdf.structure import Element


class Placed(NamedTuple):
    """A line at ``x`` from the starting edge, its baseline ``drop`` below the row's top."""

    line: Line
    x: float
    drop: float


@dataclass(frozen=True, slots=True)
class Sign:
    """A drawn sign that no reader needs as text: a bullet, a mark nobody typed."""

    shape: Shape
    x: float
    drop: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """What stands behind consecutive rows: a tint from ``x`` to the end, a rule at its start.

    Compared by identity: two panels never run together.
    """

    x: float
    tint: str = ""
    rule: str = ""
    rule_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line, ``drop`` below the row's top: over the measure, or a part of it."""

    drop: float
    weight: float
    colour: str
    start: float = 0.0
    end: float | None = None
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document's outline."""

    level: int
    title: str


class Cell(NamedTuple):
    """A line of one cell of a table, and the cell it belongs to."""

    placed: Placed
    leaf: Element


@dataclass(slots=True)
class Row:
    """One line of the page.

    ``space`` is left above it unless it begins a page; ``keep`` forbids a page break before
    it. ``leftward`` mirrors it: its starting edge is the right one. ``leaf`` is what its words
    belong to for a reader who does not see the page, ``link`` the bookmark it leads to and
    ``source`` the entity it was made from. A line of a table has ``cells`` instead of
    ``placed``; ``repeats`` are the rows of the head that stands above it on each page.
    """

    height: float
    placed: tuple[Placed, ...] = ()
    signs: tuple[Sign, ...] = ()
    rules: tuple[Rule, ...] = ()
    space: float = 0.0
    keep: bool = False
    panel: Panel | None = None
    bookmark: Bookmark | None = None
    leftward: bool = False
    leaf: Element | None = None
    link: Bookmark | None = None
    source: str = ""
    cells: tuple[Cell, ...] = ()
    repeats: tuple["Row", ...] = ()


@dataclass(slots=True)
class Group:
    """The rows of one block, with the space it wants around it."""

    rows: list[Row]
    before: float
    after: float
    holds_next: bool = False
    holds_previous: bool = False

    def belong_to(self, leaf: Element) -> "Group":
        """Say what all its words are a part of."""
        for row in self.rows:
            row.leaf = leaf
        return self


@dataclass(slots=True)
class Page:
    """A filled page: rows with the distance of their tops from the top of the text.

    ``again`` are rows at its head that a reader has had before.
    """

    rows: list[tuple[float, Row]] = field(default_factory=list)
    again: list[tuple[float, Row]] = field(default_factory=list)


def keep_lines_together(rows: Sequence[Row], *, whole_up_to: int = 3) -> None:
    """Forbid breaks that would leave one line alone at the foot or the head of a page."""
    last = len(rows) - 1
    for index, row in enumerate(rows):
        if index and (len(rows) <= whole_up_to or index in {1, last}):
            row.keep = True
