"""Locking without a key: nobody has typed for long, or the computer has slept."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from micic_desk.runtime.asleep import seconds_asleep
from micic_desk.ui.panels.speech.prompter import Prompter
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.hearing import Hearing
from micic_desk.ui.window.panic import PanicKey
from micic_desk.ui.window.sampling import is_sample
from micic_desk.ui.window.workspace import Workspace

EVERY_MS = 1000
WARNED = 30
"""Seconds before locking in which it is said."""
_LATER_MS = 3000
"""Nobody waits for the system's bus: the notebook is long on the screen."""
_NAP = 2.0
"""Seconds of sleep that are no error of two clocks."""


class Guarding(QObject):
    """Looks every second; ``lock_wished`` when it is time.

    Sleep is heard beforehand where the system tells of it, and known from the clocks a moment
    after waking up everywhere.
    A plain notebook is not locked by itself: that would keep nobody out.
    """

    lock_wished = Signal()

    def __init__(self, space: Workspace, key: PanicKey) -> None:
        super().__init__(space)
        self._space = space
        self._key = key
        self._warned = False
        self._asleep = seconds_asleep()
        self._hearing = Hearing(self)
        self._hearing.leaving.connect(self.leave)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on."""
        if not self._space.desk.plain and not is_sample(self._space.desk.path):
            self._timer.start()
            QTimer.singleShot(_LATER_MS, self._hearing, self._hearing.listen)

    @Slot()
    def leave(self) -> None:
        """The computer goes to sleep, or its screen is locked."""
        if self._space.frame.remembered.now.lock_asleep and not self._space.bridge.closed:
            self.lock_wished.emit()

    @Slot()
    def look(self) -> None:
        """Whether it is time to lock, or to say that it soon will be."""
        space, now = self._space, self._space.frame.remembered.now
        before, self._asleep = self._asleep, seconds_asleep()
        if space.bridge.closed:
            self._timer.stop()
        elif now.lock_asleep and self._asleep - before > _NAP:
            self.lock_wished.emit()
        elif now.lock_after and not self._is_spoken_from():
            self._look_at_idle(now.lock_after * 60 - self._key.idle())

    def _look_at_idle(self, left: float) -> None:
        if left <= 0:
            self.lock_wished.emit()
        elif left > WARNED:
            self._warned = False
        elif not self._warned:
            self._warned = True
            said = self.tr(
                "No key was pressed for long, so this locks in half a minute. Any key prevents it."
            )
            self._space.say(said, Tone.INFO)

    def _is_spoken_from(self) -> bool:
        """Nobody types while reading a report aloud."""
        # Its own children only: of all there are, with what a large merge left, it took 38 ms.
        own = Qt.FindChildOption.FindDirectChildrenOnly
        return any(page.isVisible() for page in self._space.findChildren(Prompter, options=own))
