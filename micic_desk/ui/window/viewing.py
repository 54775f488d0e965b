"""How the window looks: themes, zoom, full screen; remembered for the next start."""

from functools import partial

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
        self._notebook = ""

    def commands(self) -> tuple[Command, ...]:
        """Theme, zoom and full screen."""
        view = partial(Command, menu=Menu.VIEW)
        size = partial(view, group=1)
        theme = self.tr("Next theme: light, dark, high contrast")
        full = self._window.isFullScreen
        return (
            size(
                id="view.larger",
                text=self.tr("Larger"),
                act=self.larger,
                keys=("Ctrl++", "Ctrl+="),
                icon=Icon.ZOOM_IN,
            ),
            size(
                id="view.smaller",
                text=self.tr("Smaller"),
                act=self.smaller,
                keys=("Ctrl+-",),
                icon=Icon.ZOOM_OUT,
            ),
            size(id="view.usual", text=self.tr("Usual size"), act=self.usual, keys=("Ctrl+0",)),
            view(
                id="view.theme",
                text=theme,
                act=self.next_theme,
                group=2,
                keys=("Ctrl+Shift+T",),
                icon=Icon.CONTRAST,
            ),
            view(
                id="view.full",
                text=self.tr("Full screen"),
                act=self.full_screen,
                group=3,
                keys=("F11",),
                checked=full,
            ),
        )

    @Slot()
    def next_theme(self) -> None:
        """Put the next theme on."""
        names = self._look.theme_names()
        at = names.index(self._look.theme.name) if self._look.theme.name in names else -1
        self.wear(names[(at + 1) % len(names)])

    @Slot(str)
    def wear(self, theme: str) -> None:
        """Put a theme on and remember it."""
        self._look.wear(theme=theme)
        self._remembered.theme(theme)

    @Slot(bool)
    def name_notebook(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Let the title and the task bar say which notebook is open, or not; remembered."""
        self._remembered.name_in_title(shown=shown)
        self.entitle(self._notebook)

    def entitle(self, notebook: str) -> None:
        """Title the window, with the notebook's name where that is wished."""
        self._notebook = notebook
        named = notebook and self._remembered.now.name_in_title
        title = self.tr("{notebook} – MICIC Desk").format(notebook=notebook)
        self._window.setWindowTitle(title if named else self.tr("MICIC Desk"))

    @Slot()
    def larger(self) -> None:
        """One step larger."""
        self.zoom_to(self._look.metrics.next_zoom(1))

    @Slot()
    def smaller(self) -> None:
        """One step smaller."""
        self.zoom_to(self._look.metrics.next_zoom(-1))

    @Slot()
    def usual(self) -> None:
        """Back to 100 %."""
        self.zoom_to(USUAL_ZOOM)

    @Slot()
    def full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    @Slot(int)
    def zoom_to(self, zoom: int) -> None:
        """Show everything at another size, in per cent, and remember it."""
        if zoom != self._look.metrics.zoom:
            self._look.wear(zoom=zoom)
            self._remembered.zoom(zoom)
