"""The moments between two keys, for what takes long: one thing after the other, never two at once.

Each that reads on by itself takes little of a turn of the event loop; but after a large notebook
was opened several do, and in one turn their shares add up, which the next key waits for. The same
goes for what is shown of a large merge, and for what was held of it: tens of thousands of objects
that go in one breath are a tenth of a second.
"""

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], bool]
"""A millisecond of work, about; whether there is more of it."""

LET_GO_AT_ONCE = 200

_TURN = 0.004
"""Seconds of one turn, by the clock: where other threads are at work less is done in it."""


def nothing() -> bool:
    """The step of whoever has taken none yet."""
    return False


class Moments(QObject):
    """Calls a step again and again until it says that there is no more; the first that came first.

    What somebody looks at, and waits for, goes before all that is read on and let go of. After
    some milliseconds the event loop has its turn, and with it whoever types.
    """

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = perf_counter
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._looked_at: list[Step] = []
        self._steps: list[Step] = []
        self._called: Step | None = None
        self._held: list[object] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def take(self, step: Step, *, looked_at: bool = False) -> None:
        """Begin to call a step, not before the next turn; one that is under way goes on."""
        if not self.awaits(step):
            (self._looked_at if looked_at else self._steps).append(step)
        self._timer.start()

    def take_each(self, acts: Iterable[Callable[[], object]]) -> Step:
        """Show something in these parts; gives the step they are taken by, to ask or leave it."""
        waiting = list(acts)

        def do_next() -> bool:
            if waiting:
                waiting.pop(0)()
            return bool(waiting)

        self.take(do_next, looked_at=True)
        return do_next

    def let_go(self, things: Iterable[object]) -> None:
        """Be the last that holds these: whoever gives them lets go of them afterwards."""
        self._held.extend(things)
        if self._held:
            self.take(self._let_go_on)

    def awaits(self, step: Step) -> bool:
        """Whether a step is still to be called."""
        return step in self._looked_at or step in self._steps

    def leave(self, step: Step) -> None:
        """Call a step no more, not even where it is the one that asks for it."""
        for steps in (self._looked_at, self._steps):
            if step in steps:
                steps.remove(step)
        if step == self._called:
            self._called = None

    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._looked_at or self._steps)

    def close(self) -> None:
        """Leave everything."""
        self._looked_at.clear()
        self._steps.clear()
        self._called = None

    def _let_go_on(self) -> bool:
        del self._held[-LET_GO_AT_ONCE:]
        return bool(self._held)

    def _turn(self) -> None:
        end = self._clock() + _TURN
        while steps := self._looked_at or self._steps:
            # Away first: one that fails is not asked again and again.
            step = self._called = steps.pop(0)
            if step() and self._called is not None:
                steps.insert(0, step)
            if self._clock() >= end:
                return
        self._timer.stop()
