"""Asking for a file with the system's own dialogue, without stopping anything."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from micic_desk.ui.widgets.forgetful import file_dialog

_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_LONGEST_NAME = 80


class FileChoice(QObject):
    """One dialogue at a time over a widget; ``chosen`` brings the path, cancelling nothing.

    ``several`` brings the paths where more than one can be chosen.
    """

    chosen = Signal(object)
    several = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._folder = ""
        self.dialogue: QFileDialog | None = None

    def ask_to_open(self, title: str, kinds: str) -> None:
        """Ask for a file that is there; ``kinds`` as Qt writes them: "Text (*.txt)"."""
        dialogue = self._dialogue(title, kinds)
        dialogue.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialogue.open()

    def ask_for_several(self, title: str, kinds: str) -> None:
        """Ask for files that are there."""
        dialogue = self._dialogue(title, kinds)
        dialogue.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialogue.fileSelected.disconnect(self._choose)
        dialogue.filesSelected.connect(self._choose_several)
        dialogue.open()

    def ask_to_save(self, title: str, kinds: str, name: str, suffix: str) -> None:
        """Ask where to write a file; ``suffix`` without its dot."""
        dialogue = self._dialogue(title, kinds)
        dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialogue.setDefaultSuffix(suffix)
        dialogue.selectFile(f"{file_name(name)}.{suffix}")
        dialogue.open()

    def _dialogue(self, title: str, kinds: str) -> QFileDialog:
        if self.dialogue is not None:
            self.dialogue.close()
        self.dialogue = file_dialog(self._over, title)
        self.dialogue.setDirectory(self._folder or _documents())
        self.dialogue.setNameFilter(kinds)
        self.dialogue.fileSelected.connect(self._choose)
        self.dialogue.finished.connect(self._let_go)
        return self.dialogue

    def _choose(self, name: str) -> None:
        path = Path(name)
        self._folder = str(path.parent)
        self.chosen.emit(path)

    def _choose_several(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._folder = str(paths[0].parent)
            self.several.emit(paths)

    def _let_go(self) -> None:
        if self.dialogue is not None:
            self.dialogue.deleteLater()
            self.dialogue = None


def _documents() -> str:
    """Where people keep what they write; Qt would begin at the root of all disks."""
    places = QStandardPaths.StandardLocation
    found = QStandardPaths.writableLocation(places.DocumentsLocation)
    return found if Path(found).is_dir() else QStandardPaths.writableLocation(places.HomeLocation)


def file_name(title: str) -> str:
    """A title as the name of a file on any system, without a suffix."""
    kept = (" " if sign in _NOT_IN_NAMES or not sign.isprintable() else sign for sign in title)
    name = " ".join("".join(kept).split())[:_LONGEST_NAME].strip(" .")
    return name or "report-back"
