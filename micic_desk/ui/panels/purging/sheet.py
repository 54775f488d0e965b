"""Taking a name out as a sheet: the name, every place that holds it, what stands instead."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from micic_desk.app.purging import Purged
from micic_desk.app.purging_copies import Copies
from micic_desk.domain.entity import Entity
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.bin.telling import words_of
from micic_desk.ui.panels.purging.at_work import Found, PurgeWork
from micic_desk.ui.panels.purging.left_over import LeftOver
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
from micic_desk.ui.widgets.progress_strip import ProgressStrip
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
        self._work = PurgeWork(bridge, self)
        self._looked_for = ""
        self.name = FieldFrame(self.tr("The name, as it is written"), self)
        self.instead = FieldFrame(self.tr("What stands instead"), self)
        self.look = QuietButton(self.tr("Find every place"), icon=Icon.SEARCH, parent=self)
        self.found = PlainLabel("", parent=self)
        self.list = ToldList(self.tr("Every line and person with this name"), parent=self)
        self.list.setMinimumHeight(Look.current().px(_TALL))
        self.understood = TickBox(self.tr("I know that this cannot be undone"), self)
        self.remove = DangerButton(self.tr("Remove for good"), parent=self)
        self.progress = ProgressStrip(self.tr("Removing a name"), self)
        self.left_over = LeftOver(self)
        self._pages = QStackedWidget(self)
        self._foot = QWidget(self)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.look.clicked.connect(self.look_now)
        self.name.line.returnPressed.connect(self.look_now)
        self.name.line.textChanged.connect(self._forget)
        self.instead.line.textChanged.connect(self._show_what_can_be_done)
        self.understood.toggled.connect(self._show_what_can_be_done)
        self.remove.clicked.connect(self.remove_now)
        self.list.opened.connect(self._go)
        self.progress.cancelled.connect(self._work.cancel)
        self.left_over.delete_wished.connect(self._delete)
        self.left_over.kept.connect(self.close_sheet)
        work = self._work
        work.found.connect(self._tell)
        work.removed.connect(self._removed)
        work.deleted.connect(self._deleted)
        work.refused.connect(self._refuse)
        work.stopped.connect(self._stopped)
        work.advanced.connect(self.progress.advance)
        work.ended.connect(self._ended)

    def open_purge(self) -> None:
        """Open with nothing decided; copies that wait for an answer are shown instead."""
        if self._work.busy() or self._pages.currentIndex() == 1:
            self.open_sheet(self.left_over.list if self._pages.currentIndex() else None)
            return
        self.name.line.clear()
        self.instead.line.setText(self.tr("somebody"))
        self._forget()
        self.open_sheet(self.name.line)

    def close_sheet(self) -> None:
        """Go away; copies that were kept are not asked about again."""
        if not self._work.busy():
            self._show_page(0)
        super().close_sheet()

    def busy(self) -> bool:
        """Whether the notebook is being looked through or rewritten."""
        return self._work.busy()

    @Slot()
    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        return self._work.stop()

    @Slot()
    def look_now(self) -> None:
        """Look for every place of the name."""
        if self.busy():
            return
        self._looked_for = self.name.line.text().strip()
        self._begin(self.tr("Looking through the notebook…"), can_cancel=False)
        self._work.look(self._looked_for)

    @Slot()
    def remove_now(self) -> None:
        """Take the name out; what was ticked counts for this once."""
        if self.busy() or not self.remove.isEnabled():
            return
        self._begin(self.tr("Writing every backup and the notebook anew…"), can_cancel=True)
        self._work.remove(self._looked_for, self.instead.line.text())

    @Slot(object)
    def _delete(self, paths: Sequence[Path]) -> None:
        if not self.busy():
            self._begin(self.tr("Deleting…"), can_cancel=False)
            self._work.delete(paths)

    def _begin(self, said: str, *, can_cancel: bool) -> None:
        self.progress.start(said, can_cancel=can_cancel)
        for one in (self.look, self.understood, self.remove, self.left_over.delete):
            one.setEnabled(False)

    @Slot()
    def _ended(self) -> None:
        self.progress.finish()
        self._show_what_can_be_done()

    @Slot()
    def _stopped(self) -> None:
        self.found.setText(
            self.tr("Stopped. The notebook is as it was; some backups hold the name no more.")
        )
        announce(self, self.found.text(), urgent=True)

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

    @Slot(object)
    def _tell(self, told: Found) -> None:
        notebook, found = self._bridge.notebook, told.here
        self.list.show_rows([self._told(notebook[one]) for one in found.standing])
        self.list.setVisible(bool(found.standing))
        self.found.setText(f"{self._counted(found)} {self._backups(told.backups)}".strip())
        announce(self, self.found.text())
        if any(self._counts(found)) or told.backups:
            self.instead.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._looked_for = ""

    def _backups(self, count: int) -> str:
        if not count:
            return ""
        one = self.tr("The one backup is looked through too and written anew.")
        many = self.tr("All %n backups are looked through too and written anew.", "", count)
        return one if count == 1 else many

    def _counts(self, found: Purged) -> tuple[int, ...]:
        kept = len(found.settings) + found.senders
        return len(found.standing), found.values, found.drafts, kept

    def _counted(self, found: Purged) -> str:
        standing, earlier, drafts, kept = self._counts(found)
        if not any(self._counts(found)):
            return self.tr("This name is nowhere in this notebook.")
        told = (
            (standing, self.tr("one line or person"), self.tr("%n lines and people", "", standing)),
            (earlier, self.tr("one earlier wording"), self.tr("%n earlier wordings", "", earlier)),
            (drafts, self.tr("the line being typed"), self.tr("%n lines being typed", "", drafts)),
            (kept, self.tr("one setting"), self.tr("%n settings (spelling, cards …)", "", kept)),
        )
        where = [one if count == 1 else many for count, one, many in told if count]
        return self.tr("It stands in: {places}.").format(places=", ".join(where))

    def _told(self, entity: Entity) -> Told:
        binned = entity.dead
        return Told(
            id=entity.id,
            text=" ".join(words_of(self._bridge.notebook, entity).split()),
            below=self.tr("in the bin") if binned else self.tr("stands in the notebook"),
            icon=Icon.BIN if binned else Icon.EDIT,
            ink=Role.TEXT_QUIET,
        )

    @Slot(object)
    def _removed(self, copies: Copies) -> None:
        if copies.left or copies.others:
            self._forget()
            self._show_page(1)
            self.left_over.show_copies(copies)
            self.open_sheet(self.left_over.list)
            return
        self._done()

    def _done(self) -> None:
        self.close_sheet()
        self._show_page(0)
        text = self.tr(
            "The name is out of this notebook, of its second copy and of its backups. Files "
            "handed out before still hold it."
        )
        self.said.emit(Message(text, Tone.DONE))

    @Slot(object)
    def _deleted(self, stuck: Sequence[Path]) -> None:
        gone = [one for one in self.left_over.paths() if one not in stuck]
        copies = self.left_over.without(gone)
        if stuck:
            self.left_over.show_copies(copies)
            names = ", ".join(one.name for one in stuck)
            said = self.tr("These could not be deleted: {names}. Delete them by hand.")
            self.left_over.said.setText(said.format(names=names))
        else:
            self._done()

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._foot.setVisible(page == 0)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._looked_for = ""
        self.found.setText(spoken(sentence))
        announce(self, self.found.text(), urgent=True)

    @Slot()
    def _show_what_can_be_done(self) -> None:
        free = not self.busy()
        self.look.setEnabled(free)
        self.understood.setEnabled(free and bool(self._looked_for))
        ready = self.understood.isChecked() and bool(self.instead.line.text().strip())
        self.remove.setEnabled(free and ready and bool(self._looked_for))
        self.left_over.delete.setEnabled(free and bool(self.left_over.paths()))

    @Slot()
    def _go(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            self.close_sheet()
            self.entity_wished.emit(chosen[0])

    def _lay_out(self) -> None:
        look = Look.current()
        body, page = QWidget(self), QWidget(self)
        column = QVBoxLayout(page)
        look.lay(column, (20, 16, 20, 16), 10)
        self._field(column, self.tr("The name, as it is written"), self.name)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.found)
        column.addWidget(self.list, 6)
        self._field(column, self.tr("What stands instead: a code, or a word"), self.instead)
        said = self.tr(
            "The name is taken out of every line, of its history, of people, of undo, of the "
            "index, of the second copy and of every backup. An older copy that is merged later "
            "does not bring it back."
        )
        column.addWidget(PlainLabel(said, ink=Tint.WARNING, parent=page))
        column.addWidget(self.understood)
        column.addStretch(1)
        self._pages.addWidget(page)
        self._pages.addWidget(self.left_over)
        whole = QVBoxLayout(body)
        look.lay(whole)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.progress)
        self.set_body(body)
        row = QHBoxLayout(self._foot)
        look.lay(row, (20, 10, 20, 10), 8)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.add_foot(self._foot)

    def _field(self, column: QVBoxLayout, caption: str, field: FieldFrame) -> None:
        label = PlainLabel(caption, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        column.addWidget(label)
        column.addWidget(field)
