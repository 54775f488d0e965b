"""Looking after the notebook in the workspace: is it whole, and if not, made right."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.whole.commands import whole_commands
from micic_desk.ui.panels.whole.sheet import WholeSheet
from micic_desk.ui.window.processes import start_window
from micic_desk.ui.window.workspace import Workspace


class LookingAfter(QObject):
    """Fits the sheet into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(WholeSheet, self._make)
        self._space.commands.add(*whole_commands(self._open))

    @Slot()
    def _open(self) -> None:
        self._space.sheets.get(WholeSheet).open_whole()

    def _make(self, host: QWidget) -> WholeSheet:
        sheet = WholeSheet(self._space.bridge, host)
        sheet.reopening_wished.connect(self._reopen)
        self._space.closing.connect(sheet.stop)
        return sheet

    @Slot()
    def _reopen(self) -> None:
        """Close the notebook and open it in a fresh window, which makes it right on the way."""
        path = str(self._space.desk.path.absolute())
        if self._space.frame.close():
            start_window(path)
