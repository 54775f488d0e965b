"""Whose turn it is at a notebook: one thread at a time, and whoever only looks gives way."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, RLock
from types import TracebackType

_MOST = 1.0
"""Seconds for which somebody who gives way does so at most."""
_REST = 0.0005
_AGAIN = 0.02


class Turn:
    """A lock that can be taken again by its holder, and knows whether somebody waits for it.

    A lock alone is not fair: who lets go of it and wants it again at once has it before
    anybody who waits has woken up.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._gate = Lock()
        self._waiting = 0
        self._stop: Callable[[], object] | None = None

    def __enter__(self) -> None:
        self.take()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()

    def take(self, *, at_once: bool = False) -> None:
        """Wait for one's turn; ``at_once`` ends what is interruptible meanwhile."""
        if self._lock.acquire(blocking=False):
            return
        with self._gate:
            self._waiting += 1
        try:
            if at_once:
                self._end_what_may_be_ended()
            while not self._lock.acquire(timeout=_AGAIN if at_once else -1):
                # It may not have begun, when it was ended first.
                self._end_what_may_be_ended()
        finally:
            with self._gate:
                self._waiting -= 1

    def _end_what_may_be_ended(self) -> None:
        # Inside the gate, so that it strikes nothing else.
        with self._gate:
            if self._stop is not None:
                self._stop()

    def give_back(self) -> None:
        """End one's turn."""
        self._lock.release()

    def is_taken(self) -> bool:
        """Whether another thread has its turn."""
        if not self._lock.acquire(blocking=False):
            return True
        self._lock.release()
        return False

    def give_way(self) -> None:
        """Let everybody go first who waits; for a thread that does not have its turn."""
        until = time.monotonic() + _MOST
        while self._waiting and time.monotonic() < until:
            time.sleep(_REST)

    @contextmanager
    def interruptible(self, stop: Callable[[], object]) -> Iterator[None]:
        """Inside one's turn: ``stop`` is called where somebody cannot wait for its end."""
        with self._gate:
            self._stop = stop
        try:
            yield
        finally:
            with self._gate:
                self._stop = None
