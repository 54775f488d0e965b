"""What a share file would hold, found out behind the window, and again when it may be otherwise."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from micic_desk.app.share_contents import Contents
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress

_REST_MS = 300


class Foreseeing(QObject):
    """``seen`` (the `Contents`) once for the last thing asked; ``refused`` (a Sentence)."""

    seen = Signal(object)
    refused = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._find: Callable[[], Contents] | None = None
        self._stale = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._begin)
        bridge.changed.connect(self._changed)

    def look(self, find: Callable[[], Contents]) -> None:
        """Find something else out; of several asked for in a row the last is told."""
        self._find = find
        self._stale = True
        self._begin()

    def forget(self) -> None:
        """Nobody wants to know any more."""
        self._rest.stop()
        self._find = None

    def busy(self) -> bool:
        """Whether what was seen last may not be so any more."""
        return self._job is not None or self._rest.isActive()

    def stop(self) -> bool:
        """Give it up before the notebook closes; whether it ended in time."""
        self.forget()
        return self._jobs.stop_all()

    @Slot()
    def _begin(self) -> None:
        if self._job is not None or self._find is None or self._bridge.closed:
            return
        self._stale = False
        job = self._job = self._jobs.start(partial(_found, self._find))
        job.succeeded.connect(self._take)
        job.refused.connect(self._refuse)
        job.ended.connect(self._end)

    @Slot(object)
    def _take(self, found: Contents) -> None:
        if not self._stale and self._find is not None:
            # Whoever is told may ask whether there is more to come.
            self._job = None
            self.seen.emit(found)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        # Where the notebook changed while it was read, that is no fault of what was asked.
        if not self._stale and self._find is not None:
            self._job = None
            self.refused.emit(sentence)

    @Slot()
    def _end(self) -> None:
        if self._job is not None and not self._job.answered:
            return  # whoever was told asked at once for something else
        self._job = None
        if self._stale:
            self._begin()

    @Slot()
    def _changed(self) -> None:
        """Somebody goes on writing behind the sheet: look again when it is quiet."""
        if self._find is not None:
            self._stale = True
            self._rest.start()


def _found(find: Callable[[], Contents], progress: Progress) -> Contents:
    progress.check()
    return find()
