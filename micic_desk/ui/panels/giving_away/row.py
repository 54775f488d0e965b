"""One line of the page: how it stands, what is so, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import mirror, rounded

_SIDE = 20


class ToldRow(QFrame):
    """Wraps at any zoom; the keyboard goes from one to the next, so that it is read aloud."""

    def __init__(
        self, icon: Icon, tint: Tint | Role, said: str, advice: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._tint = Look.current(), icon, tint
        give_name(self, f"{said} {advice}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        self._look.lay(row, (_SIDE + 22, 8, 10, 8), 0)
        column = QVBoxLayout()
        self._look.lay(column, gap=2)
        row.addLayout(column, 1)
        self._words = PlainLabel(said, parent=self)
        column.addWidget(self._words)
        if advice:
            column.addWidget(
                PlainLabel(advice, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
            )

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keyboard is."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it has gone."""
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The sign of how it stands, and the ring of the keyboard."""
        painter, look, side = QPainter(self), self._look, self._look.px(_SIDE)
        if self.hasFocus():
            box = self.rect().adjusted(1, 1, -1, -1)
            rounded(painter, box, look.px(Radius.CONTROL), None, look.ink(Role.FOCUS))
        box = self.rect().adjusted(look.px(10), look.px(8), 0, 0)
        box.setSize(box.size().boundedTo(box.size().transposed()))
        box.setWidth(side)
        box.setHeight(side)
        box = mirror(self.layoutDirection(), self.rect(), box)
        look.icons.paint(painter, box, self._icon, look.theme.ink(self._tint))
