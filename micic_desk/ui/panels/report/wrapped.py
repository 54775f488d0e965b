"""Words in a column: wrapped, at most so many lines, cut with an ellipsis; never markup."""

from PySide6.QtCore import QRect, Qt
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
        self._text = " ".join(text.split())
        self._most_lines = most_lines
        # Heights are asked of every text, the words of each line only of what is written.
        self._spans = self._broken()

    @property
    def height(self) -> int:
        """How tall it is; an empty text is as tall as one line."""
        return max(len(self._spans), 1) * self.line_height

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
        for number, line in enumerate(self.lines()):
            top = place.top() + number * self.line_height
            box = QRect(place.left(), top, place.width(), self.line_height)
            painter.drawText(box, align | Qt.TextFlag.TextSingleLine, line)
        painter.restore()

    def lines(self) -> list[str]:
        """The words of each line; the last ends with an ellipsis where more follows."""
        units = self._text.encode("utf-16-le", "replace")
        found: list[str] = []
        for start, end in self._spans:
            if len(found) + 1 == self._most_lines and end < len(units):
                mode = Qt.TextElideMode.ElideRight
                rest = units[start:].decode("utf-16-le", "replace")
                found.append(self._metrics.elidedText(rest, mode, self._width))
            else:
                found.append(units[start:end].decode("utf-16-le", "replace").rstrip())
        return found

    def _broken(self) -> list[tuple[int, int]]:
        """From which byte to which one each line goes, in UTF-16."""
        layout = QTextLayout(self._text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        found: list[tuple[int, int]] = []
        layout.beginLayout()
        while len(found) < self._most_lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            # Qt counts in units of two bytes, of which an emoji takes two.
            start = 2 * line.textStart()
            found.append((start, start + 2 * line.textLength()))
        layout.endLayout()
        return found
