"""The compositor's hand: words into rows at a place on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from micic_desk.report.blocks import Block
from micic_desk.report.pdf import marks, style
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.pdf.lines import Breaker, Line, Span, TextStyle
from micic_desk.report.pdf.rows import Group, Panel, Placed, Row, Sign
from micic_desk.report.wording import Wording

MARK_COLUMN = 18.0
"""From the left of a mark to the words beside it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how lines stand: starting edge, leading, direction, what is behind them."""

    x: float
    leading: float
    leftward: bool
    panel: Panel | None = None
    balanced: bool = False
    inset: float = 0.0


class Setter:
    """Sets the words of one document in one language on one width."""

    def __init__(
        self,
        language: str,
        wording: Wording,
        measure: float,
        breaker: Breaker,
        *,
        spacing: float = 1.0,
    ) -> None:
        self.language = language
        self._spacing = spacing
        self.wording = wording
        self.measure = measure
        self._breaker = breaker

    def leftward(self, block: Block) -> bool:
        """Tell whether a block runs from right to left."""
        return runs_leftward(block.text, block.language or self.language)

    def rows(self, spans: Sequence[Span], place: Place) -> list[Row]:
        """Break spans into lines and put each into a row."""
        room = self.measure - place.x - place.inset
        breaking = self._breaker.balanced if place.balanced else self._breaker.lines
        lines = breaking(spans, room, leftward=place.leftward)
        size = max(span.style.size for span in spans)
        # Titles and tables are for finding one's way, not for writing between their lines.
        runs = place.leading == style.LEADING[style.BODY.size]
        leading = place.leading * (self._spacing if runs else 1.0)
        drop = (leading - size) / 2 + size * 0.80
        return [
            Row(
                leading,
                placed=(Placed(line, place.x, drop),),
                panel=place.panel,
                leftward=place.leftward,
            )
            for line in lines
        ]

    def plain(
        self, spans: Sequence[Span], *, before: float, language: str = "", balanced: bool = False
    ) -> Group:
        """Lines over the whole measure, in the leading of their largest size."""
        text = "".join(span.text for span in spans)
        leftward = runs_leftward(text, language or self.language)
        leading = max(style.LEADING[span.style.size] for span in spans)
        rows = self.rows(spans, Place(0, leading, leftward, balanced=balanced))
        return Group(rows, before=before, after=0.0)

    def one_line(
        self, text: str, look: TextStyle, sign: marks.Shape | None = None, *, leftward: bool = False
    ) -> Line:
        """A short text that is never broken."""
        spans = [Span(text, look, sign)]
        return self._breaker.lines(spans, 10_000, leftward=leftward)[0]

    def hang_mark(self, row: Row, typed: str, shape: marks.Shape, x: float) -> None:
        """Put an element's mark before its first line: as typed, or drawn where none was."""
        drop = row.placed[0].drop
        drawn = marks.LEADING.get(typed, shape)
        if typed and typed not in marks.LEADING:
            line = self.one_line(typed, style.LABEL)
            row.placed = (Placed(line, x + MARK_COLUMN - 4 - line.width, drop), *row.placed)
            return
        row.signs = (Sign(drawn, x, drop, style.LABEL.size, style.ACCENT),)
        if typed:
            # It reads as itself and a space, and reaches to where the words begin, so that
            # every reader sees mark and words as one line.
            reach = marks.Shape(round(MARK_COLUMN * 1000 / style.LABEL.size), "n")
            line = self.one_line(f"{typed} ", style.LABEL, reach)
            row.placed = (Placed(line, x, drop), *row.placed)

    def hang_number(self, group: Group, number: str) -> None:
        """Put a paragraph's running number into the margin beside its first words."""
        row = next((one for one in group.rows if one.placed), None)
        if row is None:
            return
        line = self.one_line(number, style.RUNNING, leftward=row.leftward)
        beside = Placed(line, -line.width - 8.0, row.placed[0].drop)
        row.placed = (beside, *row.placed)


def worded(block: Block, look: TextStyle, *, labelled: bool = True) -> list[Span]:
    """The words of a block: label and who said it before them, who noted it after them.

    Without ``labelled`` the label is left out, where it stands beside a mark already.
    """
    spans = [Span(f"{block.label} ", style.LABEL)] if block.label and labelled else []
    if block.speaker:
        spans.append(Span(f"{block.speaker}: ", style.STRONG))
    at = 0
    for start, end in block.apart:
        spans += [Span(block.text[at:start], look), Span(block.text[start:end], style.LABEL)]
        at = end
    spans.append(Span(block.text[at:], look))
    spans = [span for span in spans if span.text] or [Span("", look)]
    if block.author:
        spans.append(Span(f" [{block.author}]", style.NOTE))
    return spans
