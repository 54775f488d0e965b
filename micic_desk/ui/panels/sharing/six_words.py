"""Six words made for one file, in sight until others are needed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.passphrases import make_passphrase
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.copying import copy_text
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.panel import Card as Ground


class SixWords(Ground):
    """The words and what they open; ``said`` carries a `Message` when they were copied."""

    said = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("-", parent)
        give_name(self, self.tr("The six words"))
        self.opens = ""
        self.about = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.words = PlainLabel("", step=Step.TITLE, strong=True, parent=self)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.copy = QuietButton(self.tr("Copy the words"), parent=self)
        self.column.addWidget(self.about)
        self.column.addWidget(self.words)
        self.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        self.copy.clicked.connect(self._copy)

    def renew(self) -> None:
        """New words, which open nothing yet. Raises Refusal where the list is damaged."""
        self.opens = ""
        self.words.setText(make_passphrase())
        self._say()

    def open_file(self, name: str) -> None:
        """Say what they open: they stay in sight, because whoever wrote the file must tell them."""
        self.opens = name
        self._say()
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        said = self.tr("Tell these words by voice or on another channel, never with the file:")
        if self.opens:
            said = self.tr(
                "These words open {name}. Tell them by voice or on another channel, never with "
                "the file:"
            ).format(name=self.opens)
        self.about.setText(said)

    @Slot()
    def _copy(self) -> None:
        copy_text(self.words.text())
        self.said.emit(Message(self.tr("The six words are on the clipboard."), Tone.INFO))
