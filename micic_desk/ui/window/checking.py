"""The checks before export in the workspace."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.checks.commands import check_commands
from micic_desk.ui.panels.checks.sheet import ChecksSheet
from micic_desk.ui.window.workspace import Workspace


class Checking(QObject):
    """Fits the checks into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(ChecksSheet, self._make)
        self._space.commands.add(*check_commands(self.look))

    @Slot()
    def look(self) -> None:
        """Open the checks of the consultation at work."""
        self._space.sheets.get(ChecksSheet).look(self._space.workplace.consultation)

    def _make(self, host: QWidget) -> ChecksSheet:
        sheet = ChecksSheet(self._space.bridge, host)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet
