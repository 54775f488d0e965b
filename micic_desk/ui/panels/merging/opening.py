"""Opens share files and foresees what they bring, behind the window; asks again when told to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from micic_desk.app.alike import possibly_same
from micic_desk.app.desk import Desk
from micic_desk.app.merging import OpenedShare, Outcome, open_share, preview
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.panels.merging.rows import Row, people_of, rows_of

_PHRASE_CODES = frozenset({"share.phrase_needed", "share.wrong_phrase", "phrase.empty"})
_REST_MS = 300


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What files would bring: all of it as rows, and what of it is chosen as an outcome.

    ``people`` are whose lines are chosen, and how many of each person's.
    """

    whole: Outcome
    chosen: Outcome
    rows: tuple[Row, ...]
    alike: int
    people: tuple[tuple[str, int], ...]

    def parts(self) -> Iterator[object]:
        """What of it is many: to be let go of a few at a time."""
        return chain(self.whole.differences.lines, self.chosen.differences.lines, self.rows)


@dataclass(frozen=True, slots=True)
class _Locked:
    """The file wants a passphrase; ``sentence`` says why the one given, if any, is not it."""

    path: Path
    sentence: Sentence


class Opening(QObject):
    """One row of files at a time.

    ``locked`` (a Sentence, whether a passphrase was tried), ``opened`` (the OpenedShares),
    ``foreseen`` (a `Foreseen`, again whenever the notebook or the choice has changed
    meanwhile), ``refused`` (a Sentence).
    """

    locked = Signal(object, bool)
    opened = Signal(object)
    foreseen = Signal(object)
    refused = Signal(object)
    ended = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._tried = False
        self._stale = False
        self._paths: list[Path] = []
        self._only: frozenset[str] | None = None
        self.shares: tuple[OpenedShare, ...] = ()
        self._waiting = self._held = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._foresee)
        bridge.changed.connect(self._changed)

    def open(self, paths: Sequence[Path], passphrase: str | None) -> None:
        """Open files; those of the same row that are open already stay open."""
        kept = self.shares if self._waiting and list(paths) == self._paths else ()
        self.forget()
        self._paths, self.shares, self._waiting = list(paths), kept, True
        self._tried = passphrase is not None
        self._start(partial(_open, self._bridge.desk, self._paths, kept, passphrase))

    def forget(self) -> None:
        """Give up what is under way and forget the files."""
        self._rest.stop()
        for share in self.shares:
            self._bridge.moments.let_go(share.content.operations)
        self.shares, self._only, self._waiting = (), None, False
        self._stale = self._held = False
        if self._job is not None:
            self._job.cancel()
            self._let_go(self._job)
            self._job = None

    def choose(self, only: frozenset[str] | None) -> None:
        """Foresee anew what only these sessions would bring; None means all."""
        self._only = only
        self._stale = True
        if self._job is None:
            self._foresee()

    @property
    def only(self) -> frozenset[str] | None:
        """The sessions chosen; None means all."""
        return self._only

    def wait(self, *, on: bool) -> None:
        """Look at nothing anew while what is shown is being taken in; where it was not, after."""
        self._held = on
        if on:
            self._rest.stop()
        elif self._stale and self._job is None:
            self._rest.start()

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
        if isinstance(found, tuple):
            self.shares, trouble = found
            if isinstance(trouble, _Locked):
                self.locked.emit(trouble.sentence, self._tried)
                return
            self._waiting = False
            self.opened.emit(self.shares)
            # Whoever was told may have refused them, and forgotten them by that.
            self._stale = bool(self.shares)
        elif isinstance(found, Foreseen) and not self._stale and self.shares:
            self.foreseen.emit(found)

    def _refuse(self, sentence: Sentence) -> None:
        if self._stale and self.shares and not self._waiting:
            # The notebook changed while it was compared; that is no fault of the file.
            return
        self.refused.emit(sentence)

    def _end(self) -> None:
        self._job = None
        if self._stale and self.shares:
            self._foresee()
        else:
            self.ended.emit()

    def _changed(self) -> None:
        """What was foreseen may not be so any more: look again when it is quiet."""
        if not self.shares or self._waiting:
            return
        self._stale = True
        if self._job is None and not self._held:
            self._rest.start()

    def _foresee(self) -> None:
        if not self.shares or self._waiting or self._job is not None:
            return
        self._stale = False
        self._start(partial(_foresee, self._bridge.desk, self.shares, self._only))


def _open(
    desk: Desk,
    paths: Sequence[Path],
    kept: tuple[OpenedShare, ...],
    passphrase: str | None,
    progress: Progress,
) -> tuple[tuple[OpenedShare, ...], _Locked | None]:
    """Open what is not open yet, one after the other, as far as the passphrase goes."""
    found = list(kept)
    for path in paths[len(found) :]:
        try:
            found.append(open_share(desk, path, passphrase, progress.check))
        except Refusal as refusal:
            if refusal.code in _PHRASE_CODES:
                return tuple(found), _Locked(path, refusal.sentence)
            raise
        progress.check()
    return tuple(found), None


def _foresee(
    desk: Desk,
    shares: tuple[OpenedShare, ...],
    only: frozenset[str] | None,
    progress: Progress,
) -> Foreseen:
    progress.check()
    whole = preview(desk, shares)
    progress.check()
    chosen = preview(desk, shares, only=only) if only is not None else whole
    progress.check()
    alike = possibly_same(desk.notebook, whole)
    rows = tuple(rows_of(desk.notebook, whole, alike))
    taken = {one.entity for one in chosen.differences.lines}
    people = tuple(people_of(desk.notebook, chosen))
    return Foreseen(whole, chosen, rows, len(alike.keys() & taken), people)
