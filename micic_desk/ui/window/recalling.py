"""What was there before: the bin, and the history of a line."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.bin.sheet import BinSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.workspace import Workspace


class Recalling(QObject):
    """Fits the sheets for all this into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.sheets.add(BinSheet, self._make_bin)
        space.commands.add(
            Command(
                id="notebook.bin",
                text=self.tr("Bin"),
                act=self._open_bin,
                menu=Menu.NOTEBOOK,
                group=3,
                keys=("Ctrl+Shift+Del",),
                icon=Icon.BIN,
            ),
        )

    def _open_bin(self) -> None:
        self._space.sheets.get(BinSheet).open_bin(self._space.workplace.consultation)

    def _make_bin(self, host: QWidget) -> BinSheet:
        sheet = BinSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet
