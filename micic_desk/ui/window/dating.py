"""The days said in the workspace."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.days.commands import day_commands
from micic_desk.ui.panels.days.sheet import DaysSheet
from micic_desk.ui.window.workspace import Workspace


class Dating(QObject):
    """Fits the table of days into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(DaysSheet, self._make)
        self._space.commands.add(*day_commands(self._look))

    def _make(self, host: QWidget) -> DaysSheet:
        sheet = DaysSheet(self._space.bridge, host)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(DaysSheet).look(self._space.workplace.consultation)
