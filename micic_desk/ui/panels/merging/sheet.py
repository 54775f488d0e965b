"""The merge as a sheet: choose files, see what they bring, take it in, some of it, or leave it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.merges import merges, undo_merge
from micic_desk.app.merging import OpenedShare, Outcome, refuse_other
from micic_desk.app.workplace import Workplace
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.moments import nothing
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.merging.opening import Foreseen, Opening
from micic_desk.ui.panels.merging.parts import MergeParts
from micic_desk.ui.panels.merging.rows import Row, Sign, all_counted, counts_of
from micic_desk.ui.panels.merging.taking_in import TakingIn
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.message_bar import Message, Tone


class MergeSheet(MergeParts):
    """Takes share files in, each as one gesture.

    ``said`` carries a `Message`; ``conflicts_wished`` goes to the open conflicts,
    ``entity_wished`` to the place of a line: the preview waits meanwhile. ``merged`` is told
    after a merge. Nothing is written before *Take in*; leaving the sheet forgets the files.
    """

    said = Signal(object)
    conflicts_wished = Signal()
    entity_wished = Signal(str)
    merged = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(host)
        self._bridge = bridge
        self._paths: list[Path] = []
        self._found: Foreseen | None = None
        self._showing = nothing
        self._as_new = self._offered = False
        self._known: frozenset[int] = frozenset()
        self._opening = Opening(bridge, self)
        self._taking = TakingIn(bridge, self)
        self._files = FileChoice(self)
        self._connect()
        self._show(self._nothing)

    def ask(self) -> None:
        """Open, and ask for share files; a preview that waits is shown instead."""
        if self._found is not None:
            self.open_sheet(self.list)
            return
        self.open_sheet(self._nothing.button)
        self._ask_for_file()

    def look_at(self, *paths: Path) -> None:
        """Open, and show what share files would bring."""
        self.open_sheet()
        self._look_at(paths)

    def busy(self) -> bool:
        """Whether a file is being opened, compared or taken in."""
        parts = self._opening, self._taking
        return self._bridge.moments.awaits(self._showing) or any(one.busy() for one in parts)

    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        return self._taking.stop() and self._opening.stop()

    @Slot()
    def take_in(self) -> None:
        """Merge what is shown, behind the window."""
        shares = self._opening.shares
        if not shares or not self.accept.isEnabled() or self.busy():
            return
        self._known = frozenset(one.number for one in merges(self._bridge.desk))
        self.accept.setEnabled(False)
        self.progress.start(self.tr("Taking the lines in…"))
        self._opening.wait(on=True)
        self._taking.start(shares, self._opening.only)

    def close_sheet(self) -> None:
        """Go away; what was not taken in is forgotten. What is being taken in is given up."""
        if self._taking.busy():
            self._taking.cancel()
            return
        self._forget()
        super().close_sheet()

    def step_aside(self) -> None:
        """Go away, but keep the preview for when one comes back."""
        super().close_sheet()

    @Slot()
    def _ask_for_file(self) -> None:
        kinds = ";;".join((self.tr("Share file (*.micicx)"), self.tr("All files (*)")))
        self._files.ask_for_several(self.tr("Merge a co-rapporteur’s file"), kinds)

    @Slot(object)
    def _look_at(self, paths: Sequence[Path]) -> None:
        self._forget()
        self._paths = list(paths)
        self._open(None)

    def _open(self, passphrase: str | None) -> None:
        if not self._paths:
            return
        self._let_go_of_rows()
        self.trouble.hide()
        self.accept.setEnabled(False)
        names = ", ".join(one.name for one in self._paths)
        self.progress.start(self.tr("Opening {name}…").format(name=names))
        self._opening.open(self._paths, passphrase)

    @Slot(object, bool)
    def _ask_for_phrase(self, sentence: Sentence, tried: bool) -> None:  # noqa: FBT001 - a signal's
        self.locked.ask(spoken(sentence), tried=tried)
        self._show(self.locked)
        self.locked.take_keyboard()

    @Slot(object)
    def _check(self, shares: Sequence[OpenedShare]) -> None:
        """What is of another consultation is refused by its name, unless she wants it as a new."""
        desk = self._bridge.desk
        consultation = Workplace(desk).consultation
        if consultation is None or self._as_new:
            return
        try:
            for one in shares:
                refuse_other(desk, one, consultation)
        except Refusal as refusal:
            self._opening.forget()
            self.progress.finish()
            self._refuse(refusal.sentence)
            self.as_new.show()
            self.as_new.setFocus()

    @Slot()
    def _take_as_new(self) -> None:
        self._as_new = True
        # With the words that opened it a moment ago: nobody is asked for them twice.
        self._open(self.locked.field.passphrase() or None)

    @Slot(object)
    def _tell(self, found: Foreseen) -> None:
        again = self._offered  # one that overtakes the first is the first that is offered
        self._let_go_of_rows()
        self._found, self._offered = found, again
        self.locked.wipe()
        # Each in a turn of its own: a page that is shown for the first time takes its while.
        tell = partial(self.about.tell, self._opening.shares, found)
        rows = partial(self._show_rows, found.rows, again=again)
        page, offer = partial(self._show, self._preview), partial(self._offer, found, again=again)
        self._showing = self._bridge.moments.take_each((tell, rows, page, offer))

    def _show_rows(self, rows: Sequence[Row], *, again: bool) -> None:
        at = self.list.currentIndex().row()
        if tuple(self.list.rows.rows) != rows:
            self.list.rows.show_rows(rows)
        if again and 0 <= at < self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(at, 0))
        else:
            self.list.choose_first()
        self._name_accept()

    def _offer(self, found: Foreseen, *, again: bool) -> None:
        """Let it be taken in, now that all of it is shown."""
        self._offered = True
        self.accept.setEnabled(not found.chosen.nothing_new)
        announce(self, self.about.counts.text())
        if not again:
            self._take_keyboard()

    @Slot(str)
    def _turn(self, session: str) -> None:
        """Take a session in, or leave it out: the counts follow."""
        every = self.list.rows.sessions()
        left_out = self.list.rows.left_out ^ {session}
        self.list.rows.leave_out(left_out)
        self._bridge.moments.leave(self._showing)  # it was foreseen of another choice
        self.accept.setEnabled(False)
        self._opening.choose((every | self._bare_sessions()) - left_out if left_out else None)
        self._name_accept()

    def _bare_sessions(self) -> frozenset[str]:
        """Sessions of which only the title comes: nothing of them can be left out."""
        lines = self._found.whole.differences.lines if self._found is not None else ()
        return frozenset(one.entity for one in lines if one.kind == EntityKind.SESSION)

    def _name_accept(self) -> None:
        every, out = self.list.rows.sessions(), self.list.rows.left_out
        said = self.tr("Take in {some} of {all}").format(some=len(every - out), all=len(every))
        self.accept.set_name(said if out else self.tr("Take in"))

    @Slot(object)
    def _go(self, row: Row) -> None:
        """Open the place of a line: where it stands, or the session it will stand in."""
        notebook = self._bridge.notebook
        here = next((one for one in (row.entity, row.session) if notebook.shown(one)), None)
        if here is None:
            announce(self, self.tr("Its session is not here yet."))
            return
        self.step_aside()
        self.entity_wished.emit(here)

    def _take_keyboard(self) -> None:
        place = self.list if self.list.rows.rowCount() else self.leave
        if self.isVisible():
            place.setFocus()

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._let_go_of_rows()
        self._opening.wait(on=False)
        self.progress.finish()
        self.trouble.setText(spoken(sentence))
        self.trouble.show()
        self._show(self._nothing)
        announce(self, self.trouble.text(), urgent=True)
        if self._nothing.button is not None and self.isVisible():
            self._nothing.button.setFocus()

    @Slot(object)
    def _took_in(self, done: Outcome) -> None:
        self.progress.finish()
        self._bridge.moments.let_go(done.differences.lines)
        self.close_sheet()
        self.said.emit(self._message(done))
        self.merged.emit()

    @Slot()
    def _gave_up(self) -> None:
        self._opening.wait(on=False)
        self.accept.setEnabled(True)
        self.progress.finish(self.tr("Nothing was taken in."))

    def _message(self, done: Outcome) -> Message:
        counts, words = counts_of(done), ", ".join(all_counted(done))
        text = self.tr("Merged. Nothing to be seen has changed.")
        if words:
            text = self.tr("Merged: {counts}.").format(counts=words)
        open_questions = Sign.CONFLICT in counts or Sign.FLAGGED in counts
        return Message(
            text,
            Tone.WARNING if open_questions else Tone.DONE,
            act=self.tr("Show conflicts") if open_questions else "",
            on_act=self.conflicts_wished.emit if open_questions else None,
            on_undo=partial(self._undo, self._known),
        )

    def _undo(self, known: frozenset[int]) -> None:
        """Take the merge back, every file of it, and nothing that was done after it."""
        desk = self._bridge.desk
        done = [one.number for one in merges(desk) if one.active and one.number not in known]
        waiting = desk.next_undo()
        if len(done) == 1 and waiting is not None and waiting.act is Act.MERGE:
            self._bridge.undo(by=self)
            return
        for number in done:
            try:
                undo_merge(desk, number, by=self)
            except Refusal as refusal:
                self._bridge.refuse(refusal.sentence)

    def _let_go_of_rows(self) -> None:
        self._bridge.moments.leave(self._showing)
        self._bridge.moments.let_go(self._found.parts() if self._found is not None else ())
        self._found, self._offered = None, False

    def _forget(self) -> None:
        self._opening.forget()
        self._let_go_of_rows()
        self._paths, self._as_new = [], False
        self.locked.wipe()
        self.trouble.hide()
        self.as_new.hide()
        self.progress.finish()
        self.list.rows.leave_out(frozenset())
        self.list.rows.show_rows(())
        self.details.show_row(None)
        self._show(self._nothing)

    @Slot()
    def _cancel(self) -> None:
        if self._taking.busy():
            self._taking.cancel()
        else:
            self._forget()

    def _connect(self) -> None:
        self._files.several.connect(self._look_at)
        self._opening.locked.connect(self._ask_for_phrase)
        self._opening.opened.connect(self._check)
        self._opening.foreseen.connect(self._tell)
        self._opening.refused.connect(self._refuse)
        self._opening.ended.connect(self.progress.finish)
        self._taking.advanced.connect(self.progress.advance)
        self._taking.done.connect(self._took_in)
        self._taking.refused.connect(self._refuse)
        self._taking.cancelled.connect(self._gave_up)
        self.locked.entered.connect(self._open)
        self.progress.cancelled.connect(self._cancel)
        self.details.follow(self.list, self._bridge.moments)
        self.list.turned.connect(self._turn)
        self.list.wished.connect(self._go)
        self.as_new.clicked.connect(self._take_as_new)
        self.choose.clicked.connect(self._ask_for_file)
        self.leave.clicked.connect(self.close_sheet)
        self.accept.clicked.connect(self.take_in)
        if self._nothing.button is not None:
            self._nothing.button.clicked.connect(self._ask_for_file)
