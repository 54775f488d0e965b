"""The share as a sheet: what, for whom, what it will hold, and then the file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.share_contents import Contents, contents, proposed_name
from micic_desk.app.sharing import Card, Keyring, Shared, share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.panels.sharing.contents import ContentsView
from micic_desk.ui.panels.sharing.six_words import SixWords
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import PrimaryButton
from micic_desk.ui.widgets.choices import ChoiceBox, TickBox
from micic_desk.ui.widgets.labels import IconLabel, PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.panel import Card as Ground
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 520


class ShareSheet(SideSheet):
    """Makes a share file of everything, of the consultation at work, or of one session of it.

    It is sealed for colleagues whose cards are known, or with six words made for this one
    file. ``said`` carries a `Message`; ``entity_wished`` goes to a line it would hold or not.
    """

    said = Signal(object)
    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Share with a co-rapporteur"), host, width=_WIDTH)
        self._bridge = bridge
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._what: Contents | None = None
        self._files = FileChoice(self)
        self.scope = ChoiceBox(self.tr("What to share"), self)
        self.confidential = TickBox(self.tr("Keep confidential lines here"), self)
        self.confidential.setChecked(True)
        self.history = TickBox(self.tr("With every earlier wording"), self)
        self.history.setChecked(True)
        self.reader = ChoiceBox(self.tr("For whom"), self)
        self.beyond = TickBox(self.tr("Only what this colleague has not shown to have"), self)
        self.view = ContentsView(bridge.notebook, self)
        self.six = SixWords(self)
        self.six.said.connect(self.said)
        self.words = self.six.words
        self.progress = ProgressStrip(self.tr("Writing the share file"), self)
        self.write = PrimaryButton(self.tr("Write the file…"), icon=Icon.SHARE, parent=self)
        self._lay_out()
        self.scope.currentIndexChanged.connect(self._look_again)
        for tick in (self.confidential, self.history, self.beyond):
            tick.toggled.connect(self._look_again)
        self.reader.currentIndexChanged.connect(self._show_phrase)
        self.view.entity_wished.connect(self._go)
        self.write.clicked.connect(self._ask)
        self._files.chosen.connect(self.write_to)

    def open_share(self) -> None:
        """Look at the notebook anew and open."""
        try:
            self._fill()
            self._look_again()
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self.open_sheet(self.scope)

    def write_to(self, path: Path) -> None:
        """Write what is chosen to a file."""
        if self._what is None or self._job is not None:
            return
        if self.six.opens:
            self.six.renew()  # those in sight belong to the file before
        cards = self._cards()
        words = None if cards else self.words.text()
        self.progress.start(self.tr("Writing the share file…"), can_cancel=False)
        self.write.setEnabled(False)
        work = partial(_write, self._bridge, path, self._what, words, cards)
        job = self._job = self._jobs.start(work)
        job.succeeded.connect(self._written)
        job.refused.connect(self._refuse)
        job.ended.connect(self._ended)

    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def _fill(self) -> None:
        keep = self.scope.blockSignals(True), self.reader.blockSignals(True)
        self.scope.clear()
        consultation = Workplace(self._bridge.desk).consultation
        if consultation is not None:
            title = self._bridge.notebook[consultation].text("title")
            self.scope.addItem(title or self.tr("This consultation"), (consultation, None))
            for session in self._bridge.notebook.children(consultation, EntityKind.SESSION):
                said = self.tr("Only “{title}”").format(title=session.text("title"))
                self.scope.addItem(said, (consultation, session.id))
        self.scope.addItem(self.tr("Everything in this notebook"), (None, None))
        self.reader.clear()
        self.reader.addItem(self.tr("Whoever is told six words"), None)
        cards = Keyring(self._bridge.desk).cards()
        for card in cards:
            self.reader.addItem(card.name, (card,))
        if len(cards) > 1:
            everybody = self.tr("Everybody whose card is known ({count})")
            self.reader.addItem(everybody.format(count=len(cards)), tuple(cards))
        self.scope.blockSignals(keep[0])
        self.reader.blockSignals(keep[1])
        if not self.six.opens:
            self.six.renew()
        self._show_phrase()

    def _cards(self) -> tuple[Card, ...]:
        """The cards it is sealed for; none where six words open it."""
        return tuple(self.reader.currentData() or ())

    def _look_again(self) -> None:
        consultation, session = self.scope.currentData() or (None, None)
        cards = self._cards()
        delta = self.beyond.isChecked() and len(cards) == 1
        self._what = contents(
            self._bridge.desk,
            consultation,
            session=session,
            withhold_confidential=self.confidential.isChecked(),
            history=self.history.isChecked(),
            beyond=cards[0].signing_key if delta else None,
        )
        self.view.tell(self._what)

    def _show_phrase(self) -> None:
        cards = self._cards()
        self.six.setVisible(not cards)
        # What somebody has is known of one person at a time.
        self.beyond.setEnabled(len(cards) == 1)
        keyring = Keyring(self._bridge.desk)
        open_ones = [card.name for card in cards if not keyring.is_compared(card)]
        said = self.tr("The code of these cards was never compared aloud: {names}")
        self.uncompared.show_state(
            Icon.WARNING, said.format(names=", ".join(open_ones)), Tint.WARNING
        )
        self.uncompared.setVisible(bool(open_ones))
        if self.beyond.isChecked():
            self._look_again()

    def _go(self, entity: str) -> None:
        self.close_sheet()
        self.entity_wished.emit(entity)

    def _ask(self) -> None:
        try:
            self._look_again()  # somebody may have gone on writing behind the sheet
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        kinds = self.tr("Share file (*.micicx)")
        scope = self._what.scope if self._what is not None else {}
        title = scope.get("session_title") or scope.get("title") or ""
        name = proposed_name(self._bridge.notebook, str(title)) or self.tr("Notebook")
        self._files.ask_to_save(self.tr("Write the share file"), kinds, name, "micicx")

    def _written(self, shared: Shared) -> None:
        text = self.tr("Shared: {path}").format(path=shared.path)
        self.said.emit(Message(text, Tone.DONE))
        if not self._cards():
            self.six.open_file(shared.path.name)

    def _refuse(self, sentence: Sentence) -> None:
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    def _ended(self) -> None:
        self._job = None
        self.write.setEnabled(True)
        self.progress.finish()

    def _lay_out(self) -> None:
        look = Look.current()
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 16), 10)
        for name, field in ((self.tr("What"), self.scope), (self.tr("For whom"), self.reader)):
            column.addWidget(PlainLabel(name, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=body))
            column.addWidget(field)
        self.uncompared = IconLabel(Icon.WARNING, "-", Tint.WARNING, body)
        for line in (self.uncompared, self.beyond, self.confidential, self.history):
            column.addWidget(line)
        held = Ground(self.tr("What the file will hold"), body)
        held.column.addWidget(PlainLabel(self.tr("The file will hold"), strong=True, parent=held))
        held.column.addWidget(self.view)
        column.addWidget(held)
        column.addWidget(self.six)
        column.addStretch(1)
        column.addWidget(self.progress)
        self.set_body(body)
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        look.lay(row, (20, 12, 20, 12), 8)
        row.addStretch(1)
        row.addWidget(self.write)
        self.add_foot(foot)


def _write(
    bridge: Bridge,
    path: Path,
    what: Contents,
    words: str | None,
    cards: tuple[Card, ...],
    progress: Progress,
) -> Shared:
    progress.check()
    return share(bridge.desk, path, what, passphrase=words, cards=cards)
