"""The starting points of the consultation at work, in the workspace."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.starting.commands import starting_commands
from micic_desk.ui.panels.starting.sheet import StartingSheet
from micic_desk.ui.window.workspace import Workspace


class Beginning(QObject):
    """Fits the starting points into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(StartingSheet, self._make)
        self._space.commands.add(*starting_commands(self._look))

    def _make(self, host: QWidget) -> StartingSheet:
        sheet = StartingSheet(self._space.bridge, host)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(StartingSheet).look(self._space.workplace.consultation)
