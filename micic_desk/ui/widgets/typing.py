"""Which keys are words and which are wishes."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_a_wish(event: QKeyEvent) -> bool:
    """Whether a key with Alt asks for something, so that no letter may come of it.

    Qt's fields take Alt and a digit for the digit when no command has these keys at the moment.
    On a Mac the same key is how many letters are typed.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return sys.platform != "darwin" and held == Qt.KeyboardModifier.AltModifier
