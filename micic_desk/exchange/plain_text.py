"""Plain text: agendas, minutes, pasted notes. No hashes, no stars; titles stand out by themselves.

Bullets, numbers, indentation, marks, labels, speakers and wrapped paragraphs are read as in
Markdown. A heading is underlined, in capitals, or says what it is ("Session 2: …").
"""

import re
from collections.abc import Sequence

from micic_desk.exchange.document import ImportedDocument
from micic_desk.exchange.markdown.lines import split_lines
from micic_desk.exchange.markdown.pieces import Form, Piece, Scanner
from micic_desk.exchange.markdown.reader import assembled
from micic_desk.exchange.markdown.unwrap import unwrapped

_STRUCTURE = re.compile(
    r"^ {0,3}(?:#{1,6}[ \t]+\S|#{2,6}\S|```|~~~)|\*\*[^*\s][^*\n]{0,200}\*\*|\]\([^)\s]{1,500}\)",
    re.MULTILINE,
)
_NAMED = re.compile(r"(?:session|day|part|theme|agenda item|annex)\s+[\dIVX]{1,4}\b", re.IGNORECASE)
_LONGEST_HEADING = 100


def looks_like_markdown(text: str) -> bool:
    """Whether a text holds anything that only Markdown writes."""
    return bool(_STRUCTURE.search(text))


def read_plain_text(text: str) -> ImportedDocument:
    """Read plain text; whatever the text, every line of it is in the document."""
    lines = split_lines(text)
    pieces, after = Scanner(lines.lines, hashes=False).scan()
    whole = unwrapped(pieces)
    _find_headings(whole)
    return assembled(whole, after, lines, plain=True)


def _find_headings(pieces: Sequence[Piece]) -> None:
    """Make headings of the lines that stand alone and look like one."""
    for at, piece in enumerate(pieces[1:], 1):
        below = pieces[at + 1] if at + 1 < len(pieces) else None
        apart = below is not None and bool(below.before or below.bullet)
        if apart and piece.before and _is_heading(piece):
            piece.form = Form.HEADING


def _is_heading(piece: Piece) -> bool:
    text = piece.body
    if piece.form is not Form.TEXT or piece.level or piece.breaks or "\n" in text:
        return False
    if len(text) > _LONGEST_HEADING or text.endswith((".", ",", ";", "?")):
        return False
    letters = sum(sign.isalpha() for sign in text)
    return bool(_NAMED.match(text)) or (text.isupper() and letters >= 4)
