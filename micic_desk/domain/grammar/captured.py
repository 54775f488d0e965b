"""What a line was understood as."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.sentences import Sentence


class Directive(StrEnum):
    """What a line asks for."""

    ITEM = "item"
    SESSION = "session"
    KEY_POINT = "key_point"
    MEND = "mend"
    NOTHING = "nothing"


class Said(StrEnum):
    """How a line names its speaker."""

    NOBODY = "nobody"
    KNOWN = "known"
    NEW_CODE = "new_code"
    UNKNOWN = "unknown"
    SAME = "same"


class Part(StrEnum):
    """What a stretch of the raw line was understood as."""

    DEPTH = "depth"
    BULLET = "bullet"
    MARK = "mark"
    LABEL = "label"
    SPEAKER = "speaker"
    RECIPIENT = "recipient"
    TAG = "tag"


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of the raw line, and what they were understood as."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedLine:
    """One line as it was understood.

    ``told`` means that no sign gave the kind: it was told from the words.
    ``speaker`` is a person's id (KNOWN), a code (NEW_CODE) or ``??`` (UNKNOWN);
    ``speaker_hint`` is a name before a colon that nobody here bears: the text keeps it. ``to``
    is the person a hand-over names. For MEND ``text`` is what to look for and ``mended`` what
    to put there; for SESSION and KEY_POINT ``text`` is the title, of no key
    point where it is empty. For NOTHING ``reason`` says why nothing
    is kept; an empty line needs no reason. ``typed`` is the raw line where the text alone
    would not give it back. ``spans`` stand in the order of the line and do not overlap.
    """

    directive: Directive
    text: str
    depth: int = 0
    kind: ItemKind = ItemKind.POINT
    told: bool = False
    mark: str = ""
    label: str = ""
    said: Said = Said.NOBODY
    speaker: str = ""
    speaker_hint: str = ""
    to: str = ""
    mended: str = ""
    tags: tuple[str, ...] = ()
    typed: str = ""
    spans: tuple[Span, ...] = ()
    reason: Sentence | None = None

    @property
    def raw(self) -> str:
        """The line exactly as it was typed, without its line end."""
        return self.typed or self.text
