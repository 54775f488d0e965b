"""Whether the notebook on disk can be read without its passphrase."""

from enum import Enum

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import DeskButton
from micic_desk.ui.widgets.naming import plain_tooltip


class LockState(Enum):
    """How a notebook is kept."""

    ENCRYPTED = "encrypted"
    PLAIN = "plain"
    LOCKED = "locked"
    KEPT_WORDS = "kept_words"
    """Encrypted, but what opens it lies on this computer."""


class LockButton(DeskButton):
    """Shows how the notebook is kept; pressing it (``clicked``) is the wish to lock it now."""

    SIDE = 8

    def __init__(
        self, keys: QKeySequence | str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("-", icon=Icon.LOCK, keys=keys, parent=parent)
        self._state = LockState.ENCRYPTED
        self.tell(LockState.ENCRYPTED)

    def state(self) -> LockState:
        """What was told last."""
        return self._state

    def tell(self, state: LockState) -> None:
        """Show ``state``; only an encrypted notebook that is open can be locked."""
        self._state = state
        icon, text, wish = {
            LockState.ENCRYPTED: (
                Icon.LOCK,
                self.tr("Encrypted"),
                self.tr("Encrypted on this computer. Lock the notebook now"),
            ),
            LockState.PLAIN: (
                Icon.UNLOCK,
                self.tr("Not encrypted"),
                self.tr("Not encrypted: anybody with this computer can read the file"),
            ),
            LockState.KEPT_WORDS: (
                Icon.UNLOCK,
                self.tr("Opens without a passphrase"),
                self.tr(
                    "The six words are not on paper yet: whoever has this computer can open the "
                    "notebook. Lock takes it off the screen and out of memory"
                ),
            ),
            LockState.LOCKED: (Icon.LOCK, self.tr("Locked"), self.tr("The notebook is locked")),
        }[state]
        self._short = text
        self.set_name(wish)
        self.set_sign(icon)
        self.setToolTip(plain_tooltip(wish, self._keys))
        self.setEnabled(state in {LockState.ENCRYPTED, LockState.KEPT_WORDS})

    def text_shown(self) -> str:
        """The state in a word or two."""
        return getattr(self, "_short", "")

    def _ink(self) -> Role | Tint:
        return Role.WARNING if self._state is LockState.KEPT_WORDS else Role.TEXT_QUIET

    def _ink_off(self) -> Role | Tint:
        # It tells something even where nothing can be done about it, so it stays legible.
        return Role.WARNING if self._state is LockState.PLAIN else Role.TEXT_QUIET
