"""Another passphrase, and the recovery sheet: both need what opens the notebook now."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.passphrases import check_own_passphrase, make_passphrase, secret_of
from micic_desk.app.rekeying import Sheet, change_passphrase, recovery_sheet, refuse_another
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store.rekeying import Rekeyed
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.passphrase.paper import print_sheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.choices import RoundBox, TickBox
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.passphrase_field import PassphraseField
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.weighed import OwnPassphrase


class PassphraseSheet(SideSheet):
    """``changed`` carries what a change came to (`Rekeyed`), when it is done."""

    changed = Signal(object)

    def __init__(self, bridge: Bridge, jobs: Jobs, host: QWidget) -> None:
        super().__init__(self.tr("Passphrase and recovery sheet"), host, width=480)
        self._bridge = bridge
        self._jobs = jobs
        self._job: Job | None = None
        self._kept = ""
        self._said = PlainLabel(self.tr("What opens the notebook now"), strong=True, parent=self)
        self.now = PassphraseField(self.tr("What opens the notebook now"), self)
        self.made = RoundBox(self.tr("Six words made for you"), self)
        self.chosen = RoundBox(self.tr("A passphrase of your own"), self)
        self.words = PlainLabel("", step=Step.TITLE, ink=Tint.RECOMMENDATION, parent=self)
        self.written = TickBox(self.tr("I have written the six words down"), self)
        self.own = OwnPassphrase(self)
        self.change = PrimaryButton(self.tr("Change the passphrase"), icon=Icon.LOCK, parent=self)
        self.print = QuietButton(self.tr("Print a recovery sheet…"), icon=Icon.PRINT, parent=self)
        self._mark = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.fault = PlainLabel("", ink=Role.DANGER, parent=self)
        self.progress = ProgressStrip(self.tr("Changing the passphrase"), self)
        self._lay_out()
        self.made.setChecked(True)
        self._connect()

    def ask(self, kept: str = "") -> None:
        """Open with new words; ``kept`` opens the notebook while its words are not on paper."""
        self._kept = kept
        self._wipe()
        self.words.setText(make_passphrase())
        mark = recovery_sheet(self._bridge.desk).mark
        self._mark.setText(
            self.tr("The sheet that opens it now has the mark {mark}.").format(mark=mark)
        )
        self._said.setVisible(not kept)
        self.now.setVisible(not kept)
        self._choose()
        self.open_sheet(self.made if kept else self.now)

    def close_sheet(self) -> None:
        """Close, and leave no passphrase behind on the screen."""
        self._wipe()
        self.words.setText("")
        super().close_sheet()

    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    @Slot()
    def change_now(self) -> None:
        """Seal everything with the new passphrase, beside the typing."""
        try:
            wished = self._wished()
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        desk, secret = self._bridge.desk, self._secret()

        def work(progress: Progress) -> Rekeyed:
            return change_passphrase(desk, secret_of(secret), wished, progress)

        self._start(self._jobs.start(work)).succeeded.connect(self._changed)
        self.progress.start(self.tr("Sealing everything anew…"))

    @Slot()
    def print_now(self) -> None:
        """See that it is hers to print, and ask for a printer."""
        desk, secret = self._bridge.desk, self._secret()

        def work(progress: Progress) -> Sheet:
            del progress
            refuse_another(desk, secret_of(secret))
            return recovery_sheet(desk)

        self._start(self._jobs.start(work)).succeeded.connect(self._print)
        self.progress.start(self.tr("Looking at the passphrase…"), can_cancel=False)

    def _start(self, job: Job) -> Job:
        self.fault.hide()
        self._job = job
        job.progressed.connect(self.progress.advance)
        job.refused.connect(self._refuse)
        job.ended.connect(self._rest)
        self._choose()
        return job

    def _secret(self) -> str:
        return self._kept or self.now.passphrase()

    def _wished(self) -> str:
        if self.made.isChecked():
            return self.words.text()
        return check_own_passphrase(self.own.own.passphrase(), self.own.again.passphrase())

    def _wipe(self) -> None:
        self.now.wipe()
        self.own.wipe()
        self.written.setChecked(False)
        self.fault.hide()

    def _lay_out(self) -> None:
        look, body = Look.current(), QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 20), 8)
        new = self.tr("The new passphrase")
        about = self.tr(
            "For this notebook, its second copy and all its backups. A copy that lies elsewhere, "
            "on a stick or with a colleague, still opens with the old one. A recovery sheet that "
            "was printed before opens nothing any more."
        )
        lost = self.tr("If the passphrase is lost and there is no sheet, nobody can open it.")
        sheet = self.tr(
            "A sheet on paper opens the notebook when its passphrase is lost. Whoever finds it "
            "and gets hold of the file reads everything: print one only if you have a place for "
            "it away from the laptop. It is stored nowhere."
        )
        for widget in (
            self._said,
            self.now,
            PlainLabel(new, strong=True, parent=body),
            self.made,
            self.chosen,
            self.words,
            self.written,
            self.own,
            PlainLabel(about, ink=Role.TEXT_QUIET, parent=body),
            PlainLabel(lost, ink=Role.TEXT_QUIET, parent=body),
        ):
            column.addWidget(widget)
        _in_a_row(column, self.change)
        column.addWidget(self.progress)
        column.addWidget(self.fault)
        column.addWidget(Hairline(parent=body))
        column.addWidget(PlainLabel(self.tr("Recovery sheet"), strong=True, parent=body))
        column.addWidget(PlainLabel(sheet, ink=Role.TEXT_QUIET, parent=body))
        column.addWidget(self._mark)
        _in_a_row(column, self.print)
        column.addStretch(1)
        self.set_body(body)

    def _connect(self) -> None:
        for box in (self.made, self.chosen, self.written):
            box.toggled.connect(self._choose)
        self.now.edited.connect(self._choose)
        self.own.edited.connect(self._choose)
        self.own.entered.connect(self.change.click)
        self.change.clicked.connect(self.change_now)
        self.print.clicked.connect(self.print_now)
        self.progress.cancelled.connect(self._give_up)

    @Slot()
    def _choose(self) -> None:
        made, resting = self.made.isChecked(), not self.busy()
        self.words.setVisible(made)
        self.written.setVisible(made)
        self.own.setVisible(not made)
        ready = self.written.isChecked() if made else self.own.is_there()
        self.change.setEnabled(resting and bool(self._secret()) and ready)
        self.print.setEnabled(resting and bool(self._secret()))
        for widget in (self.now, self.made, self.chosen, self.written, self.own):
            widget.setEnabled(resting)

    @Slot()
    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _rest(self) -> None:
        self._job = None
        self.progress.finish()
        self._choose()

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.fault.setText(spoken(sentence))
        self.fault.show()
        announce(self, self.fault.text(), urgent=True)

    @Slot(object)
    def _changed(self, done: Rekeyed) -> None:
        self.close_sheet()
        self.changed.emit(done)

    @Slot(object)
    def _print(self, sheet: Sheet) -> None:
        if not self._bridge.closed:
            print_sheet(sheet, self)


def _in_a_row(column: QVBoxLayout, button: QWidget) -> None:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
