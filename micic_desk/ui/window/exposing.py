"""What this laptop would give away, in the workspace."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.giving_away.commands import giving_away_commands
from micic_desk.ui.panels.giving_away.sheet import GivingAwaySheet
from micic_desk.ui.window.workspace import Workspace


class Exposing(QObject):
    """Fits the page about this computer into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(GivingAwaySheet, self._make)
        self._space.commands.add(*giving_away_commands(self._open))

    def _make(self, host: QWidget) -> GivingAwaySheet:
        sheet = GivingAwaySheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        self._space.closing.connect(sheet.stop)
        return sheet

    @Slot()
    def _open(self) -> None:
        self._space.sheets.get(GivingAwaySheet).open_page()
