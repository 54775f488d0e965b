"""Which key means which wish in an outline."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from micic_desk.ui.widgets.own_keys import OwnKeys

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Wish(Enum):
    """What a key in the outline asks for."""

    EDIT = auto()
    UP = auto()
    DOWN = auto()
    IN = auto()
    OUT = auto()
    BIN = auto()
    CLOSE = auto()
    OPEN = auto()
    TOGGLE = auto()
    PLACE = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    DUPLICATE = auto()
    FORGET = auto()
    JOIN = auto()
    SPLIT = auto()
    ALL = auto()
    FIRST = auto()
    LAST = auto()
    WITHHOLD = auto()


_KEYS = {
    (Key.Key_Return, _NONE): Wish.EDIT,
    (Key.Key_Enter, _NONE): Wish.EDIT,
    (Key.Key_F2, _NONE): Wish.EDIT,
    (Key.Key_Up, _ALT): Wish.UP,
    (Key.Key_Down, _ALT): Wish.DOWN,
    (Key.Key_Tab, _NONE): Wish.IN,
    (Key.Key_Tab, _SHIFT): Wish.OUT,
    (Key.Key_Backtab, _SHIFT): Wish.OUT,
    (Key.Key_Backtab, _NONE): Wish.OUT,
    (Key.Key_Delete, _NONE): Wish.BIN,
    (Key.Key_Left, _NONE): Wish.CLOSE,
    (Key.Key_Right, _NONE): Wish.OPEN,
    (Key.Key_Space, _CTRL): Wish.TOGGLE,
    (Key.Key_D, _CTRL): Wish.DUPLICATE,
    (Key.Key_Up, _CTRL | _SHIFT): Wish.JOIN,
    (Key.Key_X, _CTRL | _SHIFT): Wish.WITHHOLD,
    (Key.Key_Escape, _NONE): Wish.FORGET,
    # Qt would move the cursor alone, and the next Delete would hit the line it came from.
    (Key.Key_Home, _NONE): Wish.FIRST,
    (Key.Key_Home, _CTRL): Wish.FIRST,
    (Key.Key_End, _NONE): Wish.LAST,
    (Key.Key_End, _CTRL): Wish.LAST,
}
_USUAL = {
    QKeySequence.StandardKey.Cut: Wish.CUT,
    QKeySequence.StandardKey.Copy: Wish.COPY,
    QKeySequence.StandardKey.Paste: Wish.PASTE,
}
_TURNED = {Wish.CLOSE: Wish.OPEN, Wish.OPEN: Wish.CLOSE}


def wish_of(event: QKeyEvent, *, mirrored: bool) -> Wish | None:
    """The wish behind a key; Left and Right change places where reading turns round."""
    for usual, wish in _USUAL.items():
        if event.matches(usual):
            return wish
    key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == _CTRL and Key.Key_1 <= key <= Key.Key_9:
        return Wish.PLACE
    found = _KEYS.get((Key(key), held)) if key in set(Key) else None
    if found is not None and _means_something_else(event):
        return None
    return _TURNED.get(found, found) if found is not None and mirrored else found


def _means_something_else(event: QKeyEvent) -> bool:
    """Whether somebody gave what these keys usually do other ones, in the list of keys."""
    usual = QKeySequence(event.keyCombination())
    return OwnKeys.current().now(usual) != usual
