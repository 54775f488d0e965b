"""A field that holds more than a line edit, inside one edge."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import rounded


class FieldFrame(QFrame):
    """A line edit with things beside it inside one edge, which shows where the keyboard is."""

    HEIGHT = 34

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self.line = QLineEdit(self)
        give_name(self.line, name)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self._look.lay(self.row, (3, 0, 3, 0), 2)
        self.row.addWidget(self.line, 1)
        self._look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self._look.px(self.HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the keyboard come and go."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Ground and edge; the edge is the focus ring."""
        painter = QPainter(self)
        look, radius = self._look, self._look.px(Radius.CONTROL)
        edge = Role.LINE_STRONG if self.isEnabled() else Role.LINE
        rounded(painter, self.rect(), radius, look.ground(Role.SURFACE), look.ink(edge))
        if self.line.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.ink(Role.FOCUS), look.px(2)))
            inset = max(1, look.px(2) // 2)
            box = self.rect().adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, radius - inset, radius - inset)
