"""Who speaks, and to whom the floor goes, read off the words of a line.

A word before a colon is a speaker only where somebody known bears it; any other name is a
hint, and the text keeps it. ``people`` maps folded names and codes to person ids.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from micic_desk.domain.grammar.captured import Said
from micic_desk.domain.people import UNKNOWN_SPEAKER
from micic_desk.domain.text import folded

_CODE = re.compile(r"@(\w[\w.\-]{0,39}):?(?:\s+|\Z)")
_UNKNOWN = re.compile(r"\?\?:?(?:\s+|\Z)")
_SAME = re.compile(r"(?:\.\.\.|…)(?:\s+|\Z)")
_NAME = re.compile(r"([^\s:@#][^:@#\n]{0,59}):\s+(?=\S)")
_CALLED = re.compile(r"([^\s:@#][^:@#\n]{0,59}):\s+(?:(?=\S)|\Z)")
_NO_NAMES = frozenset(
    {
        *("action", "answer", "background", "case", "conclusion", "context", "date", "decision"),
        *("example", "examples", "fact", "figure", "figures", "follow-up", "good", "goal", "issue"),
        *("key", "next", "note", "objective", "outcome", "practice", "question", "questions"),
        *("reason", "result", "source", "starting", "summary", "topic", "venue"),
        *("access", "border", "borders", "camp", "camps", "challenge", "challenges", "children"),
        *("data", "documents", "education", "employers", "gap", "gaps", "government", "health"),
        *("governments", "law", "laws", "men", "migrants", "need", "needs", "problem", "problems"),
        *("recommendation", "recommendations", "refugees", "return", "states", "women", "workers"),
        *("youth",),
    }
)
_INSIDE_NAMES = frozenset(
    {
        *("af", "al", "av", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di"),
        *("dos", "du", "e", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu"),
    }
)
"""Small words inside a name; with another one ("Cannery at the Ferry") it is none."""
_ENDING_NAMES = frozenset({"kyzy", "oglu", "qizi", "uulu", "кызы", "оглы", "огли", "угли", "уулу"})
_LONGEST_NAME = 4
_LONGEST_UNCASED = 2
"""Where capitals do not tell a name, only what is as short as one can be."""
_HANDING_OVER = re.compile(r"(?:hand(?:-|\s)?over\s+to|over\s+to)\s+", re.IGNORECASE)
_WORD = re.compile(r"\s*([^\s,;:]+)([,;:]?)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """How a line names its speaker, and where its text goes on."""

    said: Said
    speaker: str
    end: int


def speaker_at(line: str, at: int, people: Mapping[str, str]) -> Speaker | None:
    """The speaker named at an offset, with the white space after the name."""
    if found := _UNKNOWN.match(line, at):
        return Speaker(Said.UNKNOWN, UNKNOWN_SPEAKER, found.end())
    if found := _SAME.match(line, at):
        return Speaker(Said.SAME, "", found.end())
    if found := _CODE.match(line, at):
        known = people.get(folded(found[1]))
        return Speaker(Said.KNOWN if known else Said.NEW_CODE, known or found[1], found.end())
    found = _CALLED.match(line, at)
    known = people.get(folded(found[1])) if found else None
    return Speaker(Said.KNOWN, known, found.end()) if found and known else None


def name_nobody_bears(line: str, at: int) -> str:
    """A name before a colon, at an offset; empty where the word is no name."""
    found = _NAME.match(line, at)
    words = found[1].split() if found else []
    if found is None or not 0 < len(words) <= _LONGEST_NAME:
        return ""
    outer = (words[0], words[-1])
    if any(word.lower() in _NO_NAMES for word in outer) or line[found.end()].isdigit():
        return ""
    if len(words) > _LONGEST_UNCASED and not words[0][0].isupper():
        return ""
    inner = all(_begins_a_name(word) or word in _INSIDE_NAMES for word in words[1:-1])
    ends = _begins_a_name(words[-1]) or words[-1] in _ENDING_NAMES
    return found[1].rstrip() if _begins_a_name(words[0]) and inner and ends else ""


def _begins_a_name(word: str) -> bool:
    return word[0].isalpha() and not word[0].islower()


def recipient_at(line: str, at: int, people: Mapping[str, str]) -> tuple[str, int, int] | None:
    """The known person a hand-over names: id, and where the name stands."""
    lead = _HANDING_OVER.match(line, at)
    start = lead.end() if lead else at
    start += line.startswith("@", start)
    ends: list[int] = []
    end = start
    while len(ends) < _LONGEST_NAME and (word := _WORD.match(line, end, start + 80)):
        ends.append(word.end(1))
        end = len(line) if word[2] else word.end()
    for end in reversed(ends):
        said = line[start:end]
        if known := people.get(folded(said)) or people.get(folded(said.rstrip("."))):
            return known, start, end
    return None
