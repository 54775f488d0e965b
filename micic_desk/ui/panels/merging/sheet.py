"""The merge as a sheet: choose a file, see what it brings, take it in or leave it."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from micic_desk.app.merging import OpenedShare, Outcome, merge
from micic_desk.domain.gesture import Act
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.merging.about import About
from micic_desk.ui.panels.merging.details import Details
from micic_desk.ui.panels.merging.locked import Locked
from micic_desk.ui.panels.merging.opening import Opening
from micic_desk.ui.panels.merging.row_list import RowView
from micic_desk.ui.panels.merging.rows import Sign, counted_words, counts_of, rows_of
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 600
_PAINT_MS = 30
"""So that the strip is on the screen before the notebook is busy."""


class MergeSheet(SideSheet):
    """Takes one share file in, as one gesture.

    ``said`` carries a `Message`; ``conflicts_wished`` goes to the open conflicts. Nothing is
    written before *Take in*; leaving the sheet forgets the file.
    """

    said = Signal(object)
    conflicts_wished = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Merge a co-rapporteur’s file"), host, width=_WIDTH)
        self._bridge = bridge
        self._path: Path | None = None
        self._outcome: Outcome | None = None
        self._opening = Opening(bridge, self)
        self._files = FileChoice(self)
        self.about = About(self)
        self.list = RowView(self)
        self.details = Details(self)
        self.locked = Locked(self)
        self.trouble = PlainLabel("", ink=Tint.DANGER, parent=self)
        self.progress = ProgressStrip(self.tr("Reading the file"), self)
        self.choose = QuietButton(self.tr("Another file…"), icon=Icon.OPEN, parent=self)
        self.leave = QuietButton(self.tr("Leave it"), keys="Esc", parent=self)
        self.accept = PrimaryButton(
            self.tr("Take in"), icon=Icon.MERGE, keys="Ctrl+Return", parent=self
        )
        self.accept.setShortcut("Ctrl+Return")
        self._nothing = EmptyState(
            Icon.MERGE,
            self.tr("What did your co-rapporteur write?"),
            self.tr(
                "Choose the file you were given, or drop it on the window. You see what it "
                "brings, line by line, before anything is taken in."
            ),
            act=self.tr("Choose a file…"),
            parent=self,
        )
        self._preview = QWidget(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._show(self._nothing)

    def ask(self) -> None:
        """Open, and ask for a share file; nothing waits for the answer."""
        self.open_sheet(self._nothing.button)
        self._ask_for_file()

    def look_at(self, path: Path) -> None:
        """Open, and show what a share file would bring."""
        self.open_sheet()
        self._path = path
        self._open(None)

    def busy(self) -> bool:
        """Whether a file is being opened or compared."""
        return self._opening.busy()

    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        return self._opening.stop()

    def take_in(self) -> None:
        """Merge what is shown."""
        share = self._opening.share
        if share is None or not self.accept.isEnabled() or self._opening.busy():
            return
        self.accept.setEnabled(False)
        self.progress.start(self.tr("Taking the lines in…"), can_cancel=False)
        QTimer.singleShot(_PAINT_MS, self, self._merge)

    def close_sheet(self) -> None:
        """Go away; what was not taken in is forgotten."""
        self._forget()
        super().close_sheet()

    def _ask_for_file(self) -> None:
        kinds = ";;".join((self.tr("Share file (*.micicx)"), self.tr("All files (*)")))
        self._files.ask_to_open(self.tr("Merge a co-rapporteur’s file"), kinds)

    def _open(self, passphrase: str | None) -> None:
        if self._path is None:
            return
        self._outcome = None
        self.trouble.hide()
        self.accept.setEnabled(False)
        said = self.tr("Opening {name}…").format(name=self._path.name)
        self.progress.start(said)
        self._opening.open(self._path, passphrase)

    def _ask_for_phrase(self, sentence: Sentence, tried: bool) -> None:  # noqa: FBT001 - a signal's
        self.locked.ask(spoken(sentence), tried=tried)
        self._show(self.locked)
        self.locked.take_keyboard()

    def _tell(self, share: OpenedShare, outcome: Outcome) -> None:
        again = self._outcome is not None
        self._outcome = outcome
        self.locked.wipe()
        notebook = self._bridge.notebook
        self.about.tell(notebook, share, outcome)
        at = self.list.currentIndex().row()
        self.list.rows.show_rows(rows_of(notebook, outcome))
        self.accept.setEnabled(not outcome.nothing_new)
        self._show(self._preview)
        if again and 0 <= at < self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(at, 0))
        else:
            self.list.choose_first()
        if not again:
            announce(self, self.about.counts.text())
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        if self.list.rows.rowCount():
            self.list.setFocus()
        else:
            self.leave.setFocus()

    def _refuse(self, sentence: Sentence) -> None:
        self.trouble.setText(spoken(sentence))
        self.trouble.show()
        self._show(self._nothing)
        announce(self, self.trouble.text(), urgent=True)
        if self._nothing.button is not None and self.isVisible():
            self._nothing.button.setFocus()

    def _merge(self) -> None:
        share = self._opening.share
        if share is None:
            return
        try:
            done = merge(self._bridge.desk, [share], by=self)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            self.progress.finish()
            return
        self.progress.finish()
        self.close_sheet()
        self.said.emit(self._message(done))

    def _message(self, done: Outcome) -> Message:
        counts = counts_of(done)
        words = ", ".join(counted_words(sign, count) for sign, count in counts.items())
        text = self.tr("Merged: {counts}.").format(counts=words or self.tr("nothing to see"))
        open_questions = Sign.CONFLICT in counts or Sign.FLAGGED in counts
        return Message(
            text,
            Tone.WARNING if open_questions else Tone.DONE,
            act=self.tr("Show conflicts") if open_questions else "",
            on_act=self.conflicts_wished.emit if open_questions else None,
            on_undo=self._undo,
        )

    def _undo(self) -> None:
        """Take the merge back, and nothing that was done after it."""
        waiting = self._bridge.desk.next_undo()
        if waiting is None or waiting.act is not Act.MERGE:
            self._bridge.refuse(_NOT_THE_NEWEST)
            return
        self._bridge.undo()

    def _forget(self) -> None:
        self._opening.forget()
        self._path = self._outcome = None
        self.locked.wipe()
        self.trouble.hide()
        self.progress.finish()
        self.list.rows.show_rows(())
        self.details.show_row(None)
        self._show(self._nothing)

    def _cancel(self) -> None:
        self._forget()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        previewing = page is self._preview
        self.accept.setVisible(previewing)
        self.choose.setVisible(page is not self._nothing)

    def _show_details(self) -> None:
        self.details.show_row(self.list.row())

    def _connect(self) -> None:
        self._files.chosen.connect(self.look_at)
        self._opening.locked.connect(self._ask_for_phrase)
        self._opening.foreseen.connect(self._tell)
        self._opening.refused.connect(self._refuse)
        self._opening.ended.connect(self.progress.finish)
        self.locked.entered.connect(self._open)
        self.progress.cancelled.connect(self._cancel)
        self.list.selectionModel().currentChanged.connect(self._show_details)
        self.list.rows.modelReset.connect(self._show_details)
        self.choose.clicked.connect(self._ask_for_file)
        self.leave.clicked.connect(self.close_sheet)
        self.accept.clicked.connect(self.take_in)
        if self._nothing.button is not None:
            self._nothing.button.clicked.connect(self._ask_for_file)

    def _lay_out(self) -> None:
        look = Look.current()
        column = QVBoxLayout(self._preview)
        look.lay(column)
        column.addWidget(self.about)
        column.addWidget(Hairline(parent=self._preview))
        column.addWidget(self.list, 1)
        column.addWidget(Hairline(parent=self._preview))
        column.addWidget(self.details)
        for page in (self._nothing, self.locked, self._preview):
            self._stack.addWidget(page)
        body = QWidget(self)
        whole = QVBoxLayout(body)
        look.lay(whole)
        above = QVBoxLayout()
        look.lay(above, (16, 12, 16, 0))
        above.addWidget(self.trouble)
        whole.addLayout(above)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.progress)
        self.trouble.hide()
        self.set_body(body)
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        look.lay(row, (16, 10, 16, 10), 6)
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.accept)
        self.add_foot(foot)


_NOT_THE_NEWEST = Sentence(
    "Something else was done since the merge. Undo that first, then the merge."
)
