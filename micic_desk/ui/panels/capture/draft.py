"""The line being typed is kept so often that a crash loses at most a second of it."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from micic_desk.app.desk import Memory
from micic_desk.ui.bridge.bridge import Bridge

EVERY_MS = 600
"""Not a whole second: what is being written when the program ends is not there yet."""

QUIET_MS = 500
SLOT = "capture"
_UNKNOWN = "\0"
"""No line is this, so whatever a line is, it is not on the disk."""


def slot_of(session: str | None) -> str:
    """The draft's place for a session; each session has a line of its own."""
    return f"{SLOT}:{session}" if session else SLOT


class DraftKeeper(QObject):
    """Keeps what `note` tells it, when it has changed; ``kept`` when all of it is on disk.

    It is the only one that writes these drafts, so it knows every one of them without asking
    the disk: a disk that has gone takes no line off the screen, whatever session is gone to,
    and each of them is written as soon as the disk is there again.
    """

    kept = Signal()
    failed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._slot = ""
        drafts = Memory(bridge.desk).drafts()
        self._on_disk = {one.slot: one.text for one in drafts if one.slot.startswith(SLOT)}
        self._texts = dict(self._on_disk)
        self._resting = False
        self._since = QElapsedTimer()
        self._since.start()
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self._tick)
        bridge.draft_kept.connect(self._is_on_disk)

    @property
    def slot(self) -> str:
        """Where the draft is kept."""
        return self._slot

    def turn_to(self, slot: str) -> str:
        """Go to another slot; what was being typed there."""
        self._slot = slot
        if not self._unsaved():
            self._clock.stop()
        return self._texts.get(slot, "")

    def carry_to(self, slot: str) -> str:
        """Go to another slot with what is being typed, because its place has gone or come.

        A line that was left there already stands before it; gives what is in the line now.
        """
        before, carried = self._slot, self._texts.get(self._slot, "")
        there = self.turn_to(slot)
        if carried and there:
            carried = f"{there.rstrip()} {carried.lstrip()}"
        self.note(carried or there)
        # Kept there and forgotten here as one: a crash leaves it neither twice nor nowhere.
        self._texts[before] = ""
        self.keep_soon()
        return self._texts[slot]

    def note(self, text: str) -> None:
        """Take over what the line is now."""
        self._texts[self._slot] = text
        self._since.restart()
        waits = text != self._on_disk.get(self._slot, "")
        if waits and not self._clock.isActive() and not self._resting:
            self._clock.start()

    def gone(self) -> None:
        """The line was saved as an item, and its draft with it."""
        self._texts[self._slot] = self._on_disk[self._slot] = ""
        if not self._unsaved():
            self._clock.stop()

    def keep_now(self) -> bool:
        """Keep the line, and every other one that still waits, at once; whether they are safe."""
        for slot in self._unsaved():
            text = self._texts[slot]
            if not self._bridge.keep_draft(slot, text):
                self.failed.emit()
                return False
            self._on_disk[slot] = text
        return True

    def keep_soon(self) -> None:
        """Have the line kept, and every other one that still waits, while typing goes on."""
        waiting = self.unsaved()
        if waiting:
            self._bridge.keep_drafts_soon(waiting)

    def keep_again(self) -> None:
        """Have every line kept once more: nobody knows what of them is on the disk."""
        self._on_disk = dict.fromkeys(self._texts, _UNKNOWN)
        if self._texts and not self._resting:
            self._clock.start()
            self.keep_soon()

    def unsaved(self) -> dict[str, str]:
        """Every line that is not on disk as it stands, by its slot."""
        return {one: self._texts[one] for one in self._unsaved()}

    def all_kept(self) -> bool:
        """Whether every line there is, is on disk as it stands."""
        return not self._unsaved()

    def _unsaved(self) -> list[str]:
        return [one for one, text in self._texts.items() if text != self._on_disk.get(one, "")]

    def rest(self) -> None:
        """Keep nothing more, because the notebook is closing."""
        self._resting = True
        self._clock.stop()

    @Slot()
    def _tick(self) -> None:
        self.keep_soon()
        self._rest_where_kept()

    @Slot(str, str)
    def _is_on_disk(self, slot: str, text: str) -> None:
        if slot in self._texts:
            self._on_disk[slot] = text
            self._rest_where_kept()

    def _rest_where_kept(self) -> None:
        # While somebody goes on typing the next word is not on disk yet, so nothing is said.
        if self.all_kept() and self._since.hasExpired(QUIET_MS):
            self._clock.stop()
            self.kept.emit()
