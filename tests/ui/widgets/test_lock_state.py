import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.lock_state import LockButton, LockState


@pytest.mark.parametrize(
    ("state", "shown", "can_lock"),
    [
        (LockState.ENCRYPTED, "Encrypted", True),
        (LockState.PLAIN, "Not encrypted", False),
        (LockState.LOCKED, "Locked", False),
        (LockState.KEPT_WORDS, "Opens without a passphrase", True),
    ],
)
def test_it_says_how_the_notebook_is_kept_and_locks_only_what_can_be(
    look: Look, qtbot: QtBot, state: LockState, shown: str, *, can_lock: bool
) -> None:
    assert look is not None
    button = LockButton("Ctrl+L")
    qtbot.addWidget(button)
    button.tell(state)
    assert (button.state(), button.text_shown()) == (state, shown)
    assert len(button.accessibleName()) > len(shown)
    assert button.accessibleName() in button.toolTip()
    wishes = QSignalSpy(button.clicked)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (wishes.count() == 1) is can_lock
