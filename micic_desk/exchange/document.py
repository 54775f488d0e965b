"""A foreign document as it was read: typed, in the words of the domain, nothing lost.

An ``ImportedDocument`` holds every line of its source. What each line *is* (kind, mark, label,
parent, scope) stands in fields that match ``docs/notebook-format.md`` one to one; how it was
*written* stands in ``layout``, so that an unchanged document can be written back byte for byte.
A layout never holds words: only white space, signs, counts and switches. So nothing that a
profile withholds can come out again through it.

Keys of an element's layout (each absent where the canonical form was used):

``before``     lines in front of it: a count of empty lines, or the lines (white space, ``---``)
``indent``     white space at the start of its line
``bullet``     its bullet where that is not ``-``; ``""`` for an unbulleted paragraph in a list
``gap``        white space after the bullet, the number or the hashes
``gaps``       white space after the mark and after the label
``end``        white space, or an unusual line ending, at the end of its line
``breaks``     ``[offset, before, after]``: where its text was wrapped, and how
``level``      the list depth of an item where ``default_level`` says otherwise
``hashes``, ``bold``, ``close``, ``underline``  how a heading or a title line was set
``quote``      the sign of a quotation where that is not ``>`` and a space
``speaker``    ``...`` for "the same speaker", or the emphasis around the name
``raw``        true: the text looks like structure and was written without a backslash
``inline_mark``  the offset in the text of a ``=>`` that stays inside it

Keys of the document's layout: ``newline``, ``bom``, ``final_newline``, ``after`` (lines behind
the last element).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from micic_desk.domain.kinds import Duty, ItemKind, SectionRole
from micic_desk.domain.sentences import Sentence

Layout = Mapping[str, object]


class TitleRole(StrEnum):
    """What one line of the title block is; the values are fields of a consultation."""

    INITIATIVE = "initiative"
    TITLE = "title"
    DATES = "dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedTitleLine:
    """One line of the title block. ``key`` is its line number, from 1."""

    key: int
    role: TitleRole
    text: str
    layout: Layout = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPerson:
    """Somebody the document names with a duty.

    ``key`` is the line that names them; ``byline`` is true where that line is nothing but the
    person and so must be printed from this record (see ``line``).
    """

    key: int
    name: str
    role: str = ""
    acronym: str = ""
    organisation: str = ""
    duties: tuple[Duty, ...] = ()
    byline: bool = False
    layout: Layout = field(default_factory=dict)

    @property
    def line(self) -> str:
        """The byline as printed: name, role, acronym - organisation."""
        body = " - ".join(part for part in (self.acronym, self.organisation) if part)
        return ", ".join(part for part in (self.name, self.role, body) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedItem:
    """One captured line.

    ``key`` is its line number, from 1; ``parent``, ``applies_to`` and ``continues`` name other
    items by key. ``level`` is the list depth: 0 stands at the margin without a bullet.
    ``speaker`` is a name as typed, ``hand_over_to`` a person's name.
    """

    key: int
    kind: ItemKind
    text: str
    level: int
    mark: str = ""
    label: str = ""
    parent: int | None = None
    applies_to: tuple[int, ...] = ()
    continues: int | None = None
    speaker: str = ""
    hand_over_to: str = ""
    hand_over_scope: str = ""
    layout: Layout = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSection:
    """A heading and the items under it, in the order of the source."""

    key: int
    role: SectionRole
    title: str
    number: str = ""
    items: tuple[ImportedItem, ...] = ()
    layout: Layout = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinOffer:
    """Two items that look like one broken sentence. Nothing is joined until somebody says so."""

    first: int
    second: int
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitOffer:
    """An item that seems to hold two things; the second starts at ``offset`` of its text."""

    item: int
    offset: int
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something worth a look at one line; it changes nothing."""

    key: int
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedDocument:
    """A whole foreign document. ``starts`` and ``ends`` are set only where the dates are clear."""

    title: str = ""
    starts: date | None = None
    ends: date | None = None
    title_lines: tuple[ImportedTitleLine, ...] = ()
    people: tuple[ImportedPerson, ...] = ()
    loose: tuple[ImportedItem, ...] = ()
    sections: tuple[ImportedSection, ...] = ()
    joins: tuple[JoinOffer, ...] = ()
    splits: tuple[SplitOffer, ...] = ()
    remarks: tuple[Remark, ...] = ()
    layout: Layout = field(default_factory=dict)

    @property
    def initiative(self) -> str:
        """The initiative's name as typed, or nothing."""
        return self._title_text(TitleRole.INITIATIVE)

    @property
    def dates(self) -> str:
        """The dates as typed, or nothing."""
        return self._title_text(TitleRole.DATES)

    def _title_text(self, role: TitleRole) -> str:
        return next((line.text for line in self.title_lines if line.role is role), "")

    def items(self) -> Iterator[ImportedItem]:
        """Every item in the order of the source."""
        yield from self.loose
        for section in self.sections:
            yield from section.items

    @property
    def element_count(self) -> int:
        """How many elements the source had: title lines, bylines, headings and items."""
        bylines = sum(person.byline for person in self.people)
        return len(self.title_lines) + bylines + len(self.sections) + sum(1 for _ in self.items())

    def with_join(self, offer: JoinOffer) -> "ImportedDocument":
        """The document with an offered join accepted: the second item continues the first."""

        def linked(items: tuple[ImportedItem, ...]) -> tuple[ImportedItem, ...]:
            return tuple(
                replace(item, continues=offer.first) if item.key == offer.second else item
                for item in items
            )

        return replace(
            self,
            loose=linked(self.loose),
            sections=tuple(replace(part, items=linked(part.items)) for part in self.sections),
            joins=tuple(other for other in self.joins if other != offer),
        )
