"""Looking for rubbish on the window's own thread, and on no other.

Python looks for objects that only hold each other wherever it happens to allocate, so also on
a thread that sets pages or reads a file. What it finds there may be a widget, and Qt ends the
program when a widget is deleted on a thread that is not its own. So Python is told not to look
by itself, and the window looks, little and often, while nobody is waiting for it.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY = 1_000
_FEW = 300
"""Objects that come into being in a second in which nobody does anything."""
_CALM = 3
"""Seconds of that after which a look through everything disturbs nobody."""


class Tidying(QObject):
    """Begins when it is told to (`begin`) and ends with `end`; one for the application."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._calm = 0
        self._before = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.tidy)

    @Slot()
    def begin(self) -> None:
        """Look from now on, but never again among what is there already: it stays for good."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """Let Python look by itself again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def tidy(self) -> None:
        """The young at any time, which takes a moment; everything only in a pause of work."""
        young, middle, old = gc.get_count()
        self._calm = self._calm + 1 if young - self._before < _FEW else 0
        if old > self._thresholds[2] and self._calm >= _CALM:
            gc.collect()
        elif middle > self._thresholds[1]:
            gc.collect(1)
        elif young > self._thresholds[0]:
            gc.collect(0)
        self._before = gc.get_count()[0]
