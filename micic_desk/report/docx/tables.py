"""A table in WordprocessingML: its head comes again on each page, its rows do not break."""

from collections.abc import Callable, Iterator, Sequence

from micic_desk.report.blocks import Table, TableRow
from micic_desk.report.docx.words import Run

_WHOLE = 9070
"""The width between the margins, in twentieths of a point."""

_NOTHING = "–"

Paragraph = Callable[[str, Sequence[Run]], str]
"""Sets runs in a style."""


def table(held: Table, paragraph: Paragraph, *, leftward: bool, rule: str, tint: str) -> str:
    """The table; ``rule`` and ``tint`` are colours in hex, no tint where it is empty."""
    widths = [_WHOLE * share // sum(held.widths) for share in held.widths]
    turned = "<w:bidiVisual/>" if leftward else ""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{rule}"'
    rows = "".join(_rows(held, paragraph, widths, tint))
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'<w:tbl><w:tblPr>{turned}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>'
        f"<w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:firstColumn="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{paragraph('Normal', [])}"
    )


def _rows(held: Table, paragraph: Paragraph, widths: Sequence[int], tint: str) -> Iterator[str]:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if tint else ""
    head = "".join(
        _cell(width, paragraph("CellHead", [Run(text, "Strong")]), shade)
        for text, width in zip(held.head, widths, strict=True)
    )
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    for row in held.rows:
        cells = "".join(
            _cell(width, "".join(_paragraphs(row, at, held.main, paragraph)))
            for at, width in enumerate(widths)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _paragraphs(row: TableRow, at: int, main: int, paragraph: Paragraph) -> Iterator[str]:
    yield paragraph("Cell", [Run(row.cells[at] or _NOTHING, "" if at else "Label")])
    for label, words in row.notes if at == main else ():
        yield paragraph("CellNote", [Run(f"{label} ", "Strong"), Run(words)])


def _cell(width: int, inside: str, facts: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{facts}</w:tcPr>{inside}</w:tc>'
