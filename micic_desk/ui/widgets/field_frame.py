"""A field that holds more than a line edit, inside one edge."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import rounded


class FieldLine(QLineEdit):
    """Says what a filter would hear: ``key_coming`` before each key, and the keyboard's coming.

    The first event that a filter in Python is asked about makes PySide build the classes of all
    events there are, before the first window is on the screen.
    """

    key_coming = Signal(QKeyEvent)
    focus_changed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tell, then take it."""
        self.key_coming.emit(event)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The edge shows it."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The edge shows it no more."""
        super().focusOutEvent(event)
        self.focus_changed.emit()


class FieldFrame(QFrame):
    """A line edit with things beside it inside one edge, which shows where the keyboard is."""

    HEIGHT = 34

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self.line = FieldLine(self)
        give_name(self.line, name)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self._look.lay(self.row, (3, 0, 3, 0), 2)
        self.row.addWidget(self.line, 1)
        self.line.focus_changed.connect(self.update)
        self._look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self._look.px(self.HEIGHT))

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
