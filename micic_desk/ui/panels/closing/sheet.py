"""Closing a consultation as a sheet: what becomes of it, the proof, and only then the delete."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.closing.archive import Archived, Doubt, doubts_in, opens_with, write_archive
from micic_desk.app.closing.deleting import would_go
from micic_desk.app.closing.handing import hand_over_all, what_stays
from micic_desk.app.desk import Desk
from micic_desk.app.share_contents import Contents, contents
from micic_desk.app.sharing import Keyring, Shared
from micic_desk.domain.entity import Entity
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.closing.parts import ArchivePart, HandOverPart
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import DangerButton, PrimaryButton
from micic_desk.ui.widgets.choices import RoundBox, TickBox
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 560


class ClosingSheet(SideSheet):
    """Nothing can be deleted before a file was written and proved, and the box was ticked.

    ``delete_wished`` asks for the notebook to be closed and taken off this computer.
    """

    delete_wished = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Close this notebook"), host, width=_WIDTH)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._proved = False
        self._files = FileChoice(self)
        self.to_archive = RoundBox(self.tr("Keep an archive without names"), self)
        self.to_hand_over = RoundBox(self.tr("Hand it over, and keep nothing"), self)
        self.archive = ArchivePart(self)
        self.handing = HandOverPart(self)
        self.progress = ProgressStrip(self.tr("Writing and checking"), self)
        self.state = PlainLabel("", parent=self)
        self.write = PrimaryButton(self.tr("Write and check…"), icon=Icon.EXPORT, parent=self)
        self.understood = TickBox(self.tr("I know that this cannot be undone"), self)
        self.remove = DangerButton(self.tr("Delete here"), parent=self)
        self._lay_out()
        for box in (self.to_archive, self.to_hand_over):
            box.toggled.connect(self._turn)
        self.write.clicked.connect(self._ask)
        self._files.chosen.connect(self.write_to)
        self.understood.toggled.connect(self._show_what_can_be_done)
        self.remove.clicked.connect(self._delete)
        self.archive.changed.connect(self._show_what_can_be_done)

    def open_closing(self) -> None:
        """Open with nothing written and nothing decided."""
        desk = self._bridge.desk
        self.archive.wipe()
        self.archive.show_doubts(None, sealed=not desk.plain)
        self.handing.show_choice(bool(Keyring(desk).cards()), what_stays(desk))
        self.to_archive.setChecked(True)
        self._begin_again()
        self.open_sheet(self.to_archive)
        if self._job is None:
            self._start(partial(_look, list(desk.notebook)), self._show_doubts)

    def busy(self) -> bool:
        """Whether something is being written or checked."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Give all work up before the notebook closes."""
        self._jobs.stop_all()

    def close_sheet(self) -> None:
        """Close, and leave no passphrase behind."""
        self.archive.wipe()
        super().close_sheet()

    @Slot(object)
    def write_to(self, path: Path) -> None:
        """Write the file and prove it, beside the typing."""
        if self._job is not None:
            return
        self._proved = False
        self.progress.start(self.tr("Writing and checking…"))
        self._start(self._work(path), self._written)

    def _work(self, path: Path) -> Callable[[Progress], object]:
        desk = self._bridge.desk
        if self.to_archive.isChecked():
            words = None if desk.plain else self.archive.passphrase()
            # The notebook in memory is this thread's: the job gets what stands in it now.
            now = list(desk.notebook)
            return partial(_archive, desk, now, path, words, self.archive.ordinary())
        return partial(_hand_over, desk, contents(desk), path, self.handing.words())

    def _start(self, work: Callable[[Progress], object], then: Callable[[object], None]) -> None:
        job = self._job = self._jobs.start(work)
        job.succeeded.connect(then)
        job.refused.connect(self._refuse)
        job.ended.connect(self._ended)
        self._show_what_can_be_done()

    @Slot(object)
    def _show_doubts(self, doubts: object) -> None:
        assert isinstance(doubts, list)
        self.archive.show_doubts(doubts, sealed=not self._bridge.desk.plain)

    @Slot()
    def _turn(self) -> None:
        self.archive.setVisible(self.to_archive.isChecked())
        self.handing.setVisible(self.to_hand_over.isChecked())
        self._begin_again()

    def _begin_again(self) -> None:
        self._proved = False
        self.state.setText("")
        self.understood.setChecked(False)
        self._show_what_can_be_done()

    @Slot()
    def _ask(self) -> None:
        name = self._bridge.desk.path.stem
        if self.to_archive.isChecked():
            kinds = self.tr("Notebooks (*.micic)")
            title = self.tr("Where the archive is kept")
            self._files.ask_to_save(title, kinds, self._archive_name(name), "micic")
        else:
            kinds = self.tr("Share files (*.micicx)")
            title = self.tr("Where the file is written")
            self._files.ask_to_save(title, kinds, name, "micicx")

    def _archive_name(self, name: str) -> str:
        return self.tr("{name} archive").format(name=name)

    @Slot(object)
    def _written(self, done: object) -> None:
        self._proved = True
        if isinstance(done, Archived):
            said = self.tr(
                "{name} was written and opened again: {people} people by codes alone, {texts} "
                "texts looked through, no name found."
            ).format(name=done.path.name, people=done.people, texts=done.looked_at)
        else:
            assert isinstance(done, Shared)
            said = self.tr(
                "{name} was written and read back: all {count} entries are in it as they are here."
            ).format(name=done.path.name, count=done.operations)
            self.handing.say_what_opens(done.path.name)
        going = len(would_go(self._bridge.desk))
        said += " " + self.tr(
            "To delete here are {count} files: the notebook, its second copy, backups and copies."
        ).format(count=going)
        self._say(said)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._say(spoken(sentence), urgent=True)

    def _say(self, text: str, *, urgent: bool = False) -> None:
        self.state.set_ink(Tint.DANGER if urgent else Role.TEXT)
        self.state.setText(text)
        announce(self, text, urgent=urgent)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self.progress.finish()
        self._show_what_can_be_done()

    @Slot()
    def _delete(self) -> None:
        if self.remove.isEnabled():
            self.delete_wished.emit()

    @Slot()
    def _show_what_can_be_done(self) -> None:
        free = self._job is None
        ready = self.archive.ready() if self.to_archive.isChecked() else True
        self.write.setEnabled(free and ready)
        self.understood.setEnabled(free and self._proved)
        self.remove.setEnabled(free and self._proved and self.understood.isChecked())

    def _lay_out(self) -> None:
        look = Look.current()
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 16), 10)
        said = self.tr(
            "First a file is written and proved by opening it again. Only then can the notebook "
            "be deleted here, with its second copy, its backups and all that mentions it."
        )
        column.addWidget(PlainLabel(said, ink=Role.TEXT_QUIET, parent=body))
        for widget in (self.to_archive, self.archive, self.to_hand_over, self.handing):
            column.addWidget(widget)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.progress)
        column.addWidget(self.state)
        column.addStretch(1)
        said = self.tr(
            "Each file is written over before it goes. Flash memory may keep old pages for a "
            "while: what was encrypted stays unreadable there, what was not may be found."
        )
        column.addWidget(PlainLabel(said, ink=Tint.WARNING, parent=body))
        self.set_body(body)
        self.add_acts(self.remove, start=self.understood)


def _look(now: list[Entity], progress: Progress) -> list[Doubt]:
    progress.check()
    return doubts_in(Notebook(now))


def _archive(
    desk: Desk,
    now: list[Entity],
    path: Path,
    words: str | None,
    ordinary: list[str],
    progress: Progress,
) -> Archived:
    if words is not None and not opens_with(desk, words):
        raise Refusal(
            "closing.other_words",
            "These words do not open this notebook. Type those that do; they will open the archive "
            "too.",
        )
    return write_archive(Notebook(now), path, words, ordinary=ordinary, progress=progress)


def _hand_over(
    desk: Desk, what: Contents, path: Path, words: str | None, progress: Progress
) -> Shared:
    progress.check()
    cards = () if words is not None else Keyring(desk).cards()
    return hand_over_all(desk, path, what, passphrase=words, cards=cards)
