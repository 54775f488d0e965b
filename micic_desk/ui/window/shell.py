"""The bare main window: pages, of which one is seen, and the moment the first was painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from micic_desk.ui.window.remembering import Remembered

if TYPE_CHECKING:
    from micic_desk.ui.window.workspace import Workspace


class Shell(QMainWindow):
    """``painted`` tells, once, that the first page is on the screen; ``turned`` a new page.

    ``command_run`` tells which command is about to be carried out.
    """

    painted = Signal()
    turned = Signal()
    command_run = Signal(str)

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self.remembered = remembered
        self.workspace: Workspace | None = None
        self.was_painted = False
        self._pages = QStackedWidget(self)
        self.setCentralWidget(self._pages)

    def turn_to(self, page: QWidget) -> None:
        """Show a page."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.turned.emit()

    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of the first paint when it is over."""
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            QTimer.singleShot(0, self._tell_painted)

    @Slot()
    def _tell_painted(self) -> None:
        self.painted.emit()
