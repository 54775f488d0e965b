"""The end of a notebook in the workspace: the sheet, and what comes after it."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.closing.deleting import Deleted, Going, about_to_go, delete_here
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.jobs import Progress
from micic_desk.ui.panels.closing.commands import closing_commands
from micic_desk.ui.panels.closing.sheet import ClosingSheet
from micic_desk.ui.window.workspace import Workspace


class Closing(QObject):
    """Fits the closing of a notebook into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(ClosingSheet, self._make)
        self._space.commands.add(*closing_commands(self._open))

    def _make(self, host: QWidget) -> ClosingSheet:
        sheet = ClosingSheet(self._space.bridge, host)
        sheet.delete_wished.connect(self._delete)
        self._space.closing.connect(sheet.stop)
        return sheet

    @Slot()
    def _open(self) -> None:
        if self._space.outline.finish() and self._space.capture.keep_now():
            self._space.sheets.get(ClosingSheet).open_closing()

    @Slot()
    def _delete(self) -> None:
        """Close the workspace, delete, and show what came of it where the workspace was."""
        from micic_desk.ui.window.closed import ClosedPage  # noqa: PLC0415 - seldom

        space = self._space
        try:
            going = about_to_go(space.desk)
        except Refusal as refusal:
            space.refuse(refusal.sentence)
            return
        if not space.close_down():
            return
        space.frame.remembered.forget(going.path)
        page = ClosedPage(space.window())
        page.left.connect(space.frame.close)
        space.frame.retire(page)
        # Many backups of a large notebook take a while to be written over.
        job = space.frame.jobs.start(partial(_delete, going))
        job.succeeded.connect(page.show_result)
        job.refused.connect(page.refuse)


def _delete(going: Going, progress: Progress) -> Deleted:
    del progress
    return delete_here(going)
