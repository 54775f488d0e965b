"""Looking the notebook through as a sheet: how far it is, what was found, and its repair."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.checking import PARTS, Finding, Part, look_through, needs_reopening, repair
from micic_desk.app.desk import Desk
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.whole.part import PartRow
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 480


class WholeSheet(SideSheet):
    """Everything is looked at beside the typing, and nothing is changed before the button.

    ``reopening_wished`` asks for the notebook to be closed and opened again: what is damaged
    in its pages is then made again from the second copy.
    """

    reopening_wished = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Is everything whole?"), host, width=_WIDTH)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._at: list[Part] = []
        self._shown: Part | None = None
        self._found: tuple[Finding, ...] = ()
        self._lent_focus = False
        self.told = PlainLabel("", strong=True, parent=self)
        self.strip = ProgressStrip(self.tr("Looking the notebook through"), self)
        self.rows = {part: PartRow(part, self) for part in Part}
        self.look = QuietButton(self.tr("Look again"), icon=Icon.SEARCH, parent=self)
        self.mend = PrimaryButton(self.tr("Make right"), icon=Icon.OK, parent=self)
        self._lay_out()
        self.look.clicked.connect(self.look_now)
        self.mend.clicked.connect(self.mend_now)
        self.strip.cancelled.connect(self._give_up)
        self._show_what_can_be_done()

    def open_whole(self) -> None:
        """Open, and begin to look."""
        self.open_sheet(self.look)
        self.look_now()

    @Slot()
    def look_now(self) -> None:
        """Look everything through."""
        if self._job is None:
            self._forget()
            self.told.setText(self.tr("You can go on typing meanwhile."))
            self._start(_Work(self._bridge.desk, self._at))

    @Slot()
    def mend_now(self) -> None:
        """Make right what was found wrong, then look again."""
        if self._job is not None or not any(one.wrong for one in self._found):
            return
        if needs_reopening(self._found):
            self.reopening_wished.emit()
            return
        found = self._found
        self._forget()
        self.told.setText(self.tr("It is made right, then looked at again."))
        self._start(_Work(self._bridge.desk, self._at, found))

    def busy(self) -> bool:
        """Whether it is being looked through."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Give all work up before the notebook closes."""
        self._jobs.stop_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Page by page through what was found, where it does not fit."""
        bar = self.scrolled.verticalScrollBar()
        if event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            step = bar.pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1)
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    def _start(self, work: "_Work") -> None:
        # A button that waits loses the keyboard; who typed elsewhere meanwhile keeps it there.
        self._lent_focus = self.look.hasFocus() or self.mend.hasFocus()
        self._job = self._jobs.start(work.run)
        self.strip.start(self.tr("Looking the notebook through"))
        self._job.progressed.connect(self._advance)
        self._job.succeeded.connect(self._tell)
        self._job.refused.connect(self._refuse)
        self._job.cancelled.connect(self._tell_stopped)
        self._job.ended.connect(self._ended)
        self._show_what_can_be_done()

    def _forget(self) -> None:
        self._found, self._shown = (), None
        self._at.clear()
        for row in self.rows.values():
            row.wait()

    @Slot(int, int)
    def _advance(self, done: int, whole: int) -> None:
        part = self._at[-1]
        if part is not self._shown:
            self._shown = part
            name = spoken(Sentence(PARTS[part]))
            self.strip.start(self.tr("Looked at: {part}").format(part=name))
        if done:
            self.strip.advance(done, whole)

    @Slot()
    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _tell(self, found: Sequence[Finding]) -> None:
        if self._bridge.closed:
            return
        self._bridge.desk.catch_up(by=self)
        self._found = tuple(found)
        for one in found:
            self.rows[one.part].tell(one)
        whole = not any(one.wrong for one in found)
        well = self.tr("Everything is whole: the notebook, its second copy and its backups.")
        wrong = self.tr("Not everything is whole. Each finding says what is done about it.")
        self._say(well if whole else wrong, urgent=not whole)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._say(spoken(sentence), urgent=True)

    @Slot()
    def _tell_stopped(self) -> None:
        self._say(self.tr("Stopped before everything was looked at."))

    def _say(self, text: str, *, urgent: bool = False) -> None:
        self.told.setText(text)
        announce(self, text, urgent=urgent)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self.strip.finish()
        self._show_what_can_be_done()
        if self.isVisible() and self._lent_focus:
            (self.mend if self.mend.isEnabled() else self.look).setFocus()

    @Slot()
    def _show_what_can_be_done(self) -> None:
        free = self._job is None
        wrong = any(one.wrong for one in self._found)
        self.look.setEnabled(free)
        self.mend.setEnabled(free and wrong)
        again = self.tr("Close and make right")
        self.mend.setText(again if needs_reopening(self._found) else self.tr("Make right"))

    def _lay_out(self) -> None:
        look = Look.current()
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 16), 8)
        intro = self.tr(
            "Looks at every page, every change, what is computed from them, the second copy and "
            "each backup. Nothing is changed."
        )
        column.addWidget(PlainLabel(intro, ink=Role.TEXT_QUIET, parent=body))
        column.addWidget(self.told)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        self.scrolled = Scrolled(self.accessibleName(), body, self)
        self.set_body(self.scrolled)
        foot = QWidget(self)
        below = QVBoxLayout(foot)
        look.lay(below, (0, 0, 0, 0), 0)
        below.addWidget(self.strip)
        buttons = QHBoxLayout()
        look.lay(buttons, (20, 10, 20, 10), 8)
        buttons.addStretch(1)
        buttons.addWidget(self.look)
        buttons.addWidget(self.mend)
        below.addLayout(buttons)
        self.add_foot(foot)


class _Work:
    """What the thread does; ``at`` tells the window which part it has come to."""

    def __init__(self, desk: Desk, at: list[Part], found: tuple[Finding, ...] = ()) -> None:
        self._desk = desk
        self._at = at
        self._found = found

    def run(self, progress: Progress) -> list[Finding]:
        """Repair what was found, if anything, and look through."""
        if self._found:
            repair(self._desk, self._found)
        return look_through(self._desk, partial(self._report, progress))

    def _report(self, progress: Progress, part: Part, done: int, whole: int) -> None:
        self._at.append(part)
        progress(done, whole)
