"""Order keys: text that sorts where a line was put, and carries the writer who put it there.

After M. Weidner's position strings ("Fugue", 2023): a key is a path of waypoints
``,writer.count``; a writer who goes on typing counts up inside her own waypoint, so two
people who write at the same place get two runs, one after the other, never interleaved. A
waypoint inside one's own waypoint is written short, as ``0``, so that a hundred lines put at
one place one before the other do not make long keys.
Keys compare as plain ASCII text.
"""

import re

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_RIGHT = "~"
_LEFT = "-"
_RUN = re.compile(r"(.*[.0])[A-Za-z]+~\Z")
_KEY = re.compile(r"[,.A-Za-z0-9~-]*~\Z")
LONGEST_KEY = 200
"""Keys past this many characters make it worth re-spacing their group of siblings."""


def _counted(number: int) -> str:
    """Write a count so that longer counts sort after shorter ones."""
    digits = ""
    while True:
        digits = _DIGITS[number % 52] + digits
        number //= 52
        if not number:
            return _DIGITS[26 + len(digits)] + digits


class OrderKeys:
    """Makes order keys for one writer, whose name is unique to one opening of one file."""

    def __init__(self, writer: str) -> None:
        self._writer = writer[:10]
        self._last: dict[str, int] = {}

    def between(self, left: str | None, right: str | None) -> str:
        """A new key that sorts after ``left`` and before ``right``; None is an open end."""
        if right is not None and (not left or right.startswith(left)):
            return self._waypoint(right[:-1] + _LEFT)
        found = _RUN.match(left or "")
        if found:
            run = found[1]
            if run in self._last and not (right or "").startswith(run):
                self._last[run] += 1
                return run + _counted(self._last[run]) + _RIGHT
        return self._waypoint(left or "")

    def _waypoint(self, ancestor: str) -> str:
        own = f",{self._writer}."
        nearest = ancestor.rfind(",")
        run = ancestor + ("0" if ancestor.startswith(own, nearest) else own)
        self._last[run] = self._last.get(run, -1) + 1
        return run + _counted(self._last[run]) + _RIGHT


def is_order_key(text: object) -> bool:
    """Whether a value can stand beside our keys: their characters, ending as keys end."""
    return isinstance(text, str) and len(text) <= 50 * LONGEST_KEY and _KEY.match(text) is not None
