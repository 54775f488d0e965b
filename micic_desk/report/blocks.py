"""The planned report: a flat list of blocks that every writer prints in its own way.

The plan is made once (outline, profile, redaction, numbering); writers decide nothing about
what may be said, only how it looks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class BlockRole(StrEnum):
    """What a block is to its reader."""

    TITLE_LINE = "title_line"
    BYLINE = "byline"
    PART_TITLE = "part_title"
    HEADING = "heading"
    KEY_POINT = "key_point"
    PARAGRAPH = "paragraph"
    POINT = "point"
    RECOMMENDATION = "recommendation"
    IMPLICATION = "implication"
    QUOTATION = "quotation"
    HAND_OVER = "hand_over"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """The text of an open conflict that is not the one shown, with its author's initials."""

    text: str
    initials: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row: ``cells`` by column, ``notes`` (label, words) under the cell of the main column.

    ``stacked`` says the same line by line, for readers whom a table does not serve.
    """

    cells: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()
    source: str = ""
    stacked: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: ``widths`` are shares, ``main`` the column of the words that matter most.

    The first column names its row.
    """

    head: tuple[str, ...]
    widths: tuple[int, ...]
    main: int
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One printed element.

    ``level`` is the list depth: 0 stands at the margin without a bullet, 1 is a top-level
    bullet, 2 is nested once, without limit. ``mark`` is the glyph as its writer typed it
    (``➔``, ``=>``, ``⇒`` or empty) and ``label`` the words after it ("Recommendation:");
    ``text`` holds neither. ``number`` is a key point's number as typed ("1."). ``speaker`` and
    ``author`` are set only where the profile allows them to be printed. ``layout`` is how an
    imported source wrote this element, for a writer of the same format; see
    ``exchange.document``. ``apart`` are the places of ``text`` that a speaker must not stumble
    over, from left to right. ``source`` is the entity it was made from. ``table`` is set where
    the role says so, and ``text`` is empty then.
    """

    role: BlockRole
    text: str
    level: int = 0
    mark: str = ""
    label: str = ""
    number: str = ""
    speaker: str = ""
    author: str = ""
    language: str = ""
    source: str = ""
    other_versions: tuple[OtherVersion, ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    layout: Mapping[str, object] = field(default_factory=dict)
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole report, ready to be written.

    ``title`` is the document's title in its metadata and running header, ``language`` a
    BCP 47 tag, ``profile`` the reader it was made for, ``open_conflicts`` how many items
    stand in two versions (``both_shown``: printed so), ``withheld`` how many the profile left
    out; ``replaced_in`` are the entities where a protected name gave way to a code or a neutral
    word, each as often as that was.
    """

    title: str
    language: str
    profile: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    open_conflicts: int = 0
    both_shown: bool = True
    withheld: int = 0
    replaced_in: tuple[str, ...] = ()
    layout: Mapping[str, object] = field(default_factory=dict)

    @property
    def replaced(self) -> int:
        """How many protected names gave way."""
        return len(self.replaced_in)
