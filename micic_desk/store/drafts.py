"""Lines being typed, on their way to the disk while the typing goes on."""

from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

from micic_desk.store.local import Draft


class OnItsWay(NamedTuple):
    """A draft that is being written, and the turn of its slot when it was taken up."""

    draft: Draft
    turn: int


class WaitingDrafts:
    """What is to be written next, from whatever thread; of each slot the newest only.

    Whoever drops a draft, or writes one at once, overtakes what waits for the same slot. That
    is done inside the transaction, which one thread at a time is in, and `take` is too: so no
    draft is ever written after the commit that clears it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, Draft] = {}
        self._turns: dict[str, int] = {}

    def slots(self) -> tuple[str, ...]:
        """For which slots something waits."""
        with self._lock:
            return tuple(self._waiting)

    def add(self, drafts: Iterable[Draft]) -> None:
        """Let drafts wait that are taken together or not at all."""
        with self._lock:
            self._waiting.update((one.slot, one) for one in drafts)

    def take(self) -> list[OnItsWay]:
        """Everything that waits; to be called inside the transaction that writes it."""
        with self._lock:
            taken, self._waiting = self._waiting, {}
            return [OnItsWay(one, self._turns.get(one.slot, 0)) for one in taken.values()]

    def give_back(self, taken: Iterable[OnItsWay]) -> None:
        """Let wait again what could not be written and nothing has overtaken."""
        with self._lock:
            still = [one for one, turn in taken if turn == self._turns.get(one.slot, 0)]
            self._waiting = {one.slot: one for one in still} | self._waiting

    def overtake(self, slot: str) -> None:
        """Let nothing that waits for a slot be written, nor count what is being written."""
        with self._lock:
            self._waiting.pop(slot, None)
            self._turns[slot] = self._turns.get(slot, 0) + 1

    def clear(self) -> None:
        """Let nothing wait."""
        with self._lock:
            self._waiting.clear()

    def stands(self, written: OnItsWay) -> bool:
        """Whether what was written is what is on disk now."""
        with self._lock:
            return written.turn == self._turns.get(written.draft.slot, 0)
