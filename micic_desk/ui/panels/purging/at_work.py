"""Looks for a name and takes it out behind the window, backups too, and then tells everybody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from micic_desk.app.desk import Desk
from micic_desk.app.purging import Purged, look_for
from micic_desk.app.purging_copies import Copies, count_backups, delete_copies, remove_everywhere
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.telling import tell_in_parts


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name is, and how many backups are to be looked through."""

    here: Purged
    backups: int


class PurgeWork(QObject):
    """One thing at a time, each with one answer and then ``ended``.

    ``found`` (a `Found`), ``removed`` (the `Copies`), ``deleted`` (the paths that would not
    go), ``refused`` (a Sentence), ``stopped``; ``advanced`` tells of the backups done.
    """

    found = Signal(object)
    removed = Signal(object)
    deleted = Signal(object)
    refused = Signal(object)
    stopped = Signal()
    advanced = Signal(int, int)
    ended = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None

    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._job is not None

    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        return self._jobs.stop_all()

    @Slot()
    def cancel(self) -> None:
        """Stop before the next backup, where that is still possible."""
        if self._job is not None:
            self._job.cancel()

    def look(self, words: str) -> None:
        """Look for every place of a name."""
        self._start(partial(_look, self._bridge.desk, words), self.found.emit)

    def remove(self, words: str, instead: str) -> None:
        """Take a name out of every backup and of the notebook."""
        self._start(partial(_remove, self._bridge.desk, words, instead), self.removed.emit)

    def delete(self, paths: Sequence[Path]) -> None:
        """Delete copies that may hold the name."""
        self._start(partial(_delete, paths), self.deleted.emit)

    def _start(self, work: Callable[[Progress], object], then: Callable[[object], object]) -> None:
        if self._job is not None:
            return
        job = self._job = self._jobs.start(work)
        job.progressed.connect(self.advanced)
        job.succeeded.connect(partial(self._answer, then))
        job.refused.connect(partial(self._answer, self.refused.emit))
        job.cancelled.connect(self._give_up)

    @Slot()
    def _give_up(self) -> None:
        self._job = None
        self.stopped.emit()
        self.ended.emit()

    def _answer(self, then: Callable[[object], object], answer: object) -> None:
        """Bring the window up to what was written, and say so."""
        if self._bridge.closed:
            self._job = None
        end = partial(self._end, then, answer)
        tell_in_parts(self._bridge.desk, self, end, self._bridge.is_closed)

    def _end(self, then: Callable[[object], object], answer: object) -> None:
        self._job = None
        then(answer)
        self.ended.emit()


def _look(desk: Desk, words: str, progress: Progress) -> Found:
    progress.check()
    return Found(look_for(desk, words), count_backups(desk))


def _remove(desk: Desk, words: str, instead: str, progress: Progress) -> Copies:
    _, copies = remove_everywhere(desk, words, instead, later=True, progress=progress)
    return copies


def _delete(paths: Sequence[Path], progress: Progress) -> list[Path]:
    progress.check()
    return delete_copies(paths)
