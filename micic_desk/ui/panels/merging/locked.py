"""A share file that opens with a passphrase: asking for it, as often as it takes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.passphrase_field import PassphraseField


class Locked(QWidget):
    """``entered`` carries a passphrase to try."""

    entered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.why = PlainLabel("", parent=self)
        self.field = PassphraseField(self.tr("Passphrase of the file"), self)
        self.button = PrimaryButton(self.tr("Open"), keys="Return", parent=self)
        look = Look.current()
        row = QHBoxLayout()
        look.lay(row)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        look.lay(column, (16, 20, 16, 16), 10)
        column.addWidget(self.why)
        column.addWidget(self.field)
        column.addLayout(row)
        column.addStretch(1)
        self.field.entered.connect(self._enter)
        self.button.clicked.connect(self._enter)

    def ask(self, why: str, *, tried: bool) -> None:
        """Say why it is asked for; in red where one was tried already."""
        self.why.setText(why)
        self.why.set_ink(Tint.DANGER if tried else Role.TEXT)
        announce(self, why, urgent=tried)

    def take_keyboard(self) -> None:
        """Let her type, over what was typed before."""
        self.field.line.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget what was typed."""
        self.field.wipe()

    def _enter(self) -> None:
        if self.field.passphrase():
            self.entered.emit(self.field.passphrase())
