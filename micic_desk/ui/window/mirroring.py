"""Keeping the mirror on a stick up, beside the typing, and telling how it stands."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from micic_desk.app.mirroring import Mirror, Standing, bring_up, choose_folder, folder_of, give_up
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.window.workspace import Workspace

_LOOK_MS = 10_000
_LAST_MS = 1_500
_CANNOT = Sentence(
    "The mirror of this notebook cannot be written: the stick is full, or takes no file. It is "
    "tried again; what you type is safe on this computer."
)


class Mirroring(QObject):
    """Looks every few seconds whether there is something to write; ``stood`` carries a `Mirror`.

    A slow stick keeps a thread of its own waiting and nobody else.
    """

    stood = Signal(object)

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._jobs = Jobs(self, threads=1)
        self.mirror = Mirror(Standing.NONE)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        space.closing.connect(self._look_last)

    def start(self) -> None:
        """Begin to keep it up, where one is wished."""
        self._timer.start()
        self.look()

    def choose(self, folder: Path) -> None:
        """Keep a mirror in a folder from now on."""
        try:
            choose_folder(self._space.desk, folder)
        except Refusal as refusal:
            self._space.refuse(refusal.sentence)
            return
        self.look()

    def give_up(self) -> None:
        """Keep none any more."""
        try:
            give_up(self._space.desk)
        except Refusal as refusal:
            self._space.refuse(refusal.sentence)
            return
        self._stand(Mirror(Standing.NONE))

    @Slot()
    def look(self) -> None:
        """Bring it up, unless that is going on already."""
        space = self._space
        if space.bridge.closed or self._jobs.busy() or folder_of(space.desk) is None:
            return
        self._jobs.start(self._bring_up).succeeded.connect(self._stand)

    def busy(self) -> bool:
        """Whether the stick is being written to."""
        return self._jobs.busy()

    def _bring_up(self, progress: Progress) -> Mirror:
        del progress
        return bring_up(self._space.desk)

    @Slot(object)
    def _stand(self, mirror: Mirror) -> None:
        refused = mirror.standing is Standing.REFUSED
        if refused and self.mirror.standing is not Standing.REFUSED:
            self._space.refuse(_CANNOT)
        self.mirror = mirror
        self.stood.emit(mirror)

    @Slot()
    def _look_last(self) -> None:
        """The last words too, where the stick is quick enough; the next opening has the rest."""
        self._timer.stop()
        self.look()
        self._jobs.stop_all(_LAST_MS)
