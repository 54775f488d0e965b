"""The seed's three marks and the bullets, drawn by us: FiraGO has no ➔ and no ⇒.

Three arrows have three meanings (recommendation, consequence, act of procedure), so they are
told apart at a glance: a solid arrow, an equals sign meeting a chevron, an open double arrow.
Units are thousandths of the type size, the baseline at 0.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A sign: its advance width and the operators that paint it, in the colour of the moment."""

    width: int
    path: str


def _polygon(*points: tuple[int, int]) -> str:
    (x, y), *others = points
    return f"{x} {y} m " + " ".join(f"{a} {b} l" for a, b in others) + " h"


def _bar(left: int, right: int, middle: int, weight: int) -> str:
    return f"{left} {middle - weight // 2} {right - left} {weight} re"


def _chevron(tip: int, reach: int, rise: int, weight: int) -> str:
    """A ``>`` whose tip stands at ``tip``, half as high as ``rise``, drawn ``weight`` thick."""
    y = 262
    back = tip - reach
    return _polygon(
        (back - weight, y + rise),
        (back, y + rise),
        (tip, y),
        (back, y - rise),
        (back - weight, y - rise),
        (tip - weight, y),
    )


def _disc(centre: int, middle: int, radius: int) -> str:
    k = round(radius * 0.5523)
    x, y, r = centre, middle, radius
    return (
        f"{x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c "
        f"{x - k} {y + r} {x - r} {y + k} {x - r} {y} c "
        f"{x - r} {y - k} {x - k} {y - r} {x} {y - r} c "
        f"{x + k} {y - r} {x + r} {y - k} {x + r} {y} c h"
    )


RECOMMENDATION = Shape(
    1070,
    _polygon(
        (60, 324), (60, 200), (600, 200), (510, 30), (660, 30),
        (1010, 262), (660, 494), (510, 494), (600, 324),
    )
    + " f",
)  # fmt: skip
CONSEQUENCE = Shape(
    1060,
    " ".join((_bar(60, 510, 344, 86), _bar(60, 510, 180, 86), _chevron(960, 270, 246, 110), "f")),
)
PROCEDURE = Shape(
    1060,
    " ".join((_bar(60, 850, 356, 80), _bar(60, 850, 168, 80), _chevron(1010, 290, 310, 104), "f")),
)

DRAWN = {"➔": RECOMMENDATION, "⇒": PROCEDURE}
"""Characters drawn as marks wherever they stand, also in the middle of a text."""

LEADING = {"➔": RECOMMENDATION, "=>": CONSEQUENCE, "⇒": PROCEDURE}
"""Marks at the beginning of an element, as its writer typed them."""

BULLETS = (
    Shape(380, _disc(190, 262, 190) + " f"),
    Shape(420, _bar(0, 420, 262, 100) + " f"),
    Shape(380, _disc(190, 262, 180) + " " + _disc(190, 262, 108) + " f*"),
    Shape(340, _bar(10, 330, 262, 320) + " f"),
)
"""Signs of list levels 1, 2, 3, 4; deeper levels take the last three in turn."""


def bullet(level: int) -> Shape:
    """The sign of a list level, 1 for the outermost."""
    return BULLETS[level - 1] if level <= len(BULLETS) else BULLETS[1 + (level - 2) % 3]
