"""Type scale, spacing and radii, all scaled by one zoom."""

from enum import Enum, IntEnum

from PySide6.QtGui import QFont

LEAST_ZOOM = 50
MOST_ZOOM = 300
ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)

LEAST_BASE_POINTS = 10.0
"""A bare X11 desktop says 9 points, too small to read across a conference table."""


class Step(Enum):
    """The five sizes of type: how much of the base size, and how heavy."""

    CAPTION = ("caption", 0.86, QFont.Weight.Normal)
    BODY = ("body", 1.0, QFont.Weight.Normal)
    LEAD = ("lead", 1.15, QFont.Weight.Normal)
    TITLE = ("title", 1.35, QFont.Weight.DemiBold)
    DISPLAY = ("display", 1.9, QFont.Weight.DemiBold)

    def __init__(self, key: str, factor: float, weight: QFont.Weight) -> None:
        self.key = key
        self.factor = factor
        self.weight = weight


class Space(IntEnum):
    """Distances on a grid of 4 units; a unit is a pixel at 100 %."""

    NONE = 0
    HAIR = 2
    TIGHT = 4
    CLOSE = 8
    EASE = 12
    ROOM = 16
    WIDE = 24
    APART = 32


class Radius(IntEnum):
    """How round corners are."""

    CHIP = 5
    CONTROL = 7
    CARD = 10


class Metrics:
    """Sizes at one zoom; ``base`` is the system's own interface font."""

    def __init__(self, base: QFont, zoom: int = 100) -> None:
        self.zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._base = QFont(base)
        self._fonts: dict[tuple[Step, QFont.Weight | None], QFont] = {}

    def px(self, units: float) -> int:
        """Units (pixels at 100 %) at this zoom; nothing that is there disappears."""
        return max(1, round(units * self.zoom / 100)) if units > 0 else 0

    def font(self, step: Step = Step.BODY, weight: QFont.Weight | None = None) -> QFont:
        """The system's font at a step of the type scale."""
        made = self._fonts.get((step, weight))
        if made is None:
            made = self._fonts[step, weight] = self._made(step, weight)
        return QFont(made)  # whoever asked may make it bold

    def _made(self, step: Step, weight: QFont.Weight | None) -> QFont:
        font = QFont(self._base)
        points = max(self._base_points(), LEAST_BASE_POINTS)
        font.setPointSizeF(round(points * step.factor * self.zoom / 100, 2))
        font.setWeight(step.weight if weight is None else weight)
        return font

    def next_zoom(self, direction: int) -> int:
        """The zoom one step larger (``direction`` above 0) or smaller than this one."""
        if direction > 0:
            return next((step for step in ZOOM_STEPS if step > self.zoom), MOST_ZOOM)
        return next((step for step in reversed(ZOOM_STEPS) if step < self.zoom), LEAST_ZOOM)

    def _base_points(self) -> float:
        points = self._base.pointSizeF()
        # Some desktops give the size in pixels; 96 to the inch is what they mean by one.
        return points if points > 0 else self._base.pixelSize() * 72 / 96
