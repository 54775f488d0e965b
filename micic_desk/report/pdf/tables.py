"""Tables: ruled, with a head that comes again on each page and rows that break between lines.

To a reader who does not see the page each cell is one thing, with its head and its row's
number said beside it (PDF/UA, ISO 14289-1, 7.5).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from micic_desk.report.blocks import Table, TableRow
from micic_desk.report.pdf import style
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.pdf.faces import Cut
from micic_desk.report.pdf.lines import Span, TextStyle
from micic_desk.report.pdf.rows import Cell, Group, Panel, Placed, Row, Rule, keep_lines_together
from micic_desk.report.pdf.setting import Place, Setter
from micic_desk.report.pdf.structure import Element, Structure

NARROWEST = 330.0
"""On less than this many points across, columns are so narrow that a list reads better."""

_LEADING = 13.0
_PADDING = 4.0
_GAP = 10.0
_NUMBER = TextStyle(Cut.BOLD, style.NOTE_TEXT.size, style.ACCENT)
_NOTE = TextStyle(Cut.REGULAR, style.NOTE.size, style.INK)
_MOST_LINES_HELD = 16
"""A third of a page: a row as long as that is not torn apart."""
_NOTHING = "–"


class _Column(NamedTuple):
    x: float
    width: float


def table(held: Table, setter: Setter, structure: Structure) -> Group:
    """All rows of a table, its head first."""
    columns = list(_columns(held, setter.measure))
    leftward = runs_leftward(" ".join(held.head), setter.language)
    root = structure.table()
    hand = _Hand(setter, columns, leftward=leftward)
    head = hand.head(held.head, root)
    rows = [*head]
    for number, row in enumerate(held.rows):
        told = hand.row(row, held.main, root)
        for one in told:
            one.repeats, one.source = tuple(head), row.source
        # The head never stands alone at the foot of a page.
        told[0].keep = number == 0
        rows += told
    return Group(rows, before=8.0, after=12.0)


def _columns(held: Table, measure: float) -> Iterator[_Column]:
    room = measure - _GAP * (len(held.widths) - 1)
    x = 0.0
    for share in held.widths:
        width = room * share / sum(held.widths)
        yield _Column(x, width)
        x += width + _GAP


class _Hand:
    """Sets the cells of one table."""

    def __init__(self, setter: Setter, columns: Sequence[_Column], *, leftward: bool) -> None:
        self._setter = setter
        self._columns = columns
        self._leftward = leftward

    def head(self, said: Sequence[str], root: Element) -> list[Row]:
        """The names of the columns, on a tint between two rules."""
        line = root.add("TR")
        cells = [
            (self._lines([[Span(text, style.NOTE_LABEL)]], column), _head_of(line, "Column"))
            for text, column in zip(said, self._columns, strict=True)
        ]
        rows = self._rows(cells, line)
        panel = Panel(0.0, style.TINT)
        for row in rows:
            row.panel = panel
            row.keep = row is not rows[0]
        rows[0].rules = (Rule(0.0, 1.0, style.ACCENT),)
        rows[-1].rules = (*rows[-1].rules, Rule(rows[-1].height, 1.0, style.ACCENT))
        return rows

    def row(self, told: TableRow, main: int, root: Element) -> list[Row]:
        """One row; its first cell is its name."""
        line = root.add("TR")
        cells = []
        for at, (text, column) in enumerate(zip(told.cells, self._columns, strict=True)):
            looks = _NUMBER if at == 0 else style.NOTE_TEXT
            paragraphs = [[Span(text or _NOTHING, looks)]]
            if at == main:
                paragraphs += [
                    [Span(f"{label} ", style.NOTE_LABEL), Span(words, _NOTE)]
                    for label, words in told.notes
                ]
            leaf = _head_of(line, "Row") if at == 0 else line.add("TD")
            cells.append((self._lines(paragraphs, column), leaf))
        rows = self._rows(cells, line)
        keep_lines_together(rows, whole_up_to=_MOST_LINES_HELD)
        rows[-1].rules = (Rule(rows[-1].height, 0.5, style.RULE),)
        return rows

    def _lines(self, paragraphs: Sequence[Sequence[Span]], column: _Column) -> list[Placed]:
        """The lines of one cell; what runs the other way than the table ends where it begins."""
        found = []
        inset = self._setter.measure - column.x - column.width
        for spans in paragraphs:
            text = "".join(span.text for span in spans)
            leftward = runs_leftward(text, self._setter.language)
            place = Place(column.x, _LEADING, leftward, inset=inset)
            for row in self._setter.rows(spans, place):
                (placed,) = row.placed
                aside = column.width - placed.line.width if leftward != self._leftward else 0.0
                found.append(placed._replace(x=placed.x + max(aside, 0.0)))
        return found

    def _rows(self, cells: Sequence[tuple[list[Placed], Element]], line: Element) -> list[Row]:
        count = max(len(placed) for placed, _ in cells)
        rows = []
        for at in range(count):
            above = _PADDING if at == 0 else 0.0
            below = _PADDING if at == count - 1 else 0.0
            here = tuple(
                Cell(placed[at]._replace(drop=placed[at].drop + above), leaf)
                for placed, leaf in cells
                if at < len(placed)
            )
            height = _LEADING + above + below
            rows.append(Row(height, cells=here, leftward=self._leftward, leaf=line))
        return rows


def _head_of(line: Element, scope: str) -> Element:
    head = line.add("TH")
    head.facts = f"<</O/Table/Scope/{scope}>>"
    return head
