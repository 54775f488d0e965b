"""Rows and cells of a pasted list: tabs, semicolons, commas, quotes, a row of headings or none.

Whatever the text, every line with words in it comes out as a row: what is not understood is
for the reader of the preview.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_PASTE, clean_text, folded

MOST_ROWS = 5_000
"""Rows a list may have; more people than that are in no room."""

LONGEST_ROW = 5_000
"""Characters of a row; a page has three thousand."""

_BULLET = re.compile(r"\s*(?:[-•*–—]|\(?\d{1,4}[.)])\s+(?=\S)")
_SPACES = re.compile(r"[ \u00a0]{3,}")
_UNSEEN = str.maketrans(dict.fromkeys("\ufeff\u200b\u200e\u200f"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, and the line it was read off, as it stood there."""

    cells: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows; ``parted`` says that something parted them into cells."""

    rows: tuple[Row, ...]
    parted: str


def rows_of(text: str, *, commas: bool) -> Rows:
    """The rows of a text; ``commas`` part cells where neither tabs nor semicolons do.

    Raises Refusal where the text or a row is too long, or there are too many rows.
    """
    clean = clean_text(text, LONGEST_PASTE).text.translate(_UNSEEN)
    lines = [line for line in clean.split("\n") if line.strip()]
    if len(lines) > MOST_ROWS:
        raise Refusal(
            "list.too_many",
            "This list has {count} lines; {most} can be taken at once. Paste it in parts.",
            count=len(lines),
            most=MOST_ROWS,
        )
    _refuse_long(lines)
    parting = _parting(lines, commas=commas)
    if parting in {"\t", ";", ","}:
        quoted = _quoted(clean, parting)
        if quoted is not None:
            _refuse_long([row.line for row in quoted])
            return Rows(quoted, parting)
    rows = tuple(Row(_cells(line, parting), line.strip()) for line in lines)
    return Rows(rows, parting)


def _refuse_long(lines: Sequence[str]) -> None:
    """Refuse what is no list, before anybody looks for names and times in a line without end."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_ROW:
            raise Refusal(
                "list.long_line",
                "Line {number} of this list has more than {most} characters. Put each entry on a "
                "line of its own.",
                number=number,
                most=LONGEST_ROW,
            )


def heading_of(rows: Rows, words: Mapping[str, str]) -> dict[int, str] | None:
    """The columns by number where the first row is a row of headings; None where it is not.

    ``words`` maps folded words of headings to names of fields. Two of them are a heading.
    """
    if not rows.rows or not rows.parted:
        return None
    named = {at: words.get(_bare(cell), "") for at, cell in enumerate(rows.rows[0].cells)}
    known = {at: name for at, name in named.items() if name}
    return known if len(known) >= 2 else None


def without_bullet(text: str) -> str:
    """A cell without the bullet or number its line begins with."""
    bullet = _BULLET.match(text)
    return text[bullet.end() if bullet else 0 :].strip()


def _bare(cell: str) -> str:
    return folded(cell).strip(" :.*#")


def _parting(lines: list[str], *, commas: bool) -> str:
    """What parts the cells: what most lines have of the strongest sign there is."""
    counts = Counter({sign: sum(sign in line for line in lines) for sign in "\t;,"})
    for sign in "\t;":
        if counts[sign] and counts[sign] * 2 >= len(lines):
            return sign
    if commas and counts[","]:
        return ","
    wide = sum(_SPACES.search(line.strip()) is not None for line in lines)
    return "   " if wide and wide * 2 >= len(lines) else ""


def _cells(line: str, parting: str) -> tuple[str, ...]:
    if not parting:
        return (line.strip(),)
    if parting == "   ":
        return tuple(cell.strip() for cell in _SPACES.split(line.strip()))
    return tuple(cell.strip() for cell in line.split(parting))


def _quoted(text: str, parting: str) -> tuple[Row, ...] | None:
    """Rows with quotes read as spreadsheets write them; None where the quotes do not close."""
    if '"' not in text:
        return None
    try:
        found = list(csv.reader(io.StringIO(text), delimiter=parting, strict=True))
    except csv.Error:
        return None
    rows = []
    for cells in found:
        tidy = tuple(" ".join(cell.split()) for cell in cells)
        if any(tidy):
            rows.append(Row(tidy, f"{parting.strip() or ' '} ".join(tidy).strip()))
    return tuple(rows)
