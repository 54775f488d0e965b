"""The live grammar: what a rapporteur means by a line typed at the speed of speech.

A mark at the start gives the kind, Tab or two spaces give the depth, ``@code`` or a known
``Name:`` gives the speaker, in any order. Everything else is text and stays as it is. Nothing
typed is lost: ``typed`` holds the raw line wherever the text is other than the line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from micic_desk.domain.kinds import DEFAULT_LABELS, DEFAULT_MARKS, ItemKind
from micic_desk.domain.people import UNKNOWN_SPEAKER
from micic_desk.domain.sentences import Sentence
from micic_desk.domain.text import folded


class Directive(StrEnum):
    """What a line asks for."""

    ITEM = "item"
    SESSION = "session"
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
    MARK = "mark"
    LABEL = "label"
    SPEAKER = "speaker"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the raw line, and what they were understood as."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedLine:
    """One line as it was understood.

    ``speaker`` is a person's id (KNOWN) or a code (NEW_CODE); ``speaker_hint`` is a name
    before a colon that nobody here bears: the text keeps it. ``to`` is the person a hand-over
    names. For MEND ``text`` is what to look for and ``mended`` what to put there; for SESSION
    ``text`` is the title.
    """

    directive: Directive
    text: str
    depth: int = 0
    kind: ItemKind = ItemKind.POINT
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


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar's table, for help on the screen and in the manual."""

    mark: str
    kind: ItemKind | None
    meaning: Sentence


RULES: tuple[Rule, ...] = (
    Rule("-> ", ItemKind.RECOMMENDATION, Sentence("Recommendation")),
    Rule("=> ", ItemKind.IMPLICATION, Sentence("Implication")),
    Rule("? ", ItemKind.QUESTION, Sentence("Question")),
    Rule("e.g. ", ItemKind.EXAMPLE, Sentence("Example")),
    Rule("* ", ItemKind.EXAMPLE, Sentence("Example")),
    Rule('" ', ItemKind.QUOTATION, Sentence("Quotation, word for word")),
    Rule(">> ", ItemKind.HAND_OVER, Sentence("Hand-over")),
    Rule("~ ", ItemKind.GAP, Sentence("Something was missed here")),
    Rule("// ", ItemKind.NOTE_TO_SELF, Sentence("Note to self, never shared")),
    Rule("# ", None, Sentence("New session or topic")),
    Rule("@code ", None, Sentence("Speaker by code")),
    Rule("Name: ", None, Sentence("Speaker by name, once known")),
    Rule("?? ", None, Sentence("Unknown speaker, to be filled in later")),
    Rule("... ", None, Sentence("The same speaker goes on")),
    Rule("#tag", None, Sentence("Tag, anywhere in the line")),
    Rule("s/old/new/", None, Sentence("Mend the line before")),
)
"""The grammar as a table; the words are translatable."""

_MARKS: tuple[tuple[str, ItemKind], ...] = (
    ("->", ItemKind.RECOMMENDATION),
    ("\N{HEAVY WIDE-HEADED RIGHTWARDS ARROW}", ItemKind.RECOMMENDATION),
    ("=>", ItemKind.IMPLICATION),
    (">>", ItemKind.HAND_OVER),
    ("\N{RIGHTWARDS DOUBLE ARROW}", ItemKind.HAND_OVER),
    ("//", ItemKind.NOTE_TO_SELF),
    ("e.g.", ItemKind.EXAMPLE),
    ("?", ItemKind.QUESTION),
    ("*", ItemKind.EXAMPLE),
    ('"', ItemKind.QUOTATION),
    ("~", ItemKind.GAP),
    ("-", ItemKind.POINT),
    ("\N{BULLET}", ItemKind.POINT),
)
_GLYPHS = frozenset(DEFAULT_MARKS.values())
_LABEL = re.compile(r"(Recommendations?:)\s+", re.IGNORECASE)
_CODE = re.compile(r"@([\w][\w.\-]{0,39}):?(?:\s+|\Z)")
_UNKNOWN = re.compile(r"\?\?:?(?:\s+|\Z)")
_SAME = re.compile(r"(?:\.\.\.|…)\s+")
_NAME = re.compile(r"([^\s:@#][^:@#\n]{0,59}):\s+")
_NAME_LIKE = re.compile(r"[^\W\d_a-z][\w.'’\-]*(?: [^\W\d_a-z][\w.'’\-]*){0,3}\Z")
_TAG = re.compile(r"(?<![\w&#])#([^\W\d_][\w\-]*)")
_MEND = re.compile(r"s/((?:\\/|[^/])+)/((?:\\/|[^/])*)/?\s*\Z")
_HAND_OVER_TO = re.compile(
    r"(?:hand(?:-|\s)?over to\s+)?([^\s,–:-]+(?:\s+[^\s,–:-]+)?)", re.IGNORECASE
)
_SESSION = re.compile(r"#\s+(?=\S)")


def understand(line: str, people: Mapping[str, str]) -> CapturedLine:
    """What a line means; ``people`` maps folded names and codes to person ids.

    Never fails: a line that fits no rule is a point. NOTHING means that there is no text.
    """
    raw = line.rstrip("\r\n")
    reader = _Reader(raw, people)
    return reader.read()


def understand_many(text: str, people: Mapping[str, str]) -> list[CapturedLine]:
    """What a pasted text means, line by line; empty lines are passed over."""
    lines = (understand(line, people) for line in text.split("\n"))
    return [line for line in lines if line.directive is not Directive.NOTHING]


@dataclass(slots=True)
class _Reader:
    """Reads one line from its start: depth, then marks and speaker in any order, then text."""

    raw: str
    people: Mapping[str, str]
    at: int = 0
    depth: int = 0
    kind: ItemKind | None = None
    mark: str = ""
    label: str = ""
    said: Said = Said.NOBODY
    speaker: str = ""
    spans: list[Span] = field(default_factory=list)

    def read(self) -> CapturedLine:
        """The line."""
        self._depth()
        if mended := _MEND.match(self.raw, self.at):
            old, new = (part.replace("\\/", "/") for part in mended.groups())
            return CapturedLine(directive=Directive.MEND, text=old, mended=new, typed=self.raw)
        if title := _SESSION.match(self.raw, self.at):
            self._take(title.end(), Part.MARK)
            text = self.raw[self.at :].strip()
            return CapturedLine(
                directive=Directive.SESSION, text=text, typed=self.raw, spans=tuple(self.spans)
            )
        while self._mark() or self._speaker():
            pass
        self._label()
        return self._item()

    def _depth(self) -> None:
        spaces = 0
        while self.at < len(self.raw) and self.raw[self.at] in " \t":
            if self.raw[self.at] == "\t":
                self.depth += 1
                spaces = 0
            else:
                spaces += 1
                self.depth += spaces % 2 == 0
            self.at += 1
        if self.at:
            self.spans.append(Span(0, self.at, Part.DEPTH))

    def _take(self, end: int, part: Part) -> None:
        self.spans.append(Span(self.at, end, part))
        self.at = end

    def _mark(self) -> bool:
        if self.kind is not None:
            return False
        for sign, kind in _MARKS:
            after = self.at + len(sign)
            if not self.raw.startswith(sign, self.at):
                continue
            if after < len(self.raw) and not self.raw[after].isspace():
                continue
            self.kind = kind
            self.mark = sign if sign in _GLYPHS else DEFAULT_MARKS.get(kind, "")
            self._take(self._past_space(after), Part.MARK)
            return True
        return False

    def _speaker(self) -> bool:
        if self.said is not Said.NOBODY:
            return False
        if found := _UNKNOWN.match(self.raw, self.at):
            self.said, self.speaker = Said.UNKNOWN, UNKNOWN_SPEAKER
        elif found := _SAME.match(self.raw, self.at):
            self.said = Said.SAME
        elif found := _CODE.match(self.raw, self.at):
            known = self.people.get(folded(found[1]))
            self.said = Said.KNOWN if known else Said.NEW_CODE
            self.speaker = known or found[1]
        else:
            found = _NAME.match(self.raw, self.at)
            known = self.people.get(folded(found[1])) if found else None
            if found is None or known is None:
                return False
            self.said, self.speaker = Said.KNOWN, known
        self._take(found.end(), Part.SPEAKER)
        return True

    def _label(self) -> None:
        found = _LABEL.match(self.raw, self.at)
        if found and self.kind in (None, ItemKind.RECOMMENDATION):
            self.label = found[1]
            self.kind = ItemKind.RECOMMENDATION
            self._take(found.end(), Part.LABEL)
        elif self.kind is not None:
            self.label = DEFAULT_LABELS.get(self.kind, "")

    def _past_space(self, at: int) -> int:
        while at < len(self.raw) and self.raw[at].isspace():
            at += 1
        return at

    def _item(self) -> CapturedLine:
        text = self.raw[self.at :].rstrip()
        if not text and self.kind is not ItemKind.GAP:
            return CapturedLine(
                directive=Directive.NOTHING,
                text="",
                depth=self.depth,
                kind=self.kind or ItemKind.POINT,
                typed=self.raw,
                spans=tuple(self.spans),
            )
        tags = list(_TAG.finditer(self.raw, self.at))
        self.spans.extend(Span(tag.start(), tag.end(), Part.TAG) for tag in tags)
        return CapturedLine(
            directive=Directive.ITEM,
            text=text,
            depth=self.depth,
            kind=self.kind or ItemKind.POINT,
            mark=self.mark,
            label=self.label,
            said=self.said,
            speaker=self.speaker,
            speaker_hint=self._hint(),
            to=self._handed_to(text),
            tags=tuple(dict.fromkeys(tag[1] for tag in tags)),
            typed=self.raw if self.raw != text else "",
            spans=tuple(self.spans),
        )

    def _hint(self) -> str:
        """A name before a colon that nobody here bears; the text keeps it."""
        if self.said is not Said.NOBODY:
            return ""
        found = _NAME.match(self.raw, self.at)
        return found[1] if found and _NAME_LIKE.match(found[1]) else ""

    def _handed_to(self, text: str) -> str:
        found = _HAND_OVER_TO.match(text) if self.kind is ItemKind.HAND_OVER else None
        if found is None:
            return ""
        whole, first = folded(found[1]), folded(found[1].split()[0])
        return self.people.get(whole) or self.people.get(first) or ""
