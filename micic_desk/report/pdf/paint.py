"""Rows into page content: the operators of ISO 32000-1, written once per line."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import count, takewhile

from micic_desk.report.pdf.lines import Line
from micic_desk.report.pdf.rows import Page, Panel, Placed, Row, Rule
from micic_desk.report.pdf.structure import Element
from micic_desk.report.pdf.style import PageStyle, inks


class Painter:
    """Writes the content of pages of one size.

    Where it ``tells``, leaves learn what of them stands where; that is for once.
    """

    def __init__(self, style: PageStyle, *, tells: bool = True) -> None:
        self._style = style
        self._tells = tells
        self._inks = inks(style)

    def page(self, page: Page, number: int) -> Iterator[str]:
        """The content of page ``number``, from 0: what is only paint, then words as read.

        The leaf of each row is told where its words stand.
        """
        yield "/Artifact BMC"
        for rows in (page.again, page.rows):
            yield from self._panels(rows)
            for top, row in rows:
                yield from self._adornments(top, row)
        yield from self._cells(page.again)
        yield "EMC"
        leaf, marks = None, count()
        for at, (top, row) in enumerate(page.rows):
            if not (row.placed or row.cells) or (row.cells and row.leaf is leaf):
                continue
            if row.leaf is not leaf or leaf is None:
                if leaf is not None and leaf.kind != "TR":
                    yield "EMC"
                leaf = row.leaf or Element("P")
                if row.cells:
                    yield from self._row_of_table(page.rows[at:], number, marks)
                    continue
                yield self._marked(leaf, number, next(marks))
            upper = self._style.height - self._style.top - top
            for placed in row.placed:
                yield from self._text(placed, upper, leaf, leftward=row.leftward)
        if leaf is not None and leaf.kind != "TR":
            yield "EMC"

    def _marked(self, leaf: Element, number: int, mark: int) -> str:
        if self._tells:
            leaf.content.append((number, mark))
        return f"/{leaf.kind} <</MCID {mark}>> BDC"

    def _row_of_table(
        self, rows: Sequence[tuple[float, Row]], number: int, marks: Iterator[int]
    ) -> Iterator[str]:
        """What of a table's row stands on this page, cell by cell, as it is read."""
        mine = list(takewhile(partial(_of_one, rows[0][1].leaf), rows))
        for leaf in dict.fromkeys(cell.leaf for _, row in mine for cell in row.cells):
            yield self._marked(leaf, number, next(marks))
            yield from self._cells(mine, leaf)
            yield "EMC"

    def _cells(
        self, rows: Sequence[tuple[float, Row]], leaf: Element | None = None
    ) -> Iterator[str]:
        """The lines of one cell, or of all."""
        for top, row in rows:
            upper = self._style.height - self._style.top - top
            for cell in row.cells:
                if leaf is None or cell.leaf is leaf:
                    yield from self._text(cell.placed, upper, leaf, leftward=row.leftward)

    def _adornments(self, top: float, row: Row) -> Iterator[str]:
        """Rules and signs of a row whose top is ``top`` points below the top of the text."""
        style = self._style
        upper = style.height - style.top - top
        for rule in row.rules:
            yield self._rule(rule, upper - rule.drop, leftward=row.leftward)
        for sign in row.signs:
            width = sign.shape.width * sign.size / 1000
            x = self._left(sign.x, width, leftward=row.leftward)
            yield _drawn(
                sign.shape.path, x, upper - sign.drop, sign.size, self._inks[sign.colour],
                mirrored=sign.shape.width if row.leftward else 0,
            )  # fmt: skip

    def _rule(self, rule: Rule, y: float, *, leftward: bool) -> str:
        width = (self._style.measure if rule.end is None else rule.end) - rule.start
        left = self._left(rule.start, width, leftward=leftward)
        drawn = (
            f"{self._inks[rule.colour]} RG {_n(rule.weight)} w {_n(left)} {_n(y)} m "
            f"{_n(left + width)} {_n(y)} l S"
        )
        # Dots stand at the same places in every row, counted from the edge of the paper.
        return f"q 1 J [0 4] {_n(left % 4)} d {drawn} Q" if rule.dotted else drawn

    def _text(
        self, placed: Placed, upper: float, leaf: Element | None, *, leftward: bool
    ) -> Iterator[str]:
        if self._tells and leaf is not None and placed.line.said:
            leaf.say(placed.line.said)
        x = self._left(placed.x, placed.line.width, leftward=leftward)
        yield from set_line(placed.line, x, upper - placed.drop, self._inks)

    def _left(self, x: float, width: float, *, leftward: bool) -> float:
        style = self._style
        return style.width - style.right - x - width if leftward else style.left + x

    def _panels(self, rows: Sequence[tuple[float, Row]]) -> Iterator[str]:
        """Tints and rules behind rows; rows of one panel on a page share one."""
        start = 0
        for index in range(1, len(rows) + 1):
            panel = rows[start][1].panel
            if index < len(rows) and rows[index][1].panel is panel:
                continue
            if panel is not None:
                top = rows[start][0]
                bottom = rows[index - 1][0] + rows[index - 1][1].height
                yield from self._panel(panel, top, bottom, leftward=rows[start][1].leftward)
            start = index

    def _panel(self, panel: Panel, top: float, bottom: float, *, leftward: bool) -> Iterator[str]:
        style = self._style
        width = style.measure - panel.x
        x = self._left(panel.x, width, leftward=leftward)
        y = style.height - style.top - bottom
        height = bottom - top
        if tint := self._inks.get(panel.tint):
            yield f"{tint} rg {_n(x)} {_n(y)} {_n(width)} {_n(height)} re f"
        if panel.rule:
            edge = x + width - panel.rule_width if leftward else x
            place = f"{_n(edge)} {_n(y)} {_n(panel.rule_width)} {_n(height)}"
            yield f"{self._inks[panel.rule]} rg {place} re f"


def _of_one(leaf: Element | None, placed: tuple[float, Row]) -> bool:
    return placed[1].leaf is leaf


def set_line(line: Line, x: float, y: float, colours: Mapping[str, str]) -> Iterator[str]:
    """The text of one line, then the signs that are drawn over it."""
    place = f"BT {_n(x)} {_n(y)} Td"
    if line.atoms:
        ink, style, *_ = line.atoms[0]
        font = ink.font
        arrays = [
            ink.array
            for atom in line.atoms
            if atom.style is style and (ink := atom.ink).font == font
        ]
        if font and arrays[0] and len(arrays) == len(line.atoms):
            # One look and one font, no sign: most lines.
            yield (
                f"{place} {colours[style.colour]} rg /{font} {_n(style.size)} Tf "
                f"[{' '.join(arrays)}] TJ ET"
            )
            return
    yield from _piece_by_piece(line, place, x, y, colours)


def _piece_by_piece(
    line: Line, place: str, x: float, y: float, colours: Mapping[str, str]
) -> Iterator[str]:
    parts = [place]
    drawings: list[str] = []
    font, style = "", None
    pending: list[str] = []
    at, colour = x, ""
    for atom in line.atoms:
        if atom.style is not style:
            _flush(pending, parts)
            font, style = "", atom.style
            colour = colours[style.colour]
            parts.append(f"{colour} rg")
        ink = atom.ink
        if ink.font == font and font:
            pending.append(ink.array)
            at += atom.width
            continue
        for show in ink.shows:
            if show.font != font:
                _flush(pending, parts)
                font = show.font
                parts.append(f"/{font} {_n(style.size)} Tf")
            if show.path:
                drawings.append(_drawn(show.path, at, y, style.size, colour))
            if show.painted:
                pending.append(show.array)
            else:
                _flush(pending, parts)
                drawn = f"3 Tr [{show.array}] TJ 0 Tr"
                parts.append(_said(show.actual, drawn) if show.actual else drawn)
            at += show.width * style.size / 1000
    _flush(pending, parts)
    parts.append("ET")
    yield " ".join(parts)
    yield from drawings


def _said(text: str, operators: str) -> str:
    """Operators that read as ``text`` (ISO 32000-1, 14.9.4)."""
    words = text.encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText<FEFF{words}>>> BDC {operators} EMC"


def _flush(pending: list[str], parts: list[str]) -> None:
    if any(pending):
        parts.append(f"[{' '.join(pending)}] TJ")
    pending.clear()


def _drawn(path: str, x: float, y: float, size: float, colour: str, mirrored: float = 0) -> str:
    scale = size / 1000
    if mirrored:
        x += mirrored * scale
    across = -scale if mirrored else scale
    return f"q {colour} rg {colour} RG {across:.5f} 0 0 {scale:.5f} {_n(x)} {_n(y)} cm {path} Q"


def _n(value: float) -> str:
    """A number as PDF likes it: two decimals are a fortieth of a millimetre in print."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
