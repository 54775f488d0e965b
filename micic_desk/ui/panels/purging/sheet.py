"""Taking a name out as a sheet: the name, every place that holds it, what stands instead."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.desk import Desk
from micic_desk.app.purging import Purged, look_for, remove_name
from micic_desk.domain.entity import Entity
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.bin.telling import words_of
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import DangerButton, QuietButton
from micic_desk.ui.widgets.choices import TickBox
from micic_desk.ui.widgets.field_frame import FieldFrame
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.two_lines import Told, ToldList

_WIDTH = 520
_TALL = 160


class PurgeSheet(SideSheet):
    """Nothing is written before the box that says so is ticked.

    ``said`` carries a `Message`; ``entity_wished`` goes to a line that holds the name.
    """

    said = Signal(object)
    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Remove a name for good"), host, width=_WIDTH)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._looked_for = ""
        self.name = FieldFrame(self.tr("The name, as it is written"), self)
        self.instead = FieldFrame(self.tr("What stands instead"), self)
        self.look = QuietButton(self.tr("Find every place"), icon=Icon.SEARCH, parent=self)
        self.found = PlainLabel("", parent=self)
        self.list = ToldList(self.tr("Every line and person with this name"), parent=self)
        self.list.setMinimumHeight(Look.current().px(_TALL))
        self.understood = TickBox(self.tr("I know that this cannot be undone"), self)
        self.remove = DangerButton(self.tr("Remove for good"), parent=self)
        self._lay_out()
        self.look.clicked.connect(self.look_now)
        self.name.line.returnPressed.connect(self.look_now)
        self.name.line.textChanged.connect(self._forget)
        self.instead.line.textChanged.connect(self._show_what_can_be_done)
        self.understood.toggled.connect(self._show_what_can_be_done)
        self.remove.clicked.connect(self.remove_now)
        self.list.opened.connect(self._go)

    def open_purge(self) -> None:
        """Open with nothing decided."""
        self.name.line.clear()
        self.instead.line.setText(self.tr("somebody"))
        self._forget()
        self.open_sheet(self.name.line)

    def busy(self) -> bool:
        """Whether the notebook is being looked through or rewritten."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Give all work up before the notebook closes."""
        self._jobs.stop_all()

    @Slot()
    def look_now(self) -> None:
        """Look for every place of the name."""
        words = self.name.line.text().strip()
        if self._start(partial(_look, self._bridge.desk, words)):
            self._looked_for = words
            assert self._job is not None
            self._job.succeeded.connect(self._tell)

    @Slot()
    def remove_now(self) -> None:
        """Take the name out; what was ticked counts for this once."""
        if not self.remove.isEnabled():
            return
        instead = self.instead.line.text()
        if self._start(partial(_remove, self._bridge.desk, self._looked_for, instead)):
            assert self._job is not None
            self._job.succeeded.connect(self._removed)

    def _start(self, work: "partial[Purged]") -> bool:
        if self._job is not None:
            return False
        self._job = self._jobs.start(work)
        self._job.refused.connect(self._refuse)
        self._job.ended.connect(self._ended)
        self._show_what_can_be_done()
        return True

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._show_what_can_be_done()

    @Slot()
    def _forget(self) -> None:
        """Another name: what was found and ticked was about the one before."""
        self._looked_for = ""
        self.found.setText(
            self.tr(
                "Case and accents make no difference. Every place is shown before anything is "
                "written."
            )
        )
        self.list.show_rows([])
        self.list.hide()
        self.understood.setChecked(False)
        self._show_what_can_be_done()

    def _tell(self, found: Purged) -> None:
        notebook = self._bridge.notebook
        self.list.show_rows([self._told(notebook[one]) for one in found.standing])
        self.list.setVisible(bool(found.standing))
        self.found.setText(self._counted(found))
        announce(self, self.found.text())
        if any(self._counts(found)):
            self.instead.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._looked_for = ""
        self._show_what_can_be_done()

    def _counts(self, found: Purged) -> tuple[int, ...]:
        kept = len(found.settings) + found.senders
        return len(found.standing), found.values, found.drafts, kept

    def _counted(self, found: Purged) -> str:
        standing, earlier, drafts, kept = self._counts(found)
        if not any(self._counts(found)):
            return self.tr("This name is nowhere in this notebook.")
        return self.tr(
            "It stands in {standing} lines and people now, in {earlier} earlier wordings, in "
            "{drafts} lines being typed, and in {kept} other places (words of the spelling, "
            "abbreviations, cards, senders)."
        ).format(standing=standing, earlier=earlier, drafts=drafts, kept=kept)

    def _told(self, entity: Entity) -> Told:
        binned = entity.dead
        return Told(
            id=entity.id,
            text=" ".join(words_of(self._bridge.notebook, entity).split()),
            below=self.tr("in the bin") if binned else self.tr("stands in the notebook"),
            icon=Icon.BIN if binned else Icon.EDIT,
            ink=Role.TEXT_QUIET,
        )

    def _removed(self, _done: Purged) -> None:
        self.close_sheet()
        self.said.emit(
            Message(
                self.tr(
                    "The name is out of this notebook and of its second copy. Files handed out "
                    "and backups made before still hold it."
                ),
                Tone.DONE,
            )
        )

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._looked_for = ""
        self.found.setText(spoken(sentence))
        announce(self, self.found.text(), urgent=True)

    @Slot()
    def _show_what_can_be_done(self) -> None:
        free = self._job is None
        self.look.setEnabled(free)
        self.understood.setEnabled(free and bool(self._looked_for))
        ready = self.understood.isChecked() and bool(self.instead.line.text().strip())
        self.remove.setEnabled(free and ready and bool(self._looked_for))

    @Slot()
    def _go(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            self.close_sheet()
            self.entity_wished.emit(chosen[0])

    def _lay_out(self) -> None:
        look = Look.current()
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 16), 10)
        self._field(column, self.tr("The name, as it is written"), self.name)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.found)
        column.addWidget(self.list, 6)
        self._field(column, self.tr("What stands instead: a code, or a word"), self.instead)
        said = self.tr(
            "The name is taken out of every line, of its history, of people, of undo, of the index "
            "and of the second copy. An older copy that is merged later does not bring it back."
        )
        column.addWidget(PlainLabel(said, ink=Tint.WARNING, parent=body))
        column.addWidget(self.understood)
        column.addStretch(1)
        self.set_body(body)
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        look.lay(row, (20, 12, 20, 12), 8)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.add_foot(foot)

    def _field(self, column: QVBoxLayout, caption: str, field: FieldFrame) -> None:
        label = PlainLabel(caption, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        column.addWidget(label)
        column.addWidget(field)


def _look(desk: Desk, words: str, progress: Progress) -> Purged:
    progress.check()
    return look_for(desk, words)


def _remove(desk: Desk, words: str, instead: str, progress: Progress) -> Purged:
    progress.check()
    return remove_name(desk, words, instead)
