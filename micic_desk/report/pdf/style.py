"""How the page looks: paper, type scale, spacing scale, colours. Points throughout.

Colours are dark enough, and rules and tints distinct enough, to work on a black-and-white
printer. Spacing comes in steps of 4.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from micic_desk.report.layout import Layout, Paper
from micic_desk.report.pdf.faces import Cut
from micic_desk.report.pdf.lines import TextStyle

MILLIMETRE = 72 / 25.4

INK = ".094 .110 .129"
MUTED = ".333 .376 .424"
ACCENT = ".055 .271 .376"
TINT = ".933 .953 .961"
RULE = ".741 .788 .816"


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Paper and margins, in units of which ``scale`` points make one.

    So everything on a page of large print is larger by the same amount, spaces too. ``black``
    wants neither colours nor greys; ``spacing`` multiplies the distance of lines.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    scale: float = 1.0
    black: bool = False
    spacing: float = 1.0

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """Height of the text."""
        return self.height - self.top - self.bottom


A4 = PageStyle(
    width=210 * MILLIMETRE,
    height=297 * MILLIMETRE,
    left=29 * MILLIMETRE,
    right=25 * MILLIMETRE,
    top=27 * MILLIMETRE,
    bottom=25 * MILLIMETRE,
)

LETTER = PageStyle(
    width=8.5 * 72,
    height=11 * 72,
    left=29 * MILLIMETRE,
    right=25 * MILLIMETRE,
    top=27 * MILLIMETRE,
    bottom=25 * MILLIMETRE,
)

BODY = TextStyle(Cut.REGULAR, 10.5, INK)
STRONG = TextStyle(Cut.BOLD, 10.5, INK)
EMPHASIS = TextStyle(Cut.ITALIC, 10.5, INK)
LABEL = TextStyle(Cut.BOLD, 10.5, ACCENT)
NOTE = TextStyle(Cut.REGULAR, 9, MUTED)
NOTE_TEXT = TextStyle(Cut.REGULAR, 9.5, INK)
NOTE_LABEL = TextStyle(Cut.BOLD, 8.5, MUTED)
OVERLINE = TextStyle(Cut.BOLD, 11, ACCENT)
TITLE = TextStyle(Cut.BOLD, 23, INK)
LONG_TITLE = TextStyle(Cut.BOLD, 16, INK)
SUBTITLE = TextStyle(Cut.REGULAR, 12, MUTED)
PART = TextStyle(Cut.BOLD, 17, ACCENT)
HEADING = TextStyle(Cut.BOLD, 13.5, INK)
NUMBER = TextStyle(Cut.BOLD, 13.5, ACCENT)
RUNNING = TextStyle(Cut.REGULAR, 8.5, MUTED)
FURNITURE = TextStyle(Cut.REGULAR, 8, MUTED)

LEADING = {
    BODY.size: 15.0,
    NOTE.size: 12.5,
    NOTE_TEXT.size: 13.5,
    NOTE_LABEL.size: 12.5,
    OVERLINE.size: 15.0,
    TITLE.size: 28.0,
    LONG_TITLE.size: 21.0,
    SUBTITLE.size: 16.0,
    PART.size: 22.0,
    HEADING.size: 18.0,
    FURNITURE.size: 10.0,
}

_LARGE = 18 / BODY.size
_SPACIOUS = 13 / BODY.size
_SPACING = 1.6
_LARGE_MARGIN = 19 * MILLIMETRE

_IN_BLACK = {INK: "0 0 0", MUTED: "0 0 0", ACCENT: "0 0 0", RULE: "0 0 0", TINT: ""}


def page_for(layout: Layout) -> PageStyle:
    """The page a layout asks for; in large print the body is set in 18 points."""
    sheet = LETTER if layout.paper is Paper.LETTER else A4
    if layout.spacious:
        return _scaled(sheet, layout, _SPACIOUS, spacing=_SPACING)
    if not layout.large:
        return replace(sheet, black=layout.black)
    return _scaled(sheet, layout, _LARGE)


def _scaled(sheet: PageStyle, layout: Layout, scale: float, spacing: float = 1.0) -> PageStyle:
    # The left margin holds the numbers of key points and paragraphs.
    margin = _LARGE_MARGIN / scale
    return PageStyle(
        width=sheet.width / scale,
        height=sheet.height / scale,
        left=margin + 12,
        right=margin,
        top=margin + 12,
        bottom=margin + 8,
        scale=scale,
        black=layout.black,
        spacing=spacing,
    )


def inks(page: PageStyle) -> Mapping[str, str]:
    """What each colour is on such a page; an empty one is not painted at all."""
    return _IN_BLACK if page.black else {colour: colour for colour in _IN_BLACK}


FIRST_STEP = 14.0
STEP = 16.0
SMALL_STEP = 7.0
FULL_STEPS = 6


def indent(level: int) -> float:
    """Where the text of a list level begins; always further in, never out of the page.

    Six full steps, then seven small ones, then ever smaller ones, so that any depth fits.
    """
    if level <= 0:
        return 0.0
    full = min(level, FULL_STEPS)
    small = min(max(level - FULL_STEPS, 0), 7)
    rest = max(level - FULL_STEPS - 7, 0)
    crowded = 60.0 * (1 - 0.93**rest)
    return FIRST_STEP + STEP * (full - 1) + SMALL_STEP * small + crowded
