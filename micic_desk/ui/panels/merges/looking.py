"""Looks a merge up behind the window: what it changed, what taking it back would keep."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from micic_desk.app.desk import Desk
from micic_desk.app.merges import (
    Back,
    Merged,
    brought_again,
    foresee_undo,
    undo_merge,
    what_changed,
)
from micic_desk.app.merging import Outcome
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.telling import tell_in_parts
from micic_desk.ui.panels.merging.rows import Row, rows_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A merge looked up: what it changed, as rows, and what going back would keep.

    ``again`` counts the rows that another file brought too, so that they stay.
    """

    number: int
    outcome: Outcome
    rows: tuple[Row, ...]
    kept: tuple[str, ...]
    again: int = 0


class Looking(QObject):
    """One merge at a time: ``seen`` (a `Seen`), ``taken_back`` (a Back), ``refused``."""

    seen = Signal(object)
    taken_back = Signal(object)
    refused = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._next: Merged | None = None

    def look(self, merge: Merged) -> None:
        """Look a merge up; of several asked for in a row only the last is told."""
        self._next = merge
        if self._job is None:
            self._go_on()

    def take_back(self, merge: Merged) -> None:
        """Take a merge back; while that goes on nothing else is looked up."""
        if self._job is None:
            self._start(partial(_take_back, self._bridge.desk, merge.number))

    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._job is not None

    def stop(self) -> bool:
        """Give it up before the notebook closes; whether it ended in time."""
        return self._jobs.stop_all()

    def _start(self, work: Callable[[Progress], object]) -> None:
        job = self._job = self._jobs.start(work)
        job.succeeded.connect(self._take)
        job.refused.connect(self._refuse)
        job.ended.connect(self._end)

    @Slot(object)
    def _take(self, found: object) -> None:
        if self._bridge.closed:
            return
        if isinstance(found, Seen):
            if self._next is None:
                self.seen.emit(found)
        else:
            then = partial(self.taken_back.emit, found)
            tell_in_parts(self._bridge.desk, self, then, self._bridge.is_closed)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        if self._next is None:
            self.refused.emit(sentence)

    @Slot()
    def _end(self) -> None:
        self._job = None
        if self._next is not None and not self._bridge.closed:
            self._go_on()

    def _go_on(self) -> None:
        merge, self._next = self._next, None
        if merge is not None:
            self._start(partial(_look, self._bridge.desk, merge))


def _look(desk: Desk, merge: Merged, progress: Progress) -> Seen:
    progress.check()
    changed = what_changed(desk, merge.number)
    outcome = Outcome(new=len(changed.lines), known=0, altered=(), differences=changed)
    kept = foresee_undo(desk, merge.number).kept if merge.active else ()
    progress.check()
    again = brought_again(desk, merge.number, changed) if merge.active else 0
    rows = tuple(rows_of(desk.notebook, outcome))
    return Seen(merge.number, outcome, rows, kept, again)


def _take_back(desk: Desk, number: int, progress: Progress) -> Back:
    progress.check()
    return undo_merge(desk, number, later=True)
