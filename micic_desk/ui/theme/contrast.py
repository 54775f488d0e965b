"""Which colours meet which, and how well they can be told apart.

The ratio is WCAG 2.2's (relative luminance of sRGB, 1 to 21). The list of meetings is
part of the design: a widget that pairs two colours anew adds its pair here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.theme.themes import Theme

READ = 4.5
"""At least this much where words are read (WCAG 2.2, 1.4.3)."""

SEEN = 3.0
"""At least this much for icons, focus rings and edges of controls (1.4.11)."""

LINEAR_BELOW = 0.04045

_GROUNDS = (Role.WINDOW, Role.SURFACE, Role.RAISED)
_STATES = (Role.HOVER, Role.PRESSED, Role.ROW)


@dataclass(frozen=True, slots=True)
class Meeting:
    """An ink on a ground, and the least ratio they must have."""

    ink: Role | Tint
    ground: Role | Tint
    least: float


def ratio(one: str, other: str) -> float:
    """The contrast of two ``#rrggbb`` colours, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def meetings() -> Iterator[Meeting]:
    """Every pair of colours that the design system puts one on the other."""
    for ground in _GROUNDS + _STATES:
        for ink in (Role.TEXT, Role.TEXT_QUIET, Role.ACCENT):
            yield Meeting(ink, ground, READ)
        yield Meeting(Role.FOCUS, ground, SEEN)
    for ground in (*_GROUNDS, Role.ROW):
        for ink in (Role.DANGER, Role.WARNING, Role.SUCCESS):
            yield Meeting(ink, ground, READ)
        yield Meeting(Role.LINE_STRONG, ground, SEEN)
        for tint in Tint:
            yield Meeting(tint, ground, READ)
    yield Meeting(Role.ACCENT_TEXT, Role.ACCENT, READ)
    yield Meeting(Role.ACCENT_TEXT, Role.ACCENT_HOVER, READ)
    yield Meeting(Role.DANGER_TEXT, Role.DANGER, READ)
    yield Meeting(Role.SELECTION_TEXT, Role.SELECTION, READ)
    for tint in Tint:
        yield Meeting(tint, tint, READ)
        yield Meeting(Role.TEXT, tint, READ)
        yield Meeting(Role.FOCUS, tint, SEEN)


def shortfalls(theme: Theme) -> list[tuple[Meeting, float]]:
    """The meetings of ``theme`` that are too faint, each with the ratio it has."""
    measured = (
        (meeting, ratio(theme.ink(meeting.ink), theme.ground(meeting.ground)))
        for meeting in meetings()
    )
    return [(meeting, value) for meeting, value in measured if value < meeting.least]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= LINEAR_BELOW:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
