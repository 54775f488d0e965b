"""Undo and redo of what is large, behind the window, with a way out, and then everybody is told."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from micic_desk.app.desk import Desk
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.telling import tell_in_parts

LARGE = 300
"""Lines of one act that are turned in less time than anybody feels; more go on a job."""
_WHOLE = 100


class Turning(QObject):
    """One act at a time: ``began`` (whether it is an undo), ``advanced``, then ``ended``.

    ``refused`` carries a Sentence. Given up, nothing has changed.
    """

    began = Signal(bool)
    advanced = Signal(int, int)
    ended = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._closed = False

    def busy(self) -> bool:
        """Whether an act is being turned."""
        return self._job is not None

    def is_large(self, *, undo: bool) -> bool:
        """Whether what undo or redo would turn is more than a moment's work."""
        entry = self._desk.next_undo() if undo else self._desk.next_redo()
        return entry is not None and entry.count > LARGE

    def start(self, *, undo: bool) -> None:
        """Begin; while one is under way another wish is not heard."""
        if self._job is not None:
            return
        job = self._job = self._jobs.start(partial(_turn, self._desk, undo))
        job.progressed.connect(self.advanced)
        job.succeeded.connect(self._tell)
        job.refused.connect(self._refuse)
        job.cancelled.connect(self._end)
        self.began.emit(undo)

    @Slot()
    def cancel(self) -> None:
        """Give it up, where that is still possible."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Give it up before the notebook closes."""
        self._closed = True
        self._jobs.stop_all()

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.refused.emit(sentence)
        self._end()

    @Slot()
    def _tell(self) -> None:
        """Tell everybody, a handful at a time: the window answers in between."""
        tell_in_parts(self._desk, self, self._end, self._is_closed)

    def _is_closed(self) -> bool:
        return self._closed

    @Slot()
    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def _turn(desk: Desk, undo: bool, progress: Progress) -> None:  # noqa: FBT001 - bound in one place
    def told(share: float) -> None:
        progress(round(share * _WHOLE), _WHOLE)

    turn = desk.undo if undo else desk.redo
    turn(later=True, progress=told)
