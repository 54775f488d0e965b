"""Speaking time in the workspace: its table, and the prompter over the window."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from micic_desk.app.speaking import talk
from micic_desk.ui.panels.speech.commands import speech_commands
from micic_desk.ui.panels.speech.prompter import Prompter
from micic_desk.ui.panels.speech.sheet import SpeechSheet
from micic_desk.ui.window.workspace import Workspace

_HERE = frozenset({"report.prompter", "view.theme", "view.full"})
"""What can be asked for while somebody speaks; anything else leads back first."""


class Speaking(QObject):
    """Fits speaking time into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._page: Prompter | None = None

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.sheets.add(SpeechSheet, self._make)
        space.commands.add(*speech_commands(self._look, self._copy, self.turn, self.is_open))
        space.commands.about_to_run.connect(self._make_way)
        space.installEventFilter(self)

    def is_open(self) -> bool:
        """Whether somebody speaks from the screen."""
        return self._page is not None and not self._page.isHidden()

    @Slot()
    def turn(self) -> None:
        """To the prompter, or back."""
        here = self._space.workplace.consultation
        if self.is_open():
            self.leave()
        elif here is not None and self._space.outline.finish():
            self._space.sheets.close()
            page = self._page = self._page or self._make_page()
            self._show_menus(shown=False)
            page.setGeometry(self._space.rect())
            page.show()
            page.raise_()
            page.show_talk(talk(self._space.bridge.desk, here))

    @Slot()
    def leave(self) -> None:
        """Back to the line."""
        if self._page is None or self._page.isHidden():
            return
        self._page.stop()
        self._page.hide()
        self._show_menus(shown=True)
        self._space.capture.focus_line()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self._page is not None:
            self._page.setGeometry(self._space.rect())
        return super().eventFilter(watched, event)

    def _make(self, host: QWidget) -> SpeechSheet:
        sheet = SpeechSheet(self._space.bridge, host)
        sheet.entity_wished.connect(self._space.go_to_entity)
        sheet.prompter_wished.connect(self.turn)
        return sheet

    def _make_page(self) -> Prompter:
        page = Prompter(self._space)
        page.left.connect(self.leave)
        return page

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(SpeechSheet).look(self._space.workplace.consultation)

    @Slot()
    def _copy(self) -> None:
        self._look()
        self._space.sheets.get(SpeechSheet).ask_for_copy()

    @Slot(str)
    def _make_way(self, command: str) -> None:
        if command not in _HERE:
            self.leave()

    def _show_menus(self, *, shown: bool) -> None:
        window = self._space.window()
        if isinstance(window, QMainWindow):
            window.menuBar().setVisible(shown)
