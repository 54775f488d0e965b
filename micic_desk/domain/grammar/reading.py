"""One line of the live grammar, read from its start.

Indentation and a bullet come first, then mark and speaker in either order, then text. All
patterns are bounded or unambiguous, so that a line of any length is read in one pass.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from micic_desk.domain.grammar.captured import CapturedLine, Directive, Part, Said, Span
from micic_desk.domain.grammar.marks import is_quoted_throughout, label_at, mark_at
from micic_desk.domain.grammar.speakers import name_nobody_bears, recipient_at, speaker_at
from micic_desk.domain.grammar.telling import kind_from_words
from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.sentences import Sentence

_INDENT = re.compile(r"[ \t]*")
_BULLET = re.compile(r"[-\N{BULLET}](?:\s+|\Z)")
# A byte order mark, and the signs Arabic and Hebrew keyboards put before a line.
_UNSEEN = re.compile("[\ufeff\u200e\u200f\u061c]*")
_SESSION = re.compile(r"#\s+(?=\S)")
_KEY_POINT = re.compile(r"##(?:\s+|\Z)")
_HEADED = frozenset(
    {ItemKind.EXAMPLE, ItemKind.EXAMPLE_GROUP, ItemKind.FACT, ItemKind.STARTING_POINT}
)
"""What stands before a colon in these is a place or a topic more often than a speaker."""
_MEND = re.compile(r"s/((?:\\/|[^/\\\n]|\\(?!/))+)/((?:\\/|[^/\\\n]|\\(?!/))*)/\s*\Z")
_TAG = re.compile(
    r"#(?<![^\s(\[{\"'“‘«„]#)"
    r"([^\W\d_][^\s!-,./:-@\[-^`{-~«»“”„‘’…–—،؛؟。、\u200e\u200f\u202a-\u202e\u2066-\u2069]*)"
)


def understand(line: str, people: Mapping[str, str]) -> CapturedLine:
    """What a line means; ``people`` maps folded names and codes to person ids.

    Never fails: a line that fits no rule is a point, or what its words clearly say. NOTHING
    means that there is no text.
    A MEND whose words are not found in the line before is for its caller to keep as a point.
    """
    raw = line.rstrip("\r\n")
    reader = Reader(raw, people)
    reader.indent()
    if mended := reader.mending():
        return mended
    reader.take(Part.BULLET, _BULLET)
    return reader.session() or reader.key_point() or reader.item()


@dataclass(slots=True)
class Reader:
    """Reads one line.

    ``at`` is where the next sign is looked for; ``understood`` is how far the line has been
    understood. Between the two stand signs nobody sees, which belong to whatever is found next.
    """

    raw: str
    people: Mapping[str, str]
    at: int = 0
    understood: int = 0
    depth: int = 0
    kind: ItemKind | None = None
    told: bool = False
    mark: str = ""
    label: str = ""
    said: Said = Said.NOBODY
    speaker: str = ""
    hint: str = ""
    to: str = ""
    tags: tuple[str, ...] = ()
    spans: list[Span] = field(default_factory=list)

    def indent(self) -> None:
        """Take the indentation: a tab or two spaces each are one level."""
        found = _INDENT.match(self.raw)
        assert found is not None
        *between, after = found[0].split("\t")
        self.depth = len(between) + sum(len(one) // 2 for one in between) + len(after) // 2
        self._reach(found.end(), Part.DEPTH)
        unseen = _UNSEEN.match(self.raw, self.at)
        self.at = unseen.end() if unseen else self.at

    def take(self, part: Part, pattern: re.Pattern[str]) -> str:
        """Take what a pattern finds here, if anything."""
        found = pattern.match(self.raw, self.at)
        if found is None:
            return ""
        self._reach(found.end(), part)
        return found[0]

    def mending(self) -> CapturedLine | None:
        """A line that corrects the one before."""
        found = _MEND.match(self.raw, self.at)
        if found is None:
            return None
        old, new = (part.replace("\\/", "/") for part in found.groups())
        self._reach(len(self.raw), Part.MARK)
        return self._line(Directive.MEND, old, mended=new)

    def session(self) -> CapturedLine | None:
        """A line that opens a session."""
        if not self.take(Part.MARK, _SESSION):
            return None
        return self._line(Directive.SESSION, self.raw[self.at :].strip())

    def key_point(self) -> CapturedLine | None:
        """A line that goes to a key point of the report; without a title, to none."""
        if not self.take(Part.MARK, _KEY_POINT):
            return None
        return self._line(Directive.KEY_POINT, self.raw[self.at :].strip())

    def item(self) -> CapturedLine:
        """A line of notes."""
        while self._mark() or self._speaker():
            pass
        self._label()
        text = self.raw[self.understood :].rstrip() if self.raw[self.at :].strip() else ""
        untitled = text == "#" and self.kind is None
        if (not text and self.kind is not ItemKind.GAP) or untitled:
            return self._line(Directive.NOTHING, "", reason=self._why_nothing(text))
        if self.kind is None and is_quoted_throughout(text):
            self.kind = ItemKind.QUOTATION
        if self.kind is None:
            self.kind, self.told = kind_from_words(text, bulleted=True)[0], True
        if self.said is Said.NOBODY and self.kind not in _HEADED:
            self.hint = name_nobody_bears(self.raw, self.at)
        self._recipient()
        self._tags()
        return self._line(Directive.ITEM, text)

    def _reach(self, end: int, part: Part) -> None:
        if end > self.at:
            self.spans.append(Span(self.understood, end, part))
            self.at = self.understood = end

    def _mark(self) -> bool:
        found = mark_at(self.raw, self.at) if self.kind is None else None
        if found is None:
            return False
        self.kind, self.mark, self.label = found.kind, found.mark, found.label
        self._reach(found.end, Part.MARK)
        return True

    def _speaker(self) -> bool:
        # After a hand-over's mark a name is the person who takes over.
        if self.said is not Said.NOBODY or self.kind is ItemKind.HAND_OVER:
            return False
        found = speaker_at(self.raw, self.at, self.people)
        if found is None:
            return False
        self.said, self.speaker = found.said, found.speaker
        self._reach(found.end, Part.SPEAKER)
        return True

    def _label(self) -> None:
        found = label_at(self.raw, self.at)
        if found and self.kind in (None, ItemKind.RECOMMENDATION):
            self.kind, self.label = ItemKind.RECOMMENDATION, found[1]
            self._reach(found.end(), Part.LABEL)

    def _why_nothing(self, text: str) -> Sentence | None:
        if text:
            return Sentence("Nothing was kept: a new session needs a title after the #.")
        if self.said is not Said.NOBODY:
            return Sentence("Nothing was kept: there are no words after the speaker.")
        if any(span.part is not Part.DEPTH for span in self.spans):
            return Sentence("Nothing was kept: there are no words after the mark.")
        return None

    def _recipient(self) -> None:
        handed = self.kind is ItemKind.HAND_OVER
        found = recipient_at(self.raw, self.at, self.people) if handed else None
        if found is not None:
            self.to, start, end = found
            self.spans.append(Span(start, end, Part.RECIPIENT))

    def _tags(self) -> None:
        reached = self.spans[-1].end if self.spans else 0
        found = [one for one in _TAG.finditer(self.raw, self.at) if one.start() >= reached]
        self.spans.extend(Span(one.start(), one.end(), Part.TAG) for one in found)
        self.tags = tuple(dict.fromkeys(one[1] for one in found))

    def _line(
        self, directive: Directive, text: str, *, mended: str = "", reason: Sentence | None = None
    ) -> CapturedLine:
        return CapturedLine(
            directive=directive,
            text=text,
            depth=self.depth,
            kind=self.kind or ItemKind.POINT,
            told=self.told,
            mark=self.mark,
            label=self.label,
            said=self.said,
            speaker=self.speaker,
            speaker_hint=self.hint,
            to=self.to,
            mended=mended,
            tags=self.tags,
            typed=self.raw if self.raw != text else "",
            spans=tuple(self.spans),
            reason=reason,
        )
