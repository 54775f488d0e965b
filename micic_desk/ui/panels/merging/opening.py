"""Opens a share file and foresees what it brings, behind the window; asks again when told to."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from micic_desk.app.desk import Desk
from micic_desk.app.merging import OpenedShare, Outcome, open_share, preview
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress

_PHRASE_CODES = frozenset({"share.phrase_needed", "share.wrong_phrase", "phrase.empty"})
_REST_MS = 300


@dataclass(frozen=True, slots=True)
class _Locked:
    """The file wants a passphrase; ``sentence`` says why the one given, if any, is not it."""

    sentence: Sentence


class Opening(QObject):
    """One file at a time.

    ``locked`` (a Sentence, whether a passphrase was tried), ``foreseen`` (an OpenedShare and
    its Outcome, again whenever the notebook has changed meanwhile), ``refused`` (a Sentence).
    """

    locked = Signal(object, bool)
    foreseen = Signal(object, object)
    refused = Signal(object)
    ended = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._tried = False
        self._stale = False
        self.share: OpenedShare | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._foresee)
        bridge.changed.connect(self._changed)

    def open(self, path: Path, passphrase: str | None) -> None:
        """Open a file; what was open before is forgotten."""
        self.forget()
        self._tried = passphrase is not None
        self._start(partial(_open, self._bridge.desk, path, passphrase))

    def forget(self) -> None:
        """Give up what is under way and forget the file."""
        self._rest.stop()
        self.share = None
        if self._job is not None:
            self._job.cancel()
            self._let_go(self._job)
            self._job = None

    def busy(self) -> bool:
        """Whether work is under way, so that what is shown may not be the last word."""
        return self._job is not None or self._rest.isActive()

    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        self.forget()
        return self._jobs.stop_all()

    def _start(self, work: Callable[[Progress], object]) -> None:
        job = self._job = self._jobs.start(work)
        job.succeeded.connect(self._take)
        job.refused.connect(self._refuse)
        job.ended.connect(self._end)

    def _let_go(self, job: Job) -> None:
        job.succeeded.disconnect(self._take)
        job.refused.disconnect(self._refuse)
        job.ended.disconnect(self._end)

    def _take(self, found: object) -> None:
        if isinstance(found, _Locked):
            self.locked.emit(found.sentence, self._tried)
        elif isinstance(found, OpenedShare):
            self.share = found
            self._stale = True
        elif isinstance(found, Outcome) and not self._stale and self.share is not None:
            self.foreseen.emit(self.share, found)

    def _refuse(self, sentence: Sentence) -> None:
        if self._stale and self.share is not None:
            # The notebook changed while it was compared; that is no fault of the file.
            return
        self.refused.emit(sentence)

    def _end(self) -> None:
        self._job = None
        if self._stale and self.share is not None:
            self._foresee()
        else:
            self.ended.emit()

    def _changed(self) -> None:
        """What was foreseen may not be so any more: look again when it is quiet."""
        if self.share is None:
            return
        self._stale = True
        if self._job is None:
            self._rest.start()

    def _foresee(self) -> None:
        if self.share is None or self._job is not None:
            return
        self._stale = False
        self._start(partial(_foresee, self._bridge.desk, self.share))


def _open(
    desk: Desk, path: Path, passphrase: str | None, progress: Progress
) -> OpenedShare | _Locked:
    try:
        opened = open_share(desk, path, passphrase)
    except Refusal as refusal:
        if refusal.code in _PHRASE_CODES:
            return _Locked(refusal.sentence)
        raise
    progress.check()
    return opened


def _foresee(desk: Desk, share: OpenedShare, progress: Progress) -> Outcome:
    progress.check()
    return preview(desk, [share])
