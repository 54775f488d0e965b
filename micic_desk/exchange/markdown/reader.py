"""Markdown text into a typed document, in linear time and without recursion."""

import re
from collections.abc import Sequence
from dataclasses import replace

from micic_desk.domain.grammar.telling import example_kinds, kind_from_words
from micic_desk.domain.kinds import ItemKind, SectionRole
from micic_desk.domain.levels import default_level
from micic_desk.exchange.document import (
    ImportedDocument,
    ImportedItem,
    ImportedPerson,
    ImportedSection,
    TitleRole,
)
from micic_desk.exchange.markdown.dates import date_span
from micic_desk.exchange.markdown.forms import unescaped_heading
from micic_desk.exchange.markdown.front import Front, read_front
from micic_desk.exchange.markdown.lines import Lines, split_lines
from micic_desk.exchange.markdown.offers import joins, remarks, splits
from micic_desk.exchange.markdown.people import hands_over, people_in, receiver_and_scope
from micic_desk.exchange.markdown.pieces import Form, Piece, Scanner
from micic_desk.exchange.markdown.scope import scopes
from micic_desk.exchange.markdown.setting import (
    Row,
    heading_layout,
    item_layout,
    lines_layout,
    row_of,
)
from micic_desk.exchange.markdown.speakers import Speakers
from micic_desk.exchange.markdown.unwrap import unwrapped
from micic_desk.exchange.markdown.wording import wording

_NUMBERED = re.compile(r"((?:\d{1,3}\.)*\d{1,3}[.)])([ \t]+)(?=[^ \t])")
_ANNEX = re.compile(r"(?:annex|appendix)\b", re.IGNORECASE)
_TITLE_SETTING = re.compile(r"^title:[ \t]*(.+)$", re.MULTILINE)


def read_markdown(text: str) -> ImportedDocument:
    """Read Markdown; whatever the text, every line of it is in the document."""
    lines = split_lines(text)
    pieces, after = Scanner(lines.lines).scan()
    return assembled(unwrapped(pieces), after, lines)


def assembled(
    pieces: Sequence[Piece], after: list[str], lines: Lines, *, plain: bool = False
) -> ImportedDocument:
    """A document from its pieces; ``after`` are the lines behind the last one."""
    front = read_front(pieces, plain=plain)
    loose, sections = _Body(pieces[front.count :], front.row).read()
    every = [loose, *(section.items for section in sections)]
    people = [*front.people, *_others(front, [item for part in every for item in part])]
    loose = _understood(loose, people)
    sections = [replace(part, items=_understood(part.items, people)) for part in sections]
    document = ImportedDocument(
        title_lines=tuple(front.lines),
        people=tuple(people),
        loose=loose,
        sections=tuple(sections),
        layout=_document_layout(lines, after),
    )
    return _described(document)


def _others(front: Front, items: Sequence[ImportedItem]) -> list[ImportedPerson]:
    known = {person.name for person in front.people}
    return [person for person in people_in(items) if person.name not in known]


class _Body:
    """The items and sections under the title block, read in one pass."""

    def __init__(self, pieces: Sequence[Piece], row: Row) -> None:
        self._pieces = pieces
        self._speakers = Speakers(pieces)
        self._row = row
        self._last_speaker = ""
        self._levels: dict[int, int] = {}

    def read(self) -> tuple[tuple[ImportedItem, ...], list[ImportedSection]]:
        """The items before the first heading, and the sections."""
        headings: list[ImportedSection] = []
        groups: list[list[ImportedItem]] = [[]]
        for piece in self._pieces:
            if piece.form is Form.HEADING:
                headings.append(self._section(piece))
                groups.append([])
            else:
                groups[-1].append(self._item(piece))
        sections = [
            replace(heading, items=tuple(group))
            for heading, group in zip(headings, groups[1:], strict=True)
        ]
        return tuple(groups[0]), sections

    def _section(self, piece: Piece) -> ImportedSection:
        text, layout = heading_layout(piece, self._row, Row.OTHER)
        self._row, self._last_speaker = Row.OTHER, ""
        number = ""
        if found := _NUMBERED.match(text):
            number, text = found[1], text[found.end() :]
            if found[2] != " ":
                layout["gaps"] = [found[2], ""]
        else:
            text = unescaped_heading(text, plain=piece.hashes > 0 and not layout.get("bold", True))
        return ImportedSection(
            key=piece.number, role=_role(number, text), number=number, title=text, layout=layout
        )

    def _item(self, piece: Piece) -> ImportedItem:
        words = wording(piece, self._speakers, self._last_speaker)
        self._last_speaker = words.speaker
        kind, inline = words.kind, None
        if kind is None:
            kind, inline = kind_from_words(words.text, bulleted=bool(piece.bullet))
        layout = item_layout(piece, self._row, offset=words.offset) | words.layout
        if inline is not None:
            layout["inline_mark"] = inline
        parent_level = None if piece.parent is None else self._levels[piece.parent]
        if piece.level != default_level(kind, parent_level):
            layout["level"] = piece.level
        self._levels[piece.number] = piece.level
        self._row = row_of(piece)
        return ImportedItem(
            key=piece.number,
            kind=kind,
            text=words.text,
            level=piece.level,
            mark=words.mark,
            label=words.label,
            parent=piece.parent,
            speaker=words.speaker,
            layout=layout,
        )


def _role(number: str, title: str) -> SectionRole:
    if number:
        return SectionRole.KEY_POINT
    if title.casefold().strip(" :.") == "introduction":
        return SectionRole.INTRODUCTION
    return SectionRole.ANNEX if _ANNEX.match(title) else SectionRole.PLAIN


def _understood(
    items: Sequence[ImportedItem], people: Sequence[ImportedPerson]
) -> tuple[ImportedItem, ...]:
    """The items of one section with what only their neighbours tell: examples, scope, receiver."""
    keys = [item.key for item in items]
    kinds = example_kinds(
        keys,
        {item.key: item.kind for item in items},
        {item.key: item.text for item in items},
        {item.key: item.parent for item in items},
    )
    items = [replace(item, kind=kinds.get(item.key, item.kind)) for item in items]
    covered = scopes(items)
    return tuple(
        _handed_over(replace(item, applies_to=covered.get(item.key, ())), people)
        if item.kind in (ItemKind.HAND_OVER, ItemKind.RECOMMENDATION)
        else item
        for item in items
    )


def _handed_over(item: ImportedItem, people: Sequence[ImportedPerson]) -> ImportedItem:
    if item.kind is not ItemKind.HAND_OVER:
        return item
    if not hands_over(item.text, people):
        return replace(item, kind=ItemKind.IMPLICATION)
    receiver, scope = receiver_and_scope(item.text, people)
    return replace(item, hand_over_to=receiver, hand_over_scope=scope)


def _described(document: ImportedDocument) -> ImportedDocument:
    """The document with its title, its dates and its offers."""
    items = list(document.items())
    span = date_span(document.dates)
    title = next((line.text for line in document.title_lines if line.role is TitleRole.TITLE), "")
    if not title and items and items[0].kind is ItemKind.NOTE_TO_SELF:
        setting = _TITLE_SETTING.search(items[0].text)
        title = setting[1].strip(" \t\"'") if setting else ""
    if not title and document.sections:
        title = document.sections[0].title
    broken = [
        offer
        for group in (document.loose, *(part.items for part in document.sections))
        for offer in joins(group)
    ]
    return replace(
        document,
        title=title,
        starts=span[0] if span else None,
        ends=span[1] if span else None,
        joins=tuple(broken),
        splits=tuple(splits(items, broken)),
        remarks=tuple(remarks(items)),
    )


def _document_layout(lines: Lines, after: list[str]) -> dict[str, object]:
    layout: dict[str, object] = {}
    if lines.newline != "\n":
        layout["newline"] = lines.newline
    if not lines.final_newline:
        layout["final_newline"] = False
    if after:
        layout["after"] = lines_layout(after)
    return layout
