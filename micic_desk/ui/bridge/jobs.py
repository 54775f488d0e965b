"""Long work off the GUI thread: progress, cancel, and exactly one answer on the GUI thread.

Work must not read or write ``desk.notebook``: the notebook in memory belongs to the GUI
thread. What a job needs of it is taken before it starts; what it found is carried out after.
"""

from collections.abc import Callable
from threading import Event
from weakref import WeakSet

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.precedence import give_way
from micic_desk.ui.bridge.faults import sentence_for, tell_everybody


class JobCancelledError(Exception):
    """Raised inside work by `Progress` once its job was cancelled."""


class Progress:
    """What work reports to, and asks whether it should go on."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._stop = Event()

    def __call__(self, done: int, whole: int = 0) -> None:
        """Report ``done`` steps of ``whole`` (0: unknown), from any thread.

        Raises JobCancelledError once the job was cancelled.
        """
        self.check()
        self._report(done, whole)

    def check(self) -> None:
        """Raise JobCancelledError once the job was cancelled."""
        if self._stop.is_set():
            raise JobCancelledError

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()


class Job(QObject):
    """One piece of work under way.

    Exactly one of ``succeeded`` (the result), ``refused`` (a Sentence) and ``cancelled`` is
    emitted, then ``ended``; all on the thread the job was started from.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)
    cancelled = Signal()
    ended = Signal()

    _stepped = Signal(int, int)
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answered = False
        self._progress = Progress(self._stepped.emit)
        self._stepped.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; work that was done by then still says so."""
        self._progress.stop()

    @property
    def cancelling(self) -> bool:
        """Whether the job was asked to stop."""
        try:
            self._progress.check()
        except JobCancelledError:
            return True
        return False

    def run(self, work: Callable[[Progress], object]) -> None:
        """Do the work here and now, on whatever thread this is called; never raises."""
        try:
            result = work(self._progress)
        except Exception as error:  # noqa: BLE001 - a thread's end is the last place to catch
            self._answered.emit(None, error)
        else:
            self._answered.emit(result, None)

    @Slot(int, int)
    def _pass_on(self, done: int, whole: int) -> None:
        if not self.cancelling:
            self.progressed.emit(done, whole)

    @Slot(object, object)
    def _answer(self, result: object, error: Exception | None) -> None:
        if isinstance(error, JobCancelledError):
            self.cancelled.emit()
        elif isinstance(error, Refusal):
            self.refused.emit(error.sentence)
        elif error is not None:
            sentence = sentence_for(error)
            self.refused.emit(sentence)
            tell_everybody(sentence)
        else:
            self.succeeded.emit(result)
        self.answered = True
        self.ended.emit()


class _Run(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._job = job
        self._work = work

    def run(self) -> None:
        give_way()
        self._job.run(self._work)


_EVERY: "WeakSet[Jobs]" = WeakSet()


class Jobs(QObject):
    """Starts work on a small pool of threads of its own, and can wait for all of it."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: set[Job] = set()
        _EVERY.add(self)

    def start(self, work: Callable[[Progress], object]) -> Job:
        """Start work; connect to the job's signals before returning to the event loop."""
        job = Job(self)
        self._running.add(job)
        job.ended.connect(self._let_go)
        self._pool.start(_Run(job, work))
        return job

    def busy(self) -> bool:
        """Whether any job has not given its answer yet."""
        return bool(self._running)

    @staticmethod
    def any_busy() -> bool:
        """Whether anything at all is worked on behind the window.

        Then each row that the window's thread reads waits for its turn of Python.
        """
        return any(one.busy() for one in _EVERY)

    def stop_all(self, milliseconds: int = 5000) -> bool:
        """Cancel everything and wait for the threads; whether all of them ended in time."""
        for job in self._running:
            job.cancel()
        return self._pool.waitForDone(milliseconds)

    @Slot()
    def _let_go(self) -> None:
        answered = {job for job in self._running if job.answered}
        self._running -= answered
        for job in answered:
            job.deleteLater()
