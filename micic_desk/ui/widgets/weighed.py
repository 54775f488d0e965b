"""A passphrase of one's own, typed twice, with what it is worth said while it is typed."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from micic_desk.app.weighing import Strength, weigh
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.passphrase_field import PassphraseField

_INKS = {Strength.WEAK: Role.DANGER, Strength.FAIR: Role.WARNING, Strength.STRONG: Role.TEXT_QUIET}


class Weighed(PlainLabel):
    """What a passphrase is worth, in words; takes its line also while it says nothing."""

    def __init__(self, field: PassphraseField, parent: QWidget | None = None) -> None:
        super().__init__("", ink=Role.TEXT_QUIET, parent=parent)
        self._field = field
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        field.edited.connect(self._weigh)
        self._weigh()

    @Slot()
    def _weigh(self) -> None:
        typed = self._field.passphrase()
        if not typed:
            self.setText(self.tr("Several words that do not belong together are easiest to keep."))
            self.set_ink(Role.TEXT_QUIET)
            return
        weight = weigh(typed)
        said = QCoreApplication.translate("Sentence", weight.sentence.text)
        self.setText(said.format(**weight.sentence.facts))
        self.set_ink(_INKS[weight.strength])


class OwnPassphrase(QWidget):
    """Two fields and the weight between them; ``edited`` on every change."""

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own = PassphraseField(self.tr("Passphrase of your own"), self)
        self.again = PassphraseField(self.tr("The same passphrase again"), self)
        column = QVBoxLayout(self)
        Look.current().lay(column, gap=4)
        column.addWidget(self.own)
        column.addWidget(Weighed(self.own, self))
        column.addWidget(self.again)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for field in (self.own, self.again):
            field.line.setPlaceholderText(field.line.accessibleName())
            field.edited.connect(self.edited)
            field.entered.connect(self.entered)

    def is_there(self) -> bool:
        """Whether both fields hold something."""
        return bool(self.own.passphrase() and self.again.passphrase())

    def wipe(self) -> None:
        """Empty both."""
        self.own.wipe()
        self.again.wipe()
