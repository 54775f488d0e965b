"""How a piece was set, as layout: only what differs from the canonical form is kept.

``report.markdown`` prints the canonical form; a round trip over every sample keeps the two in
step.
"""

from enum import Enum, auto

from micic_desk.domain.grammar.markdown import is_bold
from micic_desk.exchange.markdown.pieces import Form, Piece


class Row(Enum):
    """What a printed element is to the one behind it: it decides the empty line in between."""

    NOTHING = auto()
    TITLE = auto()
    LIST = auto()
    OTHER = auto()


def row_of(piece: Piece) -> Row:
    """The row a piece prints: a bullet stands tight under a bullet, all else stands apart."""
    return Row.LIST if piece.bullet else Row.OTHER


def empty_lines(above: Row, here: Row) -> int:
    """How many empty lines the canonical form has between two elements."""
    if above is Row.NOTHING:
        return 0
    return 0 if above is here and here in (Row.TITLE, Row.LIST) else 1


def lines_layout(lines: list[str]) -> object:
    """Lines without words as layout: a count where all are empty."""
    return list(lines) if any(lines) else len(lines)


def place_layout(piece: Piece, above: Row, here: Row, *, indent: str = "") -> dict[str, object]:
    """Layout every element may have: the lines before it, its indentation and its end."""
    layout: dict[str, object] = {}
    before = lines_layout(piece.before)
    if before != empty_lines(above, here):
        layout["before"] = before
    if piece.indent != indent:
        layout["indent"] = piece.indent
    if piece.end:
        layout["end"] = piece.end
    return layout


def item_layout(piece: Piece, above: Row, *, offset: int) -> dict[str, object]:
    """Layout of an item whose text begins at ``offset`` of the piece's body."""
    layout = place_layout(
        piece, above, row_of(piece), indent="  " * (piece.level - 1 if piece.level else 0)
    )
    if piece.level and piece.bullet != "-" and not piece.bullet[:1].isalnum():
        layout["bullet"] = piece.bullet
    if piece.bullet and piece.gap != " ":
        layout["gap"] = piece.gap
    if piece.raw:
        layout["raw"] = True
    if piece.breaks:
        layout["breaks"] = [
            [int(str(at)) - offset, before, after] for at, before, after in piece.breaks
        ]
    return layout


def heading_layout(piece: Piece, above: Row, here: Row) -> tuple[str, dict[str, object]]:
    """The words of a heading or title line, and how they were set."""
    layout = place_layout(piece, above, here)
    text = piece.body
    if piece.form is Form.HEADING and not piece.underline:
        bare = text.rstrip("#")
        if bare != text and bare.endswith((" ", "\t")):
            close = text[len(bare.rstrip(" \t")) :]
            layout["close"], text = close, bare.rstrip(" \t")
    if piece.underline:
        layout["underline"] = piece.underline
    bold = is_bold(text)
    canonical = (0 if here is Row.TITLE else 2, True)
    if (piece.hashes, bold) != canonical:
        layout["hashes"], layout["bold"] = piece.hashes, bold
    if piece.form is Form.HEADING and piece.hashes and piece.gap != " ":
        layout["gap"] = piece.gap
    return text[2:-2] if bold else text, layout
