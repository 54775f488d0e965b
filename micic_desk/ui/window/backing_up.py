"""What keeps a notebook safe, in the workspace: its second copy, its backups, copies of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.backing_up import back_up_if_due, save_copy
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.backups.sheet import BackupsSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.files import FileQuestion
from micic_desk.ui.window.mirroring import Mirroring
from micic_desk.ui.window.moving_home import MovingHome
from micic_desk.ui.window.processes import start_window
from micic_desk.ui.window.sampling import is_sample
from micic_desk.ui.window.workspace import Workspace

_LOOK_MS = 5 * 60_000
_FIRST_MS = 60_000


class BackingUp(QObject):
    """Tells what happened to the files, backs up by itself, and fits the sheet of backups."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._jobs = Jobs(space, threads=1)
        self._fault_told = False
        self._refused = ""
        self._mirroring = Mirroring(space)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._back_up)

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.sheets.add(BackupsSheet, self._make)
        space.commands.add(*self._commands())
        home = MovingHome(space)
        for sentence in space.desk.told:
            (home.offer if home.is_about(sentence) else space.explain)(sentence)
        space.bridge.changed.connect(self._watch_second_copy)
        if not is_sample(space.desk.path):
            self._timer.start()
            self._mirroring.start()
            QTimer.singleShot(_FIRST_MS, self, self._back_up)

    def _commands(self) -> tuple[Command, ...]:
        kept = partial(Command, menu=Menu.NOTEBOOK, group=3)
        return (
            kept(
                id="notebook.backups",
                text=self.tr("Backups…"),
                act=self._open,
                keys=("Ctrl+F12",),
                icon=Icon.NOTEBOOK,
            ),
            kept(
                id="notebook.mirror",
                text=self.tr("Mirror on a stick…"),
                act=self._open_mirror,
                keys=("Ctrl+G, M",),
                icon=Icon.COPY,
            ),
            kept(
                id="notebook.save_copy",
                text=self.tr("Save a copy…"),
                act=self._ask_where,
                keys=("Ctrl+G, C",),
                icon=Icon.COPY,
            ),
        )

    @Slot()
    def _watch_second_copy(self) -> None:
        """Say once that words are on disk once only, and again if it comes back later."""
        fault = self._space.desk.session.second_copy_fault
        if fault is not None and not self._fault_told:
            self._space.refuse(fault)
        self._fault_told = fault is not None

    @Slot()
    def _back_up(self) -> None:
        space = self._space
        if space.bridge.closed or self._jobs.busy():
            return
        desk = space.desk

        def work(progress: Progress) -> object:
            del progress
            return back_up_if_due(desk)

        self._jobs.start(work).refused.connect(self._tell_refused)

    @Slot(object)
    def _tell_refused(self, sentence: Sentence) -> None:
        """Say it once, not every five minutes."""
        if sentence.text != self._refused and not self._space.bridge.closed:
            self._refused = sentence.text
            self._space.refuse(sentence)

    def _make(self, host: QWidget) -> BackupsSheet:
        sheet = BackupsSheet(self._space.bridge, self._jobs, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.notebook_wished.connect(start_window)
        sheet.mirror.chosen.connect(self._mirroring.choose)
        sheet.mirror.given_up.connect(self._mirroring.give_up)
        self._mirroring.stood.connect(sheet.mirror.show_mirror)
        sheet.mirror.show_mirror(self._mirroring.mirror)
        return sheet

    @Slot()
    def _open(self) -> None:
        self._space.sheets.get(BackupsSheet).open_backups()

    @Slot()
    def _open_mirror(self) -> None:
        sheet = self._space.sheets.get(BackupsSheet)
        sheet.open_backups()
        sheet.mirror.choose.setFocus()

    @Slot()
    def _ask_where(self) -> None:
        path = self._space.desk.path
        FileQuestion(
            self._space,
            self.tr("Save a copy"),
            self.tr("Notebooks (*.micic)"),
            self._save,
            save_as=path.with_name(self.tr("Copy of {name}").format(name=path.name)),
            suffix="micic",
        ).ask()

    def _save(self, target: Path) -> None:
        desk = self._space.desk

        def work(progress: Progress) -> object:
            del progress
            return save_copy(desk, target)

        job = self._jobs.start(work)
        job.succeeded.connect(self._saved)
        job.refused.connect(self._space.refuse)

    @Slot()
    def _saved(self) -> None:
        self._space.say(self.tr("A whole copy was saved and opened to prove it."), Tone.DONE)
