"""How a report is to look and how much of it is wanted: chosen by whoever hands it out.

None of it decides what may be said; that is the profile's.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The sheets people print on."""

    A4 = "a4"
    LETTER = "letter"


class Extent(StrEnum):
    """How much is handed out: one page, the report, or the report with its contents."""

    SUMMARY = "summary"
    REPORT = "report"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The choices.

    ``large`` sets the body in 18 points, ``black`` uses no other colour and no grey,
    ``numbered`` gives paragraphs running numbers, the same in every language, and
    ``typed_numbers`` writes numbers and bullets of a Word file as letters, which translators'
    programs do not lose. ``spacious`` leaves room between lines to write in; it is what a copy
    is made with, and is not remembered.
    """

    paper: Paper = Paper.A4
    extent: Extent = Extent.REPORT
    large: bool = False
    black: bool = False
    numbered: bool = False
    typed_numbers: bool = False
    spacious: bool = False

    def kept(self) -> dict[str, object]:
        """The choices as they are remembered."""
        return {name: value for name, value in asdict(self).items() if name != "spacious"}

    @classmethod
    def recalled(cls, kept: Mapping[str, object]) -> "Layout":
        """Choices from what was remembered; what is not understood stands as by default."""
        papers = {one.value: one for one in Paper}
        extents = {one.value: one for one in Extent}
        return cls(
            paper=papers.get(str(kept.get("paper")), Paper.A4),
            extent=extents.get(str(kept.get("extent")), Extent.REPORT),
            large=kept.get("large") is True,
            black=kept.get("black") is True,
            numbered=kept.get("numbered") is True,
            typed_numbers=kept.get("typed_numbers") is True,
        )
