"""A text cut into its physical lines, each with the line ending it had."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_ENDING = re.compile(r"(\r\n|\n|\r)")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line; ``odd`` is its ending where that is not the document's usual one."""

    number: int
    text: str
    odd: str = ""

    @property
    def body(self) -> str:
        """The line without the white space at both ends."""
        return self.text.strip(" \t")

    @property
    def indent(self) -> str:
        """The white space at its start."""
        return self.text[: len(self.text) - len(self.text.lstrip(" \t"))]

    @property
    def end(self) -> str:
        """The white space, and the unusual ending, at its end."""
        return self.text[len(self.text.rstrip(" \t")) :] + self.odd


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, its usual line ending, and whether its last line has one."""

    lines: Sequence[Line]
    newline: str = "\n"
    final_newline: bool = True


def split_lines(text: str) -> Lines:
    """Cut at LF, CRLF and CR only: other separators of Unicode are characters of a line."""
    parts = _ENDING.split(text)
    texts, endings = parts[0::2], parts[1::2]
    counts = Counter(endings)
    newline = max(counts, key=lambda ending: (counts[ending], ending == "\n"), default="\n")
    final = not texts[-1] and bool(endings)
    if final or not texts[-1]:
        texts.pop()
    endings = [*endings, ""]
    lines = [
        Line(number, line, "" if ending in (newline, "") else ending)
        for number, (line, ending) in enumerate(zip(texts, endings, strict=False), 1)
    ]
    return Lines(lines, newline, final)


def column(indent: str) -> int:
    """How far white space reaches, a tab going on to the next multiple of four."""
    return len(indent.expandtabs(_TAB))
