"""Painting that widgets and delegates share: rounded grounds, focus rings, chips."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint

RING = 3
"""Units kept free round a control for its focus ring: one of gap, two of ring."""

_CHIP_SIDE = 7
_CHIP_GAP = 4


def mirror(direction: Qt.LayoutDirection, whole: QRect, box: QRect) -> QRect:
    """Where ``box``, laid out for reading from the left, is in a ``whole`` read that way.

    What `QStyle.visualRect` does, without its class, which costs the first window 5 ms.
    """
    if direction != Qt.LayoutDirection.RightToLeft:
        return box
    return box.translated(whole.left() + whole.right() - box.left() - box.right(), 0)


def leading(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Where a line of text begins, for good: not turned round again by its own direction."""
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def write(
    painter: QPainter, place: QRect, text: str, align: Qt.AlignmentFlag | Qt.TextFlag | int
) -> None:
    """Draw ``text`` where the window's direction puts it, but read in its own.

    In a window that reads the other way a name keeps its order, and a full stop its place.
    """
    direction = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(place, int(align), text)
    painter.setLayoutDirection(direction)


def rounded(
    painter: QPainter, place: QRect, radius: float, fill: QColor | None, line: QColor | None
) -> None:
    """A rounded rectangle with a ground, a hairline edge, or both."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.setPen(Qt.PenStyle.NoPen if line is None else QPen(line, 1))
    # Half a pixel in, so that a hairline fills its pixels instead of smearing over two.
    inset = 0.0 if line is None else 0.5
    box = QRectF(place).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, radius, radius)


def chosen_ground(painter: QPainter, place: QRect, look: Look) -> None:
    """The ground of the row of a list that is chosen."""
    edge = look.ink(Role.LINE_STRONG) if look.theme.outlined else None
    rounded(painter, place, look.px(Radius.CONTROL), look.ground(Role.ROW), edge)


def two_lines_size(look: Look, least: int) -> QSize:
    """The size of a row of words and a quieter line below, with air; ``least`` units wide."""
    lines = QFontMetrics(look.font(Step.BODY)).height()
    lines += QFontMetrics(look.font(Step.CAPTION)).height()
    return QSize(look.px(least), lines + look.px(14))


def focus_ring(painter: QPainter, place: QRect, radius: float, look: Look) -> None:
    """The ring round a control that has the keyboard; ``place`` is the control itself."""
    width = look.px(2)
    reach = look.px(RING) - width / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.ink(Role.FOCUS), width))
    box = QRectF(place).adjusted(-reach, -reach, reach, reach)
    painter.drawRoundedRect(box, radius + reach, radius + reach)


def chip_font(look: Look) -> QFont:
    """The type of a chip."""
    return look.font(Step.CAPTION, QFont.Weight.Medium)


def chip_size(look: Look, text: str, icon: Icon | None = None) -> QSize:
    """How large `paint_chip` wants to paint."""
    metrics = QFontMetrics(chip_font(look))
    width = 2 * look.px(_CHIP_SIDE) + metrics.horizontalAdvance(text) + 2
    if icon is not None:
        width += metrics.height() + (look.px(_CHIP_GAP) if text else 0)
    return QSize(width, metrics.height() + 2 * look.px(3))


def paint_chip(
    painter: QPainter, place: QRect, text: str, tint: Tint, look: Look, icon: Icon | None = None
) -> None:
    """A chip in ``place``: the tint's ground, icon and text in its ink, elided to fit.

    Turned round where the painted widget reads from right to left.
    """
    direction = painter.layoutDirection()
    font = chip_font(look)
    metrics = QFontMetrics(font)
    edge = look.ink(tint) if look.theme.outlined else None
    rounded(painter, place, look.px(Radius.CHIP), look.ground(tint), edge)
    inner = place.adjusted(look.px(_CHIP_SIDE), 0, -look.px(_CHIP_SIDE), 0)
    if icon is not None:
        side = metrics.height()
        box = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        box = mirror(direction, inner, box)
        look.icons.paint(painter, box, icon, look.theme.ink(tint))
        taken = side + look.px(_CHIP_GAP)
        inner = mirror(direction, inner, inner.adjusted(taken, 0, 0, 0))
    painter.setFont(font)
    painter.setPen(look.ink(tint))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    write(painter, inner, shown, leading(direction) | Qt.AlignmentFlag.AlignVCenter)
