"""The title block: what stands above the report itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from micic_desk.domain.grammar.markdown import is_bold
from micic_desk.domain.kinds import Duty
from micic_desk.exchange.document import ImportedPerson, ImportedTitleLine, TitleRole
from micic_desk.exchange.markdown.dates import looks_like_dates
from micic_desk.exchange.markdown.pieces import Form, Piece
from micic_desk.exchange.markdown.setting import Row, heading_layout, place_layout

_NAME_WORD = r"[^\W\d_a-z][\w.'’\-]*"
_FULL_NAME = re.compile(rf"{_NAME_WORD}(?: (?:de|da|van|von|der|bin|al|el|{_NAME_WORD})){{1,4}}")
_ACRONYM = re.compile(r"[^\W_]{2,12}")
_HARD_BREAK = "  "


@dataclass(slots=True)
class Front:
    """The title block read so far; ``count`` is how many pieces it used up."""

    lines: list[ImportedTitleLine] = field(default_factory=list)
    people: list[ImportedPerson] = field(default_factory=list)
    count: int = 0
    row: Row = Row.NOTHING


def read_front(pieces: Sequence[Piece], *, plain: bool = False) -> Front:
    """Read the title lines and bylines at the top; ``plain``: a lone first line is a title."""
    front = Front()
    titles = _bold_lines(pieces) or _heading_lines(pieces)
    if plain and not titles:
        titles = _lone_line(pieces)
    roles = _roles([_words(piece) for piece in titles])
    for piece, role in zip(titles, roles, strict=False):
        text, layout = heading_layout(piece, front.row, Row.TITLE)
        _drop_canonical_break(layout, last=front.count == len(roles) - 1)
        front.lines.append(ImportedTitleLine(key=piece.number, role=role, text=text, layout=layout))
        front.count += 1
        front.row = Row.TITLE
    _protect(pieces[front.count : front.count + 1], plain=plain)
    if front.lines:
        _read_bylines(front, pieces)
    return front


def _bold_lines(pieces: Sequence[Piece]) -> list[Piece]:
    lines: list[Piece] = []
    for piece in pieces:
        if piece.form is not Form.TEXT or piece.level or piece.breaks or not is_bold(piece.body):
            break
        lines.append(piece)
    return lines


def _heading_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """A document's own first heading is its title where no other is as high; a date may follow."""
    headings = [piece for piece in pieces if piece.form is Form.HEADING]
    if not pieces or pieces[0].form is not Form.HEADING or is_bold(pieces[0].body):
        return []
    first, depth = pieces[0], _depth(pieces[0])
    if len(headings) < 2 or any(_depth(other) <= depth for other in headings[1:]):
        return []
    second = pieces[1]
    if second.form is Form.HEADING and looks_like_dates(_words(second)):
        return [first, second]
    return [first]


def _depth(piece: Piece) -> int:
    return piece.hashes or (1 if piece.underline.startswith("=") else 2)


def _lone_line(pieces: Sequence[Piece]) -> list[Piece]:
    """The first line of a plain text, where it stands alone and is not a sentence; or dated."""
    if len(pieces) < 2 or not _is_short_line(pieces[0]):
        return []
    first, second = pieces[:2]
    if second.form is Form.TEXT and not second.level and looks_like_dates(second.body):
        return [first, second]
    return [first] if second.before else []


def _is_short_line(piece: Piece) -> bool:
    return (
        piece.form is Form.TEXT
        and not (piece.level or piece.breaks)
        and len(piece.body) <= 100
        and piece.body[-1] not in ".:;,?!"
    )


def _words(piece: Piece) -> str:
    return heading_layout(piece, Row.NOTHING, Row.TITLE)[0]


def _roles(texts: Sequence[str]) -> list[TitleRole]:
    """What the title lines are, from the top: [initiative,] title [, dates]."""
    dated = next((at for at, text in enumerate(texts[:3]) if looks_like_dates(text)), None)
    named = min(2, len(texts)) if dated is None else dated
    if named == 0:
        return []
    roles = [TitleRole.INITIATIVE, TitleRole.TITLE][-named:]
    return roles if dated is None else [*roles, TitleRole.DATES]


def _drop_canonical_break(layout: dict[str, object], *, last: bool) -> None:
    """Title lines but the last end in a hard break: keep only what is not so."""
    if "hashes" in layout or last:
        return
    if layout.get("end") == _HARD_BREAK:
        del layout["end"]
    elif "end" not in layout:
        layout["end"] = ""


def _read_bylines(front: Front, pieces: Sequence[Piece]) -> None:
    for piece in pieces[front.count :]:
        person = byline(piece.body, piece.number)
        if piece.form is not Form.TEXT or piece.level or piece.breaks or person is None:
            return
        layout = place_layout(piece, front.row, Row.OTHER)
        front.people.append(replace(person, layout=layout))
        front.count += 1
        front.row = Row.OTHER


def byline(text: str, key: int) -> ImportedPerson | None:
    """A person from ``Name, Role, ACRONYM - Organisation``; nothing where a word would be lost."""
    name, _, rest = text.partition(", ")
    role, _, body = rest.partition(", ")
    acronym, dash, organisation = body.partition(" - ")
    if not body or not _FULL_NAME.fullmatch(name) or text.endswith((".", ":", "?")):
        return None
    if not dash or not (_ACRONYM.fullmatch(acronym) and acronym.isupper()):
        acronym, organisation = "", body
    person = ImportedPerson(
        key=key,
        name=name,
        role=role,
        acronym=acronym,
        organisation=organisation,
        duties=(Duty.RAPPORTEUR,),
        byline=True,
    )
    return person if person.line == text else None


def _protect(pieces: Sequence[Piece], *, plain: bool) -> None:
    """The line behind the title block, where it is bold or was kept from being a title line."""
    for piece in pieces:
        if piece.form is not Form.TEXT or piece.level:
            return
        if is_bold(piece.body):
            piece.raw = True
        elif piece.body.startswith("\\") and is_bold(piece.body.lstrip("\\")) and not plain:
            piece.body, piece.plain = piece.body[1:], True
