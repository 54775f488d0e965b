"""What was delivered, in the workspace."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.deliveries.commands import delivery_commands
from micic_desk.ui.panels.deliveries.sheet import DeliveriesSheet
from micic_desk.ui.window.workspace import Workspace


class Delivering(QObject):
    """Fits what was delivered into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(DeliveriesSheet, self._make)
        self._space.commands.add(*delivery_commands(self._look))

    def _make(self, host: QWidget) -> DeliveriesSheet:
        return DeliveriesSheet(self._space.bridge, host)

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(DeliveriesSheet).look(self._space.workplace.consultation)
