"""Words in a column: wrapped, at most so many lines, cut with an ellipsis; never markup."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from micic_desk.ui.widgets.reading import reads_right_to_left
from micic_desk.ui.widgets.strokes import leading


class Wrapped:
    """One text laid out for one width."""

    def __init__(self, text: str, font: QFont, width: int, most_lines: int) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self._width = max(width, 1)
        self._right_to_left = reads_right_to_left(text)
        self._lines = list(self._broken(" ".join(text.split()), most_lines))

    @property
    def height(self) -> int:
        """How tall it is; an empty text is as tall as one line."""
        return max(len(self._lines), 1) * self.line_height

    @property
    def line_height(self) -> int:
        """How tall one line is."""
        return self._metrics.lineSpacing()

    def paint(self, painter: QPainter, place: QRect) -> None:
        """Write the lines from the top of ``place`` down, in the painter's pen."""
        painter.save()
        painter.setFont(self._font)
        # All lines from the side of the whole text, whatever the first word of one of them is.
        direction = painter.layoutDirection()
        if self._right_to_left is not None:
            way = Qt.LayoutDirection
            direction = way.RightToLeft if self._right_to_left else way.LeftToRight
        painter.setLayoutDirection(direction)
        align = leading(direction) | Qt.AlignmentFlag.AlignVCenter
        for number, line in enumerate(self._lines):
            top = place.top() + number * self.line_height
            box = QRect(place.left(), top, place.width(), self.line_height)
            painter.drawText(box, align | Qt.TextFlag.TextSingleLine, line)
        painter.restore()

    def _broken(self, text: str, most_lines: int) -> list[str]:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = text.encode("utf-16-le", "replace")
        found: list[str] = []
        layout.beginLayout()
        while len(found) < most_lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, 0))
            # Qt counts in units of two bytes, of which an emoji takes two.
            start, length = 2 * line.textStart(), 2 * line.textLength()
            if len(found) + 1 == most_lines and start + length < len(units):
                mode = Qt.TextElideMode.ElideRight
                rest = units[start:].decode("utf-16-le", "replace")
                found.append(self._metrics.elidedText(rest, mode, self._width))
            else:
                said = units[start : start + length].decode("utf-16-le", "replace")
                found.append(said.rstrip())
        layout.endLayout()
        return found
