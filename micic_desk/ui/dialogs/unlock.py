"""The page of a locked notebook: its passphrase and nothing else."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from micic_desk.app.glance import can_be_opened
from micic_desk.ui.dialogs.page import Page
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton, TextButton
from micic_desk.ui.widgets.labels import Heading, PlainLabel
from micic_desk.ui.widgets.passphrase_field import PassphraseField
from micic_desk.ui.widgets.progress_strip import ProgressStrip


class Unlock(Page):
    """Asks for a passphrase (``unlock_wished``) until one opens the notebook."""

    unlock_wished = Signal(str)
    restore_wished = Signal(str)
    other_wished = Signal()
    open_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Unlock a notebook"), width=440, parent=parent)
        look = Look.current()
        self._name = Heading("", 1, self)
        self._said = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.field = PassphraseField(self.tr("Passphrase"), self)
        self._fault = PlainLabel("", ink=Role.DANGER, parent=self)
        self._fault.hide()
        self._progress = ProgressStrip(self.tr("Opening"), self)
        self.unlock = PrimaryButton(self.tr("Unlock"), parent=self)
        self.open = PrimaryButton(self.tr("Open"), parent=self)
        self.restore = QuietButton(self.tr("Restore"), icon=Icon.UNDO, parent=self)
        self.restore.hide()
        self.other = TextButton(self.tr("Another notebook"), parent=self)
        row = QHBoxLayout()
        look.lay(row, gap=8)
        row.addWidget(self.unlock)
        row.addWidget(self.open)
        row.addWidget(self.restore)
        row.addWidget(self.other)
        row.addStretch(1)
        self._form = QWidget(self)
        for widget in (self._name, self._said, self.field, self._fault):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.column.addWidget(self._progress)
        self._form.hide()
        self.field.entered.connect(self._wish)
        self.field.edited.connect(self._edited)
        self.unlock.clicked.connect(self._wish)
        self.open.clicked.connect(self.open_wished)
        self.restore.clicked.connect(self._wish_restoring)
        self.other.clicked.connect(self.other_wished)

    def ask(self, path: Path, *, plain: bool, open_to_all: bool = False) -> None:
        """Ask for the passphrase of a notebook, or show that a plain one is being opened.

        One that is ``open_to_all`` needs none and says so: it waits for a button only.
        """
        self._name.setText(path.stem)
        self._said.setText(self._about(path, plain=plain, open_to_all=open_to_all))
        self.field.setVisible(not plain and not open_to_all)
        self.unlock.setVisible(not plain and not open_to_all)
        self.open.setVisible(open_to_all)
        self.field.wipe()
        self._fault.hide()
        self.restore.hide()
        self._at_rest(resting=True)

    def opening(self) -> None:
        """The passphrase is being tried."""
        self._fault.hide()
        self._at_rest(resting=False)
        self._progress.start(self.tr("Opening…"), can_cancel=False)

    def refuse(self, sentence: str) -> None:
        """It did not open, and why; the passphrase stays to be mended."""
        self._at_rest(resting=True)
        self._fault.setText(sentence)
        self._fault.show()
        announce(self, sentence, urgent=True)
        if self.field.isVisible():
            self.field.line.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_restoring(self) -> None:
        """What was refused can be made again from what is left: one button, and the keyboard."""
        self.restore.show()
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Typing starts at once."""
        super().showEvent(event)
        first = self.open if not self.open.isHidden() else self.field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _about(self, path: Path, *, plain: bool, open_to_all: bool) -> str:
        if plain:
            return self.tr("This notebook is not encrypted.")
        if open_to_all:
            return self.tr(
                "Nothing of it is on the screen or in memory, but its six words are not on paper "
                "yet: whoever has this computer can open it."
            )
        if can_be_opened(path):
            return self.tr("The notebook is locked. Its passphrase opens it.")
        return ""

    def _at_rest(self, *, resting: bool) -> None:
        self._progress.finish()
        self.field.setEnabled(resting)
        self.restore.setEnabled(resting)
        self.open.setEnabled(resting)
        self.other.setEnabled(resting)
        self._edited()

    @Slot()
    def _edited(self) -> None:
        self.unlock.setEnabled(self.field.isEnabled() and bool(self.field.passphrase()))

    @Slot()
    def _wish_restoring(self) -> None:
        self.restore_wished.emit(self.field.passphrase())

    @Slot()
    def _wish(self) -> None:
        if self.unlock.isEnabled():
            self.unlock_wished.emit(self.field.passphrase())
