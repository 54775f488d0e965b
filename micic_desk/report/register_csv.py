"""The register as comma-separated values, as spreadsheets open them by a double click.

UTF-8 with a byte order mark, without which Excel takes it for something else; lines end as
RFC 4180 says. A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab
or a line end, after blanks too) gets an apostrophe before it, in sight: what was said stays
readable and never runs.
"""

import csv
import io

from micic_desk.domain.text import clean_text
from micic_desk.report.register import Register

_FORMULA = frozenset("=+-@\t\n＝＋－＠")
"""The full-width ones too: some spreadsheets read them as the others."""


def encode_csv(register: Register) -> bytes:
    """The bytes of a register; the same register gives the same bytes."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow([safe_cell(one) for one in register.head])
    for row in register.rows:
        table.writerow([safe_cell(one) for one in row.cells])
    return written.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """A cell no spreadsheet takes for a formula; signs that cannot be written are shown."""
    shown = clean_text(text, max(1, len(text))).text
    begun = shown.lstrip(" \u00a0\u3000")[:1]
    return f"'{shown}" if begun in _FORMULA and begun else shown
