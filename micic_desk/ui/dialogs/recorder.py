"""A field that takes the keys pressed in it for what they are, and no command for its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from micic_desk.ui.models.key_rules import MOST_STROKES
from micic_desk.ui.widgets.naming import give_name


class KeyRecorder(QKeySequenceEdit):
    """``recorded`` with the keys (portable text) after Enter or a moment; ``left`` on Escape.

    Tab leads on as everywhere, so that nobody is held in the field.
    """

    recorded = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, name)
        line = self.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        self._line = line
        give_name(line, name)
        self.setMaximumSequenceLength(MOST_STROKES)
        self.editingFinished.connect(self._finish)

    def begin(self) -> None:
        """Forget what was pressed before and take the keyboard."""
        self.clear()
        # Qt puts words of its own there each time.
        self._line.setPlaceholderText(self.tr("Press the new keys"))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves, Enter ends, Tab goes on; every other key is one to be taken."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        keys = self.keySequence()
        if not keys.isEmpty():
            self.clear()
            self.recorded.emit(keys.toString(QKeySequence.SequenceFormat.PortableText))
