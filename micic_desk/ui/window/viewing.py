"""How the window looks: themes, zoom, full screen; remembered for the next start."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.remembering import Remembered

USUAL_ZOOM = 100


class Viewing(QObject):
    """The commands of the View menu that any page has."""

    def __init__(self, window: QMainWindow, remembered: Remembered) -> None:
        super().__init__(window)
        self._window = window
        self._look = Look.current()
        self._remembered = remembered

    def commands(self) -> tuple[Command, ...]:
        """Theme, zoom and full screen."""
        return (
            Command(
                id="view.theme",
                text=self.tr("Next theme: light, dark, high contrast"),
                act=self.next_theme,
                menu=Menu.VIEW,
                group=2,
                keys=("Ctrl+Shift+T",),
                icon=Icon.CONTRAST,
            ),
            Command(
                id="view.larger",
                text=self.tr("Larger"),
                act=self.larger,
                menu=Menu.VIEW,
                group=1,
                keys=("Ctrl++", "Ctrl+="),
                icon=Icon.ZOOM_IN,
            ),
            Command(
                id="view.smaller",
                text=self.tr("Smaller"),
                act=self.smaller,
                menu=Menu.VIEW,
                group=1,
                keys=("Ctrl+-",),
                icon=Icon.ZOOM_OUT,
            ),
            Command(
                id="view.usual",
                text=self.tr("Usual size"),
                act=self.usual,
                menu=Menu.VIEW,
                group=1,
                keys=("Ctrl+0",),
            ),
            Command(
                id="view.full",
                text=self.tr("Full screen"),
                act=self.full_screen,
                menu=Menu.VIEW,
                group=3,
                keys=("F11",),
                checked=self._window.isFullScreen,
            ),
        )

    @Slot()
    def next_theme(self) -> None:
        """Put the next theme on."""
        names = self._look.theme_names()
        at = names.index(self._look.theme.name) if self._look.theme.name in names else -1
        self.wear(names[(at + 1) % len(names)])

    def wear(self, theme: str) -> None:
        """Put a theme on and remember it."""
        self._look.wear(theme=theme)
        self._remembered.theme(theme)

    @Slot()
    def larger(self) -> None:
        """One step larger."""
        self._zoom(self._look.metrics.next_zoom(1))

    @Slot()
    def smaller(self) -> None:
        """One step smaller."""
        self._zoom(self._look.metrics.next_zoom(-1))

    @Slot()
    def usual(self) -> None:
        """Back to 100 %."""
        self._zoom(USUAL_ZOOM)

    @Slot()
    def full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _zoom(self, zoom: int) -> None:
        if zoom != self._look.metrics.zoom:
            self._look.wear(zoom=zoom)
            self._remembered.zoom(zoom)
