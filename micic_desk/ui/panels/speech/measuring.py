"""A pace measured by reading aloud: start, read, stop at the line that was reached."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.buttons import QuietButton

_KEYS = "Alt+P"


class PaceButton(QuietButton):
    """Starts and stops; ``read`` carries the seconds between the two."""

    read = Signal(float)

    def __init__(self, parent: QWidget, now: Callable[[], float] = monotonic) -> None:
        self._begun: float | None = None
        self._now = now
        super().__init__(self.tr("Measure my pace"), icon=Icon.CLOCK, keys=_KEYS, parent=parent)
        self.clicked.connect(self._turn)
        key = QShortcut(QKeySequence(_KEYS), parent)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.click)

    def running(self) -> bool:
        """Whether somebody is reading."""
        return self._begun is not None

    @Slot()
    def _turn(self) -> None:
        if self._begun is None:
            self._begun = self._now()
            self.set_name(self.tr("Stop at this line"))
            return
        seconds, self._begun = self._now() - self._begun, None
        self.set_name(self.tr("Measure my pace"))
        self.read.emit(seconds)
