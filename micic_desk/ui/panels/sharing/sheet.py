"""The share as a sheet: what, for whom, what it will hold, and then the file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from micic_desk.ui.panels.sharing.foreseeing import Foreseeing
from micic_desk.ui.panels.sharing.readers import Readers
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
        self._asking = False
        self._foreseeing = Foreseeing(bridge, self)
        self._files = FileChoice(self)
        self.scope = ChoiceBox(self.tr("What to share"), self)
        # Made in the order in which they stand, because Tab goes that way.
        self.readers = Readers(bridge.desk, self)
        self.beyond = TickBox(
            self.tr("Only what they may not have yet, going by their files"), self
        )
        self.confidential = TickBox(self.tr("Keep confidential lines here"), self)
        self.confidential.setChecked(True)
        self.history = TickBox(self.tr("With every earlier wording"), self)
        self.history.setChecked(True)
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
        self.readers.changed.connect(self._show_phrase)
        self._foreseeing.seen.connect(self._tell)
        self._foreseeing.refused.connect(self._refuse)
        self.view.entity_wished.connect(self._go)
        self.write.clicked.connect(self._ask)
        self._files.chosen.connect(self.write_to)

    def open_share(self) -> None:
        """Look at the notebook anew and open.

        That confidential lines travel is said for one file at a time.
        """
        self.confidential.setChecked(True)
        try:
            self._fill()
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self.open_sheet(self.scope)
        self._look_again()

    def close_sheet(self) -> None:
        """Go away; nobody wants to know what a file would hold."""
        self._foreseeing.forget()
        self._asking = False
        super().close_sheet()

    @Slot()
    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        return self._foreseeing.stop() and self._jobs.stop_all()

    def write_to(self, path: Path) -> None:
        """Write what is chosen to a file."""
        if self._what is None or self._job is not None or not self.readers.ready():
            return
        if self.six.opens:
            self.six.renew()  # those in sight belong to the file before
        cards = self.readers.cards()
        words = None if cards else self.words.text()
        self.progress.start(self.tr("Writing the share file…"), can_cancel=False)
        self.write.setEnabled(False)
        work = partial(_write, self._bridge, path, self._what, words, cards)
        job = self._job = self._jobs.start(work)
        job.succeeded.connect(self._written)
        job.refused.connect(self._refuse)
        job.ended.connect(self._ended)

    def busy(self) -> bool:
        """Whether a file is being written, or what it would hold is being found out."""
        return self._job is not None or self._foreseeing.busy()

    def _fill(self) -> None:
        keep = self.scope.blockSignals(True)
        self.scope.clear()
        consultation = Workplace(self._bridge.desk).consultation
        if consultation is not None:
            title = self._bridge.notebook[consultation].text("title")
            self.scope.addItem(title or self.tr("This consultation"), (consultation, None))
            for session in self._bridge.notebook.children(consultation, EntityKind.SESSION):
                said = self.tr("Only “{title}”").format(title=session.text("title"))
                self.scope.addItem(said, (consultation, session.id))
        self.scope.addItem(self.tr("Everything in this notebook"), (None, None))
        self.scope.blockSignals(keep)
        self.readers.fill()
        if not self.six.opens:
            self.six.renew()
        self._show_phrase()

    @Slot()
    def _look_again(self) -> None:
        """Find out behind the window what the file would hold."""
        consultation, session = self.scope.currentData() or (None, None)
        cards = self.readers.cards() if self.beyond.isChecked() else ()
        self._foreseeing.look(
            partial(
                contents,
                self._bridge.desk,
                consultation,
                session=session,
                withhold_confidential=self.confidential.isChecked(),
                history=self.history.isChecked(),
                beyond=[one.signing_key for one in cards],
            )
        )

    @Slot(object)
    def _tell(self, what: Contents) -> None:
        self._what = what
        self.view.tell(what)
        if self._asking:
            self._asking = False
            self._ask_where()

    @Slot()
    def _show_phrase(self) -> None:
        cards = self.readers.cards()
        self.six.setVisible(self.readers.by_words())
        self.beyond.setEnabled(bool(cards))
        self.write.setEnabled(self._job is None and self.readers.ready())
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

    @Slot()
    def _ask(self) -> None:
        """Ask for the place, once what the file will hold is on the screen."""
        if self._foreseeing.busy() or self._what is None:
            self._asking = True
        else:
            self._ask_where()

    def _ask_where(self) -> None:
        kinds = self.tr("Share file (*.micicx)")
        scope = self._what.scope if self._what is not None else {}
        title = scope.get("session_title") or scope.get("title") or ""
        name = proposed_name(self._bridge.notebook, str(title)) or self.tr("Notebook")
        self._files.ask_to_save(self.tr("Write the share file"), kinds, name, "micicx")

    def _written(self, shared: Shared) -> None:
        text = self.tr("Shared: {path}").format(path=shared.path)
        self.said.emit(Message(text, Tone.DONE))
        self.readers.remember()
        if self.readers.by_words():
            self.six.open_file(shared.path.name)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._asking = False
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    def _ended(self) -> None:
        self._job = None
        self.write.setEnabled(self.readers.ready())
        self.progress.finish()

    def _lay_out(self) -> None:
        look = Look.current()
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 16), 10)
        for name, field in ((self.tr("What"), self.scope), (self.tr("For whom"), self.readers)):
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
        self.add_acts(self.write)


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
