"""The moments between two keys, for what is read on: one thing after the other, never two at once.

Each that reads on by itself takes little of a turn of the event loop; but after a large notebook
was opened several do, and in one turn their shares add up, which the next key waits for.
"""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], bool]
"""A millisecond of work, about; whether there is more of it."""

_TURN = 0.004
"""Seconds of one turn, by the clock: where other threads are at work less is done in it."""


class Moments(QObject):
    """Calls a step again and again until it says that there is no more; the first that came first.

    After some milliseconds the event loop has its turn, and with it whoever types.
    """

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = perf_counter
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._steps: list[Step] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def take(self, step: Step) -> None:
        """Begin to call a step, not before the next turn; one that is under way goes on."""
        if step not in self._steps:
            self._steps.append(step)
        self._timer.start()

    def leave(self, step: Step) -> None:
        """Call a step no more."""
        if step in self._steps:
            self._steps.remove(step)

    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._steps)

    def close(self) -> None:
        """Leave everything."""
        self._steps.clear()

    def _turn(self) -> None:
        end = self._clock() + _TURN
        while self._steps:
            # Away first: one that fails is not asked again and again.
            step = self._steps.pop(0)
            if step():
                self._steps.insert(0, step)
            if self._clock() >= end:
                return
        self._timer.stop()
