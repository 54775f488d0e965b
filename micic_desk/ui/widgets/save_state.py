"""Whether every word is on disk."""

from enum import Enum

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.labels import IconLabel
from micic_desk.ui.widgets.naming import plain_tooltip


class SaveState(Enum):
    """What is known about the disk."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not-saved"


class SaveIndicator(IconLabel):
    """All saved, Saving…, or Not saved and why.

    Saving is shown only when it takes longer than a glance, or the line would flicker with
    every word; a failure is shown and spoken at once.
    """

    GLANCE_MS = 400

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.SAVED, "-", Role.TEXT_QUIET, parent)
        self._state = SaveState.SAVED
        self._glance = QTimer(self)
        self._glance.setSingleShot(True)
        self._glance.setInterval(self.GLANCE_MS)
        self._glance.timeout.connect(self._show_saving)
        self.show_state(Icon.SAVED, self.tr("All saved"), Role.TEXT_QUIET)

    def state(self) -> SaveState:
        """What was told last, shown yet or not."""
        return self._state

    def tell_saved(self) -> None:
        """Everything is on disk."""
        was_lost = self._state is SaveState.NOT_SAVED
        self._tell(SaveState.SAVED)
        self._glance.stop()
        self.show_state(Icon.SAVED, self.tr("All saved"), Role.TEXT_QUIET)
        if was_lost:
            announce(self, self.text())

    def tell_saving(self) -> None:
        """Something is on its way to the disk; after a failure the failure stays in sight."""
        if self._state is SaveState.SAVED:
            self._tell(SaveState.SAVING)
            self._glance.start()

    def tell_not_saved(self, reason: str) -> None:
        """Something could not be written, and why."""
        text = self.tr("Not saved: {reason}").format(reason=reason)
        repeated = self._state is SaveState.NOT_SAVED and text == self.text()
        self._tell(SaveState.NOT_SAVED)
        self._glance.stop()
        self.show_state(Icon.NOT_SAVED, text, Role.DANGER)
        self.setToolTip(plain_tooltip(text))
        if not repeated:
            announce(self, text, urgent=True)

    def _tell(self, state: SaveState) -> None:
        if state is not self._state:
            self.setToolTip("")
        self._state = state

    def _show_saving(self) -> None:
        if self._state is SaveState.SAVING:
            self.show_state(Icon.SAVING, self.tr("Saving…"), Role.TEXT_QUIET)
