"""A new consultation: its title, and for a new notebook how it is kept. One screen, no more."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from micic_desk.app.passphrases import make_passphrase
from micic_desk.domain.text import clean_text
from micic_desk.ui.dialogs.page import Page
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, TextButton
from micic_desk.ui.widgets.choices import RoundBox, TickBox
from micic_desk.ui.widgets.labels import Heading, PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.panel import Card
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.weighed import OwnPassphrase


class Keeping(Enum):
    """How a new notebook is kept."""

    WORDS = "words"
    OWN = "own"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotebook:
    """What somebody asked for; ``again`` is the repeated passphrase of her own.

    ``written`` says that the six words stand on paper already.
    """

    title: str
    path: Path
    keeping: Keeping
    passphrase: str = ""
    again: str = ""
    written: bool = True


class TitleField(QLineEdit):
    """The title of a consultation, the one thing it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Title of the consultation"))
        self.setPlaceholderText(self.tr("For example: Consultation of the river cities"))
        self.setMaxLength(300)

    def title(self) -> str:
        """What was typed or pasted, as it can be kept."""
        return clean_text(self.text()).text.strip()


class NewNotebookPage(Page):
    """The first consultation in a notebook of its own (``wished`` with a NewNotebook)."""

    wished = Signal(object)
    place_wished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Start a consultation"), parent=parent)
        self._path = Path("Notebook.micic")
        self.title = TitleField(self)
        self.words_kept = RoundBox(self.tr("Encrypted, with six words made for you"), self)
        self.own_kept = RoundBox(self.tr("Encrypted, with a passphrase of your own"), self)
        self.plain_kept = RoundBox(self.tr("Not encrypted: for demonstrations only"), self)
        self._card = Card(self.tr("How the notebook is kept"), self)
        self._words = PlainLabel("", step=Step.TITLE, ink=Tint.RECOMMENDATION, parent=self._card)
        self.written = TickBox(self.tr("I have written the six words down"), self._card)
        self._both = OwnPassphrase(self._card)
        self.own, self.again = self._both.own, self._both.again
        self._explained = PlainLabel("", ink=Role.TEXT_QUIET, parent=self._card)
        self._place = PlainLabel("", ink=Role.TEXT_QUIET, elide=True, parent=self)
        self._change = TextButton(self.tr("Change the place"), parent=self)
        self._fault = PlainLabel("", ink=Role.DANGER, parent=self)
        self.start = PrimaryButton(self.tr("Start writing"), parent=self)
        self._back = TextButton(self.tr("Back"), parent=self)
        self._progress = ProgressStrip(self.tr("Making the notebook"), self)
        self._lay_out()
        self._connect()
        self.words_kept.setChecked(True)
        self._choose()

    def ask(self, path: Path) -> None:
        """Begin anew: another six words, and ``path`` for the notebook."""
        self.show_place(path)
        self._words.setText(make_passphrase())
        self.title.clear()
        self.written.setChecked(False)
        self._both.wipe()
        self.words_kept.setChecked(True)
        self._fault.hide()
        self._at_rest(resting=True)
        self._choose()

    def show_place(self, path: Path) -> None:
        """Where the notebook will be."""
        self._path = path
        said = self.tr("Kept as {file} in {folder}")
        self._place.setText(said.format(file=path.name, folder=path.parent.name or "/"))

    def place(self) -> Path:
        """Where the notebook will be."""
        return self._path

    def making(self) -> None:
        """The notebook is being made."""
        self._fault.hide()
        self._at_rest(resting=False)
        self._progress.start(self.tr("Making the notebook…"), can_cancel=False)

    def refuse(self, sentence: str) -> None:
        """It was not made, and why; what was typed stays."""
        self._at_rest(resting=True)
        self._fault.setText(sentence)
        self._fault.show()
        announce(self, sentence, urgent=True)

    def forget(self) -> None:
        """Take every passphrase off the screen."""
        self._words.setText("")
        self._both.wipe()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Typing starts at once."""
        super().showEvent(event)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Make the notebook, or go on to what is still missing for that."""
        if self.start.isEnabled():
            self._wish()
            return
        missing: QWidget = self.title
        if self.title.title():
            missing = self.own if not self.own.passphrase() else self.again
        missing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = Look.current()
        for field in (self._words, self.written, self._both, self._explained):
            self._card.column.addWidget(field)
        place = QHBoxLayout()
        look.lay(place, gap=4)
        place.addWidget(self._place, 1)
        place.addWidget(self._change)
        row = QHBoxLayout()
        look.lay(row, (0, 8, 0, 0), 8)
        row.addWidget(self.start)
        row.addWidget(self._back)
        row.addStretch(1)
        for widget in (
            Heading(self.tr("Start a consultation"), 1, self),
            PlainLabel(self.tr("Title"), strong=True, parent=self),
            self.title,
            PlainLabel(self.tr("Its notebook"), strong=True, parent=self),
            self.words_kept,
            self.own_kept,
            self.plain_kept,
            self._card,
        ):
            self.column.addWidget(widget)
        self.column.addLayout(place)
        self.column.addWidget(self._fault)
        self.column.addLayout(row)
        # The page stands still while the notebook is made.
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        self.column.addWidget(self._progress)

    def _connect(self) -> None:
        for box in (self.words_kept, self.own_kept, self.plain_kept):
            box.toggled.connect(self._choose)
        self.title.textChanged.connect(self._edited)
        self.written.toggled.connect(self._choose)
        self._both.edited.connect(self._edited)
        self._both.entered.connect(self.confirm)
        self.title.returnPressed.connect(self.confirm)
        self.start.clicked.connect(self._wish)
        self._change.clicked.connect(self.place_wished)
        self._back.clicked.connect(self.left)

    def _keeping(self) -> Keeping:
        if self.plain_kept.isChecked():
            return Keeping.PLAIN
        return Keeping.OWN if self.own_kept.isChecked() else Keeping.WORDS

    @Slot()
    def _choose(self) -> None:
        keeping = self._keeping()
        self._words.setVisible(keeping is Keeping.WORDS)
        self.written.setVisible(keeping is Keeping.WORDS)
        self._both.setVisible(keeping is Keeping.OWN)
        self._explained.setText(
            {
                Keeping.WORDS: self._about_words(),
                Keeping.OWN: self.tr("Without it nobody opens the notebook, you neither."),
                Keeping.PLAIN: self.tr(
                    "Anybody who gets hold of the file can read every line in it."
                ),
            }[keeping]
        )
        self._edited()

    def _about_words(self) -> str:
        if self.written.isChecked():
            return self.tr(
                "Keep the paper apart from the laptop. Without the words nobody opens the "
                "notebook, you neither."
            )
        return self.tr(
            "No time now? Start writing: this computer keeps them and shows them again. Until you "
            "have them on paper, whoever has the computer can open the notebook."
        )

    def _at_rest(self, *, resting: bool) -> None:
        self._progress.finish()
        asked = (self.title, self.words_kept, self.own_kept, self.plain_kept, self._card)
        for widget in (*asked, self._back, self._change):
            widget.setEnabled(resting)
        self._edited()

    @Slot()
    def _edited(self) -> None:
        ready = {
            Keeping.WORDS: True,
            Keeping.OWN: self._both.is_there(),
            Keeping.PLAIN: True,
        }[self._keeping()]
        titled = bool(self.title.title())
        self.start.setEnabled(self.title.isEnabled() and titled and ready)

    @Slot()
    def _wish(self) -> None:
        keeping = self._keeping()
        words = self._words.text() if keeping is Keeping.WORDS else self.own.passphrase()
        self.wished.emit(
            NewNotebook(
                title=self.title.title(),
                path=self._path,
                keeping=keeping,
                passphrase="" if keeping is Keeping.PLAIN else words,
                again=self.again.passphrase() if keeping is Keeping.OWN else words,
                written=self.written.isChecked() or keeping is not Keeping.WORDS,
            )
        )


class NewConsultationSheet(SideSheet):
    """One more consultation in the notebook that is open: a title (``wished``), no more."""

    wished = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(self.tr("New consultation"), host)
        self.title = TitleField(self)
        self._start = PrimaryButton(self.tr("Start writing"), parent=self)
        body = QWidget(self)
        column = QVBoxLayout(body)
        Look.current().lay(column, (20, 16, 20, 20), 10)
        column.addWidget(PlainLabel(self.tr("Title"), strong=True, parent=body))
        column.addWidget(self.title)
        said = self.tr("It goes into this notebook. Everything else about it can wait.")
        column.addWidget(PlainLabel(said, ink=Role.TEXT_QUIET, parent=body))
        column.addWidget(self._start)
        column.addStretch(1)
        self.set_body(Scrolled(self.tr("New consultation"), body, self))
        self.title.textChanged.connect(self._edited)
        self.title.returnPressed.connect(self._wish)
        self._start.clicked.connect(self._wish)
        self._edited()

    def ask(self) -> None:
        """Open with an empty title."""
        self.title.clear()
        self.open_sheet(self.title)

    @Slot()
    def _edited(self) -> None:
        self._start.setEnabled(bool(self.title.title()))

    @Slot()
    def _wish(self) -> None:
        title = self.title.title()
        if title:
            self.close_sheet()
            self.wished.emit(title)
