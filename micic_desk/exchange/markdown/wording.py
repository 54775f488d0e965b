"""A piece taken apart: what is sign and what is text."""

from dataclasses import dataclass, field

from micic_desk.domain.grammar.markdown import LABEL, LABEL_WORD, MARK, QUOTE
from micic_desk.domain.kinds import ItemKind
from micic_desk.exchange.markdown.pieces import Form, Piece
from micic_desk.exchange.markdown.speakers import Speakers

_MARKED = {
    "➔": ItemKind.RECOMMENDATION,
    "➜": ItemKind.RECOMMENDATION,
    "->": ItemKind.RECOMMENDATION,
    "→": ItemKind.IMPLICATION,
    "=>": ItemKind.IMPLICATION,
    "⟹": ItemKind.IMPLICATION,
    "⇒": ItemKind.HAND_OVER,
}


@dataclass(slots=True)
class Wording:
    """The signs in front of a text, and the text. ``kind`` is set where a sign decides it."""

    text: str
    offset: int = 0
    kind: ItemKind | None = None
    mark: str = ""
    label: str = ""
    speaker: str = ""
    layout: dict[str, object] = field(default_factory=dict)


def wording(piece: Piece, speakers: Speakers, last: str) -> Wording:
    """Take a piece apart; ``last`` is the speaker of the line before."""
    found = Wording(piece.body)
    if piece.verbatim:
        found.kind = ItemKind.NOTE_TO_SELF if piece.form is Form.SETTINGS else ItemKind.STATEMENT
    elif not piece.plain:
        _signs(found, piece.head, speakers, last)
    if piece.bullet[:1].isalnum():
        if found.mark:
            found.layout["bullet"] = piece.bullet
        else:
            found.mark = piece.bullet
    return found


def _signs(found: Wording, head: str, speakers: Speakers, last: str) -> None:
    if quote := QUOTE.match(head):
        found.kind = ItemKind.QUOTATION
        if quote[1] != "> ":
            found.layout["quote"] = quote[1]
        _drop(found, quote.end())
        if found.text.startswith("\\") and found.text.lstrip("\\").startswith(">"):
            _drop(found, 1)
        else:
            _speaker(found, head[quote.end() :], speakers, last)
        return
    gaps = ["", ""]
    if mark := MARK.match(head):
        found.mark, gaps[0] = mark[1], mark[2]
        found.kind = _MARKED.get(mark[1], ItemKind.FOLLOW_UP)
        _drop(found, mark.end())
        head = head[mark.end() :]
    if label := LABEL.match(head):
        found.label, gaps[1] = label[1], label[2]
        found.kind = ItemKind.RECOMMENDATION
        _drop(found, label.end())
    elif mark:
        _unescape_label(found, head)
    else:
        _speaker(found, head, speakers, last)
    if any(gap not in ("", " ") for gap in gaps):
        found.layout["gaps"] = gaps


def _drop(found: Wording, length: int) -> None:
    found.text = found.text[length:]
    found.offset += length


def _unescape_label(found: Wording, head: str) -> None:
    """Behind a mark only a label could be misread, so only there a backslash is undone."""
    word = LABEL_WORD.match(head)
    if word and word[2]:
        found.text = found.text[: word.end() - 1] + found.text[word.end() :]
        found.offset += 1


def _speaker(found: Wording, head: str, speakers: Speakers, last: str) -> None:
    spoken = speakers.spoken(head, last)
    if spoken is None:
        return
    found.speaker = spoken.name
    if spoken.setting:
        found.layout["speaker"] = spoken.setting
    if spoken.gap != " ":
        found.layout["gaps"] = ["", spoken.gap]
    _drop(found, spoken.offset)
