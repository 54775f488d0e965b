"""The register of recommendations in the workspace."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.register.commands import register_commands
from micic_desk.ui.panels.register.sheet import RegisterSheet
from micic_desk.ui.window.workspace import Workspace


class Registering(QObject):
    """Fits the register into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(RegisterSheet, self._make)
        self._space.commands.add(*register_commands(self._look, self._export))

    def _make(self, host: QWidget) -> RegisterSheet:
        space = self._space
        sheet = RegisterSheet(space.bridge, space.capture.words, host)
        sheet.entity_wished.connect(space.go_to_entity)
        return sheet

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(RegisterSheet).look(self._space.workplace.consultation)

    @Slot()
    def _export(self) -> None:
        self._look()
        self._space.sheets.get(RegisterSheet).export.ask()
