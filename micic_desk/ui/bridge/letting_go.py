"""Letting go of many things without keeping the window from answering.

What a large file held goes the moment nobody holds it any more: tens of thousands of objects
in one breath, which is a tenth of a second. Held here they go a few at a time.
"""

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

AT_ONCE = 200
_TURN = 0.004
"""Seconds of the window's time for one turn."""
_REST_MS = 10


class LettingGo(QObject):
    """Holds what it is given, and lets go of it turn by turn; the last that came goes first."""

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = perf_counter
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._held: list[object] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._turn)

    def take(self, things: Iterable[object]) -> None:
        """Be the last that holds these: whoever gives them lets go of them afterwards."""
        self._held.extend(things)
        if self._held:
            self._timer.start()

    def busy(self) -> bool:
        """Whether anything is still held."""
        return bool(self._held)

    def _turn(self) -> None:
        end = self._clock() + _TURN
        while self._held:
            del self._held[-AT_ONCE:]
            if self._clock() >= end:
                return
        self._timer.stop()
