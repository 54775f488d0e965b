"""A card that lies over the window while something is chosen, and takes nothing away."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import rounded


class FloatingCard(QFrame):
    """A raised ground with an edge over ``host``; hidden until somebody places and shows it."""

    def __init__(self, name: str, host: QWidget) -> None:
        super().__init__(host)
        give_name(self, name)
        self.host = host
        self._apart = False
        self._look = Look.current()
        self.column = QVBoxLayout(self)
        self._look.lay(self.column, (5, 5, 5, 5), 4)
        self.hide()

    def move_to(self, host: QWidget, *, apart: bool = False) -> None:
        """Lie over another host; ``apart`` from it, where it is too small to lie inside."""
        self.hide()
        self.host, self._apart = host, apart
        flags = Qt.WindowType.ToolTip if apart else Qt.WindowType.Widget
        self.setParent(host, flags)
        self.hide()

    def place(self, left: int, top: int, width: int, height: int) -> None:
        """Lie there, as far as it is inside the host, and above everything else.

        Apart from its host it may lie anywhere on the screen.
        """
        if self._apart:
            room = self.screen().availableGeometry()
            corner = self.host.mapToGlobal(QPoint(left, top))
            left = max(room.left(), min(corner.x(), room.right() + 1 - width))
            self.setGeometry(left, max(room.top(), corner.y()), width, height)
            return
        width, height = min(width, self.host.width()), min(height, self.host.height())
        left = max(0, min(left, self.host.width() - width))
        top = max(0, min(top, self.host.height() - height))
        self.setGeometry(left, top, width, height)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground and its edge."""
        painter, look = QPainter(self), self._look
        painter.fillRect(self.rect(), look.ground(Role.SURFACE))
        radius = look.px(Radius.CONTROL)
        rounded(painter, self.rect(), radius, look.ground(Role.RAISED), look.ink(Role.LINE_STRONG))
