"""Who is speaking in minutes: lines such as ``Name: what was said`` and ``... went on``.

A word before a colon is a speaker only where the document bears it out: the name speaks again,
is followed by a line of dots, or stands in the list of those present. Anything else ("Children:
…", "Link: …") is part of the text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from micic_desk.exchange.markdown.pieces import Form, Piece

_NAME = r"[^\W\d_][\w.'’\-]{0,30}(?: [\w.'’()\-]{1,30}){0,3}"
_SPEAKS = re.compile(
    rf"(?P<open>\*\*|\*|_|)(?P<name>{_NAME})(?P<close>\*\*:|:\*\*|\*:|:\*|_:|:_|:)"
    r"(?P<gap>[ \t]+)(?=[^ \t])"
)
_GOES_ON = re.compile(r"(?:\.\.\.|…)[ \t]+(?=[^ \t])")
_PRESENT = re.compile(r"[#*_ ]*(?:present|attendees|attendance|participants|guests|remote)\b[^:]*:")
_FIELDS = frozenset(
    {
        *("action", "actions", "agenda", "answer", "attendees", "chair", "conclusion"),
        *("date", "decision", "draft", "example", "examples", "guests", "issue", "link"),
        *("location", "minutes", "next", "note", "notes", "present", "proposal"),
        *("question", "recommendation", "recommendations", "regrets", "resolution"),
        *("resolved", "result", "scribe", "see", "spec", "status", "summary", "time"),
        *("title", "todo", "topic", "topics", "url", "venue"),
    }
)
_QUORUM = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who says the rest of a body, from which offset, and how the name was set."""

    name: str
    offset: int
    setting: str
    gap: str


class Speakers:
    """The speakers of one document, found by reading all of it once."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Read the pieces, in order."""
        counts: Counter[str] = Counter()
        present: list[str] = []
        confirmed: set[str] = set()
        last = ""
        for piece in pieces:
            if piece.form is not Form.TEXT:
                last = last if piece.form is Form.BULLET else ""
                continue
            head = said_part(piece)
            if _PRESENT.match(head.casefold()):
                present.append(head.casefold())
            if found := self._candidate(head):
                last = found["name"].casefold()
                counts[last] += 1
            elif last and _GOES_ON.match(head):
                confirmed.add(last)
        listed = set(re.findall(r"\w+", " ".join(present)))
        speaking = sum(counts.values())
        self._names = {
            name
            for name, count in counts.items()
            if speaking >= _QUORUM and (count > 1 or name in confirmed or name.split()[0] in listed)
        }

    def spoken(self, body: str, last: str) -> Spoken | None:
        """Who says this body, ``last`` being the speaker before; nothing where nobody is named."""
        if last and (going := _GOES_ON.match(body)):
            sign = going[0].rstrip(" \t")
            return Spoken(last, going.end(), sign, going[0][len(sign) :])
        found = self._candidate(body)
        if found is None or found["name"].casefold() not in self._names:
            return None
        setting = found["close"].replace(":", "") if found["close"].startswith(":") else ""
        inside = f":{setting}" if setting else found["open"]
        return Spoken(found["name"], found.end(), inside, found["gap"])

    @staticmethod
    def _candidate(body: str) -> re.Match[str] | None:
        found = _SPEAKS.match(body)
        if not found or found["open"] != found["close"].replace(":", ""):
            return None
        return None if found["name"].casefold() in _FIELDS else found


def said_part(piece: Piece) -> str:
    """The first line of a piece without the sign of a quotation."""
    return piece.head.lstrip("> \t")
