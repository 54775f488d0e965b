"""A scroll bar that paints the ground it stands on."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role


class GroundedBar(QScrollBar):
    """Upright; moved at every new line, it has nothing behind it painted for that.

    A bar that lets its ground show through has the whole window painted there, frame by frame.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the ground is painted here: a style sheet that was put on has unsaid it."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say it again after another style sheet."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground, and the bar on it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), Look.current().ground(Role.SURFACE))
        painter.end()
        super().paintEvent(event)
