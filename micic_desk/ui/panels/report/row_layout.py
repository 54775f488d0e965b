"""Where things stand on one row of the report, from its start, as if read from left to right."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.models.line import Line
from micic_desk.ui.panels.report.wrapped import Wrapped
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step

_SIDE = 8
_SIGN = 18
_GAP = 8
_STEP = 18
_DEEPEST = 6
_PART, _SECTION, _LINE = (10, 4, 2), (12, 4, 4), (4, 4, 4)


class RowLayout:
    """Sign, words and states of one row in one width, in pixels; ``source`` under the words."""

    def __init__(self, look: Look, line: Line, words: str, width: int, source: str = "") -> None:
        before, after, most_lines = _measures(line)
        # Lines begin where their section's title begins; deeper than six steps nothing fits.
        depth = 0 if line.is_heading else min(max(line.depth - 2, 0), _DEEPEST)
        indent = look.px(_SIDE) + depth * look.px(_STEP)
        if not line.is_heading:
            indent += look.px(_SIGN + _GAP)
        sign, gap = look.px(_SIGN), look.px(_GAP)
        self.state_icons = _states(line)
        taken = len(self.state_icons) * (look.px(16) + look.px(4))
        start = indent + sign + gap
        room = max(width - start - taken - look.px(_SIDE), look.px(40))
        self.wrapped = Wrapped(words, _font(look, line), room, most_lines)
        line_height = self.wrapped.line_height
        top = look.px(before)
        self.source = Wrapped(source, look.font(Step.CAPTION), room, 1) if source else None
        below = self.source.height if self.source is not None else 0
        self.height = top + max(self.wrapped.height, sign) + below + look.px(after)
        drop = max(0, (sign - line_height) // 2)
        self.words = QRect(start, top + drop, room, self.wrapped.height)
        self.under = QRect(start, self.words.bottom() + 1, room, below)
        self.sign = QRect(indent, top + max(0, (line_height - sign) // 2), sign, sign)
        self.states = [
            QRect(width - taken + at * look.px(20), self.sign.top() + look.px(1), *_square(look))
            for at in range(len(self.state_icons))
        ]


def _square(look: Look) -> tuple[int, int]:
    return look.px(16), look.px(16)


def _measures(line: Line) -> tuple[int, int, int]:
    """Units above and below the words, and how many lines they may take."""
    if line.entity is EntityKind.PART:
        return _PART
    return _SECTION if line.entity is EntityKind.SECTION else _LINE


def _font(look: Look, line: Line) -> QFont:
    if line.entity is EntityKind.PART:
        return look.font(Step.CAPTION, QFont.Weight.Medium)
    if line.entity is EntityKind.SECTION:
        return look.font(Step.BODY, QFont.Weight.DemiBold)
    return look.font(Step.BODY)


def _states(line: Line) -> tuple[Icon, ...]:
    found = []
    if line.conflicts or line.flags:
        found.append(Icon.CONFLICT)
    if line.missing:
        found.append(Icon.BIN)
    if line.manner.confidential:
        found.append(Icon.HIDE)
    if line.entity is EntityKind.PLACEMENT and not line.missing:
        found.append(Icon.LINK)
    return tuple(found)
