"""A line across the window that stays as long as what it says is so."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.labels import IconLabel
from micic_desk.ui.widgets.naming import give_name


class Banner(QFrame):
    """One sentence with an icon on a tint, from edge to edge."""

    def __init__(
        self, icon: Icon, text: str, tint: Tint = Tint.INFO, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        give_name(self, text)
        self._look = Look.current()
        self._tint = tint
        row = QHBoxLayout(self)
        self._look.lay(row, (16, 6, 16, 6))
        self.line = IconLabel(icon, text, tint, self)
        row.addWidget(self.line, 1)
        self.row = row

    def dress(self, icon: Icon, text: str, tint: Tint) -> None:
        """Say something else, on another ground."""
        self._tint = tint
        give_name(self, text)
        self.line.show_state(icon, text, tint)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground, and an edge where the theme tells areas apart by edges."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.ground(self._tint))
        edge: Role | Tint = self._tint if self._look.theme.outlined else Role.LINE
        painter.fillRect(self.rect().adjusted(0, self.height() - 1, 0, 0), self._look.ink(edge))


class PlainNotice(Banner):
    """Says, as long as such a notebook is open, that anybody can read its file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.UNLOCK, "-", Tint.WARNING, parent)
        text = self.tr("Not encrypted: for demonstrations only")
        give_name(self, text)
        self.line.show_state(Icon.UNLOCK, text, Tint.WARNING)
