"""A passphrase, typed unseen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import FieldButton
from micic_desk.ui.widgets.field_frame import FieldFrame
from micic_desk.ui.widgets.labels import IconLabel


class PassphraseField(QWidget):
    """A passphrase: hidden until shown, with a hint when Caps Lock seems to be on.

    ``entered`` on Enter, ``edited`` on every change.
    """

    entered = Signal()
    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = FieldFrame(name, self)
        self.line = self._frame.line
        self.setFocusProxy(self.line)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = FieldButton(Icon.PREVIEW, self.tr("Show the passphrase"), parent=self)
        self._eye.clicked.connect(self._turn)
        self._frame.row.addWidget(self._eye)
        self._hint = IconLabel(
            Icon.CAPS_LOCK, self.tr("Caps Lock seems to be on"), Role.WARNING, self
        )
        # Kept in the layout, so that nothing jumps under the hands of someone who types.
        policy = self._hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._hint.setSizePolicy(policy)
        self._hint.hide()
        column = QVBoxLayout(self)
        Look.current().lay(column, gap=4)
        column.addWidget(self._frame)
        column.addWidget(self._hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.key_coming.connect(self._guess)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self._edited)

    def passphrase(self) -> str:
        """What has been typed."""
        return self.line.text()

    def wipe(self) -> None:
        """Empty the field and hide its text again."""
        self.line.clear()
        if self.shown():
            self._turn()

    def shown(self) -> bool:
        """Whether the passphrase can be read."""
        return self.line.echoMode() == QLineEdit.EchoMode.Normal

    def caps_hinted(self) -> bool:
        """Whether the Caps Lock hint is there."""
        return not self._hint.isHidden()

    @Slot(QKeyEvent)
    def _guess(self, event: QKeyEvent) -> None:
        """Guess Caps Lock, which Qt does not tell, from letter and Shift."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._hint.hide()
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            locked = letter.isupper() != shift
            if locked and self._hint.isHidden():
                announce(self, self._hint.text())
            self._hint.setVisible(locked)

    def _turn(self) -> None:
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Password if self.shown() else modes.Normal)
        self._eye.set_sign(Icon.HIDE if self.shown() else Icon.PREVIEW)
        self._eye.set_name(
            self.tr("Hide the passphrase") if self.shown() else self.tr("Show the passphrase")
        )

    def _edited(self) -> None:
        self.edited.emit()
