"""The register as an Excel table: every cell is text, so that nothing in it can run.

No clock, no author, no path is in the file: the same register gives the same bytes.
"""

import io
import re
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import clean_text
from micic_desk.report.register import Part, Register

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_CHARACTERS = 32_767
"""What one cell of a table holds; a longer text is refused, because it would be cut."""

_RTL = frozenset({"ar", "fa", "he", "ps", "ur"})
# XlsxWriter writes some date; every file has this one.
_NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - a constant, not a moment
_WIDTHS = {Part.TEXT: 60, Part.KEY_POINT: 28, Part.GUIDELINE: 34, Part.EVIDENCE: 40}
_USUAL = 18
_STEP = 200
_TAG = re.compile(r"<[^>]*>")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_OPTIONS = {
    "in_memory": True,  # words never reach a temporary file
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def encode_xlsx(
    register: Register, sheet: str, progress: Callable[[int], None] | None = None
) -> bytes:
    """The bytes of a register; ``progress`` is told the rows written and may raise to stop.

    Raises Refusal where a text is longer than a cell.
    """
    import xlsxwriter  # noqa: PLC0415 - only where a table is written

    _refuse_long(register)
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, _OPTIONS)
    book.set_properties({"title": _clean(register.title), "created": _NO_TIME})
    page = book.add_worksheet(_FORBIDDEN.sub(" ", sheet)[:31])
    cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EFEC", "bottom": 1}
    )
    for column, (part, name) in enumerate(zip(Part, register.head, strict=True)):
        page.set_column(column, column, _WIDTHS.get(part, _USUAL))
        page.write_string(0, column, name, head)
    for number, row in enumerate(register.rows, 1):
        for column, text in enumerate(row.cells):
            if text:
                page.write_string(number, column, _clean(text), cell)
            else:
                page.write_blank(number, column, None, cell)
        if progress is not None and number % _STEP == 0:
            progress(number)
    _lay_out(page, register)
    book.close()
    return written.getvalue()


def _lay_out(page: "Worksheet", register: Register) -> None:
    """The head stays in sight and is printed on every page; a page is as wide as the table."""
    last = len(register.head) - 1
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(1, len(register.rows)), last)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    if register.language.split("-")[0] in _RTL:
        page.right_to_left()


def _refuse_long(register: Register) -> None:
    for number, row in enumerate(register.rows, 1):
        longest = max(map(len, row.cells))
        if longest > MOST_CHARACTERS:
            raise Refusal(
                "register.cell_too_long",
                "A cell of an Excel table holds {most} characters; recommendation {number} has "
                "{count}. Write the table as CSV.",
                most=MOST_CHARACTERS,
                number=number,
                count=longest,
            )


def _clean(text: str) -> str:
    return clean_text(text, max(1, len(text))).text
