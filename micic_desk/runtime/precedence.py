"""Who goes first where several threads want Python at once: the window, and work behind it last.

A thread that waits for Python is given it after a while that is said once for all threads
(`sys.setswitchinterval`): five milliseconds, which come anew at each of the hundreds of steps of
a paint. It is much less here. On Linux a wait ends up to the timer slack of its thread later
(prctl(2), PR_SET_TIMERSLACK; 0.05 ms by itself), and by that the two are told apart: the
window's thread has none, and a thread at work lets some milliseconds pass before it wants Python
back. What is painted beside a busy thread takes a third of the time by that.
"""

import contextlib
import sys
from collections.abc import Callable
from functools import cache

_SET_TIMER_SLACK = 29
_NONE = 1
_PATIENCE = 5_000_000
"""Nanoseconds: a repaint's while."""

_WAIT, _WAIT_WHERE_ALL_ARE_EQUAL = 0.000_02, 0.000_1
"""Seconds. Where a thread at work is as eager as the window, less would only be handing on."""


def go_first() -> None:
    """Let this thread, the window's, be given Python as soon as it asks for it; never fails."""
    sys.setswitchinterval(_WAIT if _allow(_NONE) else _WAIT_WHERE_ALL_ARE_EQUAL)


def give_way() -> None:
    """Let this thread ask for Python only after a while; alone it is as fast as ever."""
    _allow(_PATIENCE)


def _allow(nanoseconds: int) -> bool:
    """Let every wait of this thread end up to so much later; whether the system knows that."""
    ask = _asked()
    return ask is not None and ask(_SET_TIMER_SLACK, nanoseconds, 0, 0, 0) == 0


@cache
def _asked() -> Callable[[int, int, int, int, int], int] | None:
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - after the first window

        with contextlib.suppress(OSError, AttributeError):
            return ctypes.CDLL(None).prctl
    return None
