"""Takes files in behind the window, with progress and a way out, and then tells everybody."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from micic_desk.app.merging import Merging, OpenedShare, Outcome
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.telling import tell_in_parts

_WHOLE = 100


class TakingIn(QObject):
    """One merge at a time.

    ``advanced`` (percent), then one of ``done`` (an Outcome), ``refused`` (a Sentence) and
    ``cancelled``: then nothing was taken in.
    """

    advanced = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)
    cancelled = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None

    def start(self, shares: Sequence[OpenedShare], only: frozenset[str] | None) -> None:
        """Begin; what the work needs of the notebook in memory is taken here and now."""
        work = Merging(self._bridge.desk, shares, only=only)
        job = self._job = self._jobs.start(partial(_write, work))
        job.progressed.connect(self.advanced)
        job.succeeded.connect(self._take)
        job.refused.connect(self._refuse)
        job.cancelled.connect(self._give_up)

    def cancel(self) -> None:
        """Give it up, where that is still possible."""
        if self._job is not None:
            self._job.cancel()

    def busy(self) -> bool:
        """Whether a merge is under way."""
        return self._job is not None

    def stop(self) -> bool:
        """Give it up before the notebook closes; whether it ended in time."""
        return self._jobs.stop_all()

    @Slot(object)
    def _take(self, outcome: Outcome) -> None:
        self._tell(partial(self.done.emit, outcome))

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._tell(partial(self.refused.emit, sentence))

    @Slot()
    def _give_up(self) -> None:
        self._tell(self.cancelled.emit)

    def _tell(self, then: Callable[[], object]) -> None:
        """Tell everybody, a handful at a time: the window answers in between."""
        if self._bridge.closed:
            self._job = None
        tell_in_parts(self._bridge.desk, self, partial(self._end, then), self._bridge.is_closed)

    def _end(self, then: Callable[[], object]) -> None:
        self._job = None
        then()


def _write(work: Merging, progress: Progress) -> Outcome:
    def told(share: float) -> None:
        progress(round(share * _WHOLE), _WHOLE)

    return work.write(told)
