"""Opening and making notebooks off the GUI thread, so that the window never stands still.

What takes long to load (the database, the key's derivation) is loaded here, after the first
paint, on a thread of its own.
"""

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from micic_desk.app.passphrases import check_own_passphrase, spellings
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.dialogs.new_consultation import Keeping, NewNotebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from micic_desk.app.desk import Desk
    from micic_desk.store.key import Secret

    _Opening = Callable[[Path, Secret | None], Desk]

_BY_SHEET = Sentence(
    "Opened by the recovery sheet. If the passphrase is lost or somebody has seen the sheet, "
    "choose a new one now: “Passphrase and recovery sheet” in the menu of the notebook."
)
_WRONG = "store.wrong_passphrase"
_RESTORABLE = frozenset({"store.both_damaged", "store.bent"})


class Opener(QObject):
    """Opens one notebook at a time: ``opened`` with a Desk, or ``refused`` with a Sentence."""

    opened = Signal(object)
    refused = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._busy = False
        self._codes: list[str] = []

    @property
    def can_be_restored(self) -> bool:
        """Whether what was refused last can be made again from what is left of it."""
        return not _RESTORABLE.isdisjoint(self._codes[-1:])

    @property
    def was_wrong(self) -> bool:
        """Whether what was refused last was a passphrase."""
        return self._codes[-1:] == [_WRONG]

    @property
    def busy(self) -> bool:
        """Whether a notebook is just being opened."""
        return self._busy

    def warm_up(self) -> None:
        """Load what opening will need, while somebody reads the page or types a passphrase."""
        self._jobs.start(_load)

    def open(self, path: Path, passphrase: str | None, *, salvage: bool = False) -> None:
        """Open a notebook; without a passphrase a plain one.

        With ``salvage`` one that is damaged twice is made again from what is left of it.
        """
        codes = self._codes

        def work(progress: Progress) -> "Desk":
            del progress
            try:
                return _open(path, passphrase, salvage=salvage)
            except Refusal as refusal:
                codes.append(refusal.code)
                raise

        self._start(work)

    def make(self, wish: NewNotebook) -> None:
        """Make a notebook with one consultation and open it."""

        def work(progress: Progress) -> "Desk":
            del progress
            return _make(wish)

        self._start(work)

    def start(self, work: "Callable[[Progress], Desk]") -> None:
        """Open what ``work`` gives, such as the sample."""
        self._start(work)

    def _start(self, work: "Callable[[Progress], Desk]") -> None:
        if self._busy:
            return
        self._busy = True
        self._codes.clear()
        job = self._jobs.start(work)
        job.succeeded.connect(self._succeed)
        job.refused.connect(self._refuse)

    @Slot(object)
    def _succeed(self, desk: object) -> None:
        self._busy = False
        self.opened.emit(desk)

    @Slot(object)
    def _refuse(self, sentence: object) -> None:
        self._busy = False
        self.refused.emit(sentence)


def _load(progress: Progress) -> None:
    del progress
    import micic_desk.app.opening  # noqa: PLC0415 - after the first paint, not before
    import micic_desk.ui.window.fittings  # noqa: F401, PLC0415 - the same


def _open(path: Path, passphrase: str | None, *, salvage: bool) -> "Desk":
    from micic_desk.app.opening import open_desk  # noqa: PLC0415 - after the first paint

    # A whole notebook is no rubbish: it is neither looked through while it is made nor later.
    gc.disable()
    try:
        return _opened(partial(open_desk, salvage=salvage, soon=True), path, passphrase)
    finally:
        gc.freeze()
        gc.enable()


def _opened(open_desk: "_Opening", path: Path, passphrase: str | None) -> "Desk":
    refusal: Refusal | None = None
    for said in (None,) if passphrase is None else spellings(passphrase):
        try:
            desk = open_desk(path, said)
        except Refusal as problem:
            # What is said is about the passphrase as it was typed, the first of them.
            refusal = refusal or (problem if isinstance(said, str | None) else _void(problem, path))
            if problem.code != _WRONG:
                raise
        else:
            if said is not None and not isinstance(said, str):
                desk.told.append(_BY_SHEET)
            return desk
    assert refusal is not None
    raise refusal


def _void(problem: Refusal, path: Path) -> Refusal:
    """What to say of a recovery sheet that was typed rightly and opens nothing."""
    if problem.code != _WRONG:
        return problem
    return Refusal(
        _WRONG,
        "This sheet does not open {name}: it belongs to another notebook, or the passphrase was "
        "changed after it was printed. Compare the mark on it; nothing was changed.",
        name=path.name,
    )


def _make(wish: NewNotebook) -> "Desk":
    from micic_desk.app.opening import create_desk  # noqa: PLC0415 - after the first paint

    passphrase: str | None = None
    if wish.keeping is Keeping.OWN:
        passphrase = check_own_passphrase(wish.passphrase, wish.again)
    elif wish.keeping is Keeping.WORDS:
        passphrase = wish.passphrase
    return create_desk(wish.path, passphrase, title=wish.title)
