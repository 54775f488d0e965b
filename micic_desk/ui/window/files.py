"""Asking for a file by the system's own window, without holding anything up."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from micic_desk.ui.widgets.forgetful import file_dialog


class FileQuestion(QObject):
    """One question for a file; ``then`` is told the answer, and nothing where there is none."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        kinds: str,
        then: Callable[[Path], object],
        *,
        save_as: Path | None = None,
        suffix: str = "",
    ) -> None:
        super().__init__(parent)
        self._then = then
        self._box = file_dialog(parent, title)
        self._box.setNameFilter(kinds)
        if save_as is not None:
            self._box.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self._box.setDirectory(str(save_as.parent))
            self._box.selectFile(save_as.name)
            self._box.setDefaultSuffix(suffix)
        else:
            self._box.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._box.fileSelected.connect(self._chosen)
        self._box.finished.connect(self.deleteLater)

    def ask(self) -> None:
        """Show it; this returns at once."""
        self._box.open()

    @Slot(str)
    def _chosen(self, file: str) -> None:
        if file:
            self._then(Path(file))
