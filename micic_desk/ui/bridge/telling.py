"""Telling everybody of what was written behind the window, a handful at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from micic_desk.app.desk import Desk

AT_ONCE = 25
"""Entities told between two answers of the window: a fraction of what would be felt."""


def tell_in_parts(
    desk: Desk, by: QObject, then: Callable[[], object], closed: Callable[[], bool]
) -> None:
    """Bring the notebook in memory up to the disk; the window answers in between.

    ``then`` is called when all is told, at the next turn of the event loop at the earliest; not
    at all where the notebook is ``closed`` meanwhile.
    """
    if closed():
        return
    done = desk.catch_up(by=by, most=AT_ONCE)
    QTimer.singleShot(0, by, then if done else partial(tell_in_parts, desk, by, then, closed))
