"""What a compositor who sets the same report again and again has at hand."""

from micic_desk.report.pdf.lines import Breaker
from micic_desk.report.pdf.shaping import Typesetter
from micic_desk.report.pdf.system_fonts import Fallbacks

_MOST_KEPT = 20_000
"""Paragraphs, those of some 500 pages."""


class Hand:
    """Sets one report again and again, and keeps what it has set: only what is new costs time.

    A file then holds signs of earlier settings too; it is for looking at, never for others.
    """

    def __init__(self) -> None:
        self._fallbacks: Fallbacks = {}
        self.renew({})

    def renew(self, fallbacks: Fallbacks) -> None:
        """Forget everything."""
        self._fallbacks = fallbacks
        self.typesetter = Typesetter(fallbacks)
        self.breaker = Breaker(self.typesetter, keeps=True)

    def ready(self, fallbacks: Fallbacks) -> None:
        """Forget what was set with other fonts, and what has grown too much."""
        if dict(fallbacks) != self._fallbacks or self.breaker.kept() > _MOST_KEPT:
            self.renew(dict(fallbacks))
