"""Keys that ask for something leave no letter behind."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from micic_desk.ui.widgets.typing import is_a_wish

HELD = Qt.KeyboardModifier


def key(held: HELD) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_7, held, "7")


@pytest.mark.parametrize(
    ("held", "wish"),
    [
        (HELD.NoModifier, False),
        (HELD.ShiftModifier, False),
        (HELD.KeypadModifier, False),
        (HELD.AltModifier | HELD.ControlModifier, False),
        (HELD.AltModifier, True),
        (HELD.AltModifier | HELD.KeypadModifier, True),
    ],
)
def test_alt_alone_asks_and_everything_else_types(
    monkeypatch: pytest.MonkeyPatch, held: HELD, *, wish: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert is_a_wish(key(held)) is wish
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not is_a_wish(key(held))
