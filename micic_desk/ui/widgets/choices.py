"""Choosing: one of a list, yes or no, one of a few; drawn with our own marks."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name


class ChoiceBox(QComboBox):
    """One of a list that opens."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        give_name(self, name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The box as the style sheet draws it, and our arrow."""
        super().paintEvent(event)
        side = self._look.px(16)
        left = self.width() - side - self._look.px(9)
        box = QRect(left, (self.height() - side) // 2, side, side)
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
        ink = Role.TEXT_QUIET if self.isEnabled() else Role.TEXT_OFF
        colour = self._look.theme.ink(ink)
        self._look.icons.paint(QPainter(self), box, Icon.FOLD, colour)


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
        give_name(self, name)
