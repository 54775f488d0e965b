"""One field of a form: what was typed is told when it is left or Enter is pressed."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from micic_desk.app.agenda import LONGEST_FIELD
from micic_desk.ui.widgets.naming import give_name


class FormField(QLineEdit):
    """``finished`` with this field when it is left or Enter is pressed, then ``moved_on``."""

    finished = Signal(QObject)
    moved_on = Signal()

    def __init__(self, field: str, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        give_name(self, name)
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST_FIELD)
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """Show what is kept, from its beginning: of a long one that tells more than its end."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter saves and goes on to the next field."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.moved_on.emit()

    @Slot()
    def _finish(self) -> None:
        self.finished.emit(self)
