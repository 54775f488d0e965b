"""Icons drawn in the pauses before they are wanted: a workspace shows a hundred at once."""

from PySide6.QtCore import QObject, QTimer, Slot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role

_EVERY_MS = 8


class DrawingAhead(QObject):
    """Draws one icon at a time, as menus show them, until all are there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = iter(Icon)
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self._draw)

    def begin(self) -> None:
        """Begin; it ends by itself."""
        self._clock.start()

    @Slot()
    def _draw(self) -> None:
        icon = next(self._left, None)
        if icon is None:
            self._clock.stop()
        else:
            Look.current().icon(icon, Role.TEXT_QUIET)
