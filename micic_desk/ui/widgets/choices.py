"""Choosing: one of a list, yes or no, one of a few; drawn with our own marks."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import leading, write

_START, _END = 10, 32
"""Units before the words of a box that opens, and behind them, where the arrow stands."""


class ChoiceBox(QComboBox):
    """One of a list that opens."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        give_name(self, name)

    def shown_text(self) -> str:
        """What can be seen: the choice, cut with an ellipsis instead of through a letter."""
        room = self.width() - self._look.px(_START + _END)
        cut = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), cut, room)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The box as the style sheet draws it, and our arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        self._paint_words(painter)
        side = self._look.px(16)
        left = self.width() - side - self._look.px(9)
        box = QRect(left, (self.height() - side) // 2, side, side)
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
        ink = Role.TEXT_QUIET if self.isEnabled() else Role.TEXT_OFF
        colour = self._look.theme.ink(ink)
        self._look.icons.paint(painter, box, Icon.FOLD, colour)

    def _paint_words(self, painter: QPainter) -> None:
        """Up to our arrow: the style would cut them where a wider one of its own would stand."""
        look = self._look
        place = self.rect().adjusted(look.px(_START), 0, -look.px(_END), 0)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        painter.setPen(look.ink(Role.TEXT if self.isEnabled() else Role.TEXT_OFF))
        align = leading(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter
        write(painter, place, self.shown_text(), align | Qt.TextFlag.TextSingleLine)


class TickBox(QCheckBox):
    """Yes or no."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._look = Look.current()
        give_name(self, name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The box as the style sheet draws it, and our tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        ink = Role.ACCENT_TEXT if self.isEnabled() else Role.TEXT_OFF
        self._look.icons.paint(QPainter(self), box, Icon.OK, self._look.theme.ink(ink))


class RoundBox(QRadioButton):
    """One of a few that are all in sight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._look = Look.current()
        give_name(self, name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Words and focus as the style sheet draws them, and a circle that is one at any zoom.

        A style sheet's corner is square as soon as it is rounded to half a pixel too much.
        """
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        able, on = self.isEnabled(), self.isChecked()
        edge = (Role.ACCENT if on else Role.LINE_STRONG) if able else Role.LINE
        ground = Role.HOVER if self.underMouse() and able else Role.SURFACE
        width = look.px(5) if on else 1
        side = min(place.width(), place.height()) - width
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(QRectF(place).center())
        painter.setPen(QPen(look.ink(edge), width))
        painter.setBrush(look.ground(ground))
        painter.drawEllipse(circle)
