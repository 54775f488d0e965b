"""The references in the workspace, and the key that makes one of the chosen words."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from micic_desk.domain.sentences import Sentence
from micic_desk.ui.panels.references.commands import reference_commands
from micic_desk.ui.panels.references.sheet import ReferencesSheet
from micic_desk.ui.window.workspace import Workspace


class Referring(QObject):
    """Fits the references into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(ReferencesSheet, self._make)
        self._space.commands.add(*reference_commands(self._add, self._look))

    def _make(self, host: QWidget) -> ReferencesSheet:
        return ReferencesSheet(self._space.bridge, host)

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(ReferencesSheet).look(self._space.workplace.consultation)

    @Slot()
    def _add(self) -> None:
        said, consultation = chosen_words(), self._space.workplace.consultation
        if consultation is None or not said:
            self._space.explain(
                Sentence("Choose some words in a line first, with Shift and the arrow keys.")
            )
            return
        self._space.sheets.get(ReferencesSheet).add_said(consultation, said)


def chosen_words() -> str:
    """The words chosen in whatever field has the keyboard."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit):
        return focus.selectedText().strip()
    if isinstance(focus, QPlainTextEdit | QTextEdit):
        return " ".join(focus.textCursor().selectedText().split())
    return ""
