"""Paragraphs that an editor or a mail program broke into lines become one text again.

Only what is clearly one paragraph: the next line goes on in lower case inside a sentence, or
all lines but the last are filled to one width. Where each break stood is kept.
"""

import re
from collections.abc import Sequence

from micic_desk.exchange.markdown.forms import begins_block
from micic_desk.exchange.markdown.pieces import Form, Piece

_SAYS = re.compile(r"[*_]{0,2}[^\s:*_][^:\n]{0,40}?:[*_]{0,2}(?:\s|$)")
_NARROWEST, _WIDEST, _RAGGED = 50, 120, 16
_SENTENCE_ENDS = ".!?:;…"


def unwrapped(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with every broken paragraph joined; the pieces given are changed."""
    result: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and _adjoin(pieces[end - 1], pieces[end]):
            end += 1
        result.extend(_joined(pieces[at:end]))
        at = end
    return result


def _adjoin(above: Piece, below: Piece) -> bool:
    """Whether two paragraph lines stand directly under one another."""
    return (
        above.form is below.form is Form.TEXT
        and not below.before
        and above.parent == below.parent
        and not (above.raw or below.raw)
    )


def _joined(run: Sequence[Piece]) -> list[Piece]:
    filled = _is_filled([len(piece.body) for piece in run])
    result = [run[0]]
    widths = len(run[0].body)
    for piece in run[1:]:
        above = result[-1]
        width, widths = widths, len(piece.body)
        if _goes_on(above, piece, width=width, filled=filled):
            shift = (above.length or len(above.body)) + 1
            above.breaks.append([shift - 1, above.end, piece.indent])
            above.breaks.extend(
                [shift + int(str(offset)), before, after] for offset, before, after in piece.breaks
            )
            above.add(" " + piece.body)
            above.end = piece.end
        else:
            result.append(piece)
    for piece in result:
        piece.settle()
    return result


def _is_filled(widths: Sequence[int]) -> bool:
    """Whether three lines and more are all, but the last, about as long as the longest."""
    if len(widths) < 3:
        return False
    widest = max(widths)
    full = widest - _RAGGED
    return _NARROWEST <= widest <= _WIDEST and all(width >= full for width in widths[:-1])


def _goes_on(above: Piece, below: Piece, *, width: int, filled: bool) -> bool:
    if above.end.strip("\r\n") or above.last_sign == "\\":
        return False
    if not below.plain and begins_block(below.body):
        return False
    if below.body.startswith("...") or _SAYS.match(below.body) or "://" in below.body[:12]:
        return False
    if filled:
        return True
    return (
        _NARROWEST <= width <= _WIDEST
        and below.body[0].islower()
        and above.last_sign not in _SENTENCE_ENDS
    )
