"""The layout of a block, read with suspicion: it may be stale, foreign or made up.

Layout came from a file, travelled through merges, and belongs to a text that may have changed
since. So each entry is taken only where it has the type and the characters it may have: white
space and signs, never words.
"""

import re
from collections.abc import Mapping

_SPACE = re.compile(r"[ \t]*")
_BEFORE = re.compile(r"[ \t]*(?:[-*_=][-*_= \t]*)?(?:\r\n|\r|\n)?")
_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)?")
_BREAK = re.compile(r"\\?[ \t]*(?:\r\n|\r|\n)?")
_BULLET = re.compile(r"(?:[-*+•‣◦▪●–]|\d{1,3}[.)]|[a-z]\))?")
_SIGNS: Mapping[str, re.Pattern[str]] = {
    "quote": re.compile(r">(?:[ \t]?>)*[ \t]*"),
    "speaker": re.compile(r"\.\.\.|…|:?(?:\*\*|\*|_)"),
    "close": re.compile(r"[ \t]+#+"),
    "underline": re.compile(r"[ \t]*[-=][-= \t]*(?:\r\n|\r|\n)?"),
    "newline": re.compile(r"\r\n|\r|\n"),
    "bullet": _BULLET,
    "indent": _SPACE,
    "gap": _SPACE,
    "end": _END,
}


def sign(layout: Mapping[str, object], key: str) -> str | None:
    """A text of a layout, or nothing where it is absent or holds what it must not."""
    value = layout.get(key)
    return value if isinstance(value, str) and _SIGNS[key].fullmatch(value) else None


def switch(layout: Mapping[str, object], key: str, *, default: bool) -> bool:
    """A switch of a layout."""
    value = layout.get(key)
    return value if isinstance(value, bool) else default


def count(layout: Mapping[str, object], key: str, default: int, most: int) -> int:
    """A count of a layout, from nothing to ``most``."""
    value = layout.get(key)
    sound = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
    return value if sound and isinstance(value, int) else default


def gaps(layout: Mapping[str, object]) -> tuple[str, str]:
    """The white space behind the mark and behind the label."""
    value = layout.get("gaps")
    if isinstance(value, list | tuple) and len(value) == 2:
        found = [
            gap if isinstance(gap, str) and gap and _SPACE.fullmatch(gap) else " " for gap in value
        ]
        return found[0], found[1]
    return " ", " "


def lines(layout: Mapping[str, object], key: str) -> list[str] | None:
    """The lines before an element or behind the last one; nothing where the layout is silent."""
    value = layout.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000:
        return [""] * value
    if isinstance(value, list | tuple):
        return [line for line in value if isinstance(line, str) and _BEFORE.fullmatch(line)]
    return None


def breaks(layout: Mapping[str, object]) -> dict[int, tuple[str, str]]:
    """Where a text was wrapped: offset → what stood before and after the line ending."""
    value = layout.get("breaks")
    entries = value if isinstance(value, list | tuple) else ()
    sound = (entry for entry in entries if isinstance(entry, list | tuple) and len(entry) == 3)
    return {
        offset: (before, after)
        for offset, before, after in sound
        if isinstance(offset, int)
        and isinstance(before, str)
        and isinstance(after, str)
        and _BREAK.fullmatch(before)
        and _SPACE.fullmatch(after)
    }
