"""Which key means which wish in an outline."""

from enum import Enum, auto

from PySide6.QtCore import Qt

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
}
_TURNED = {Wish.CLOSE: Wish.OPEN, Wish.OPEN: Wish.CLOSE}


def wish_of(key: int, held: Qt.KeyboardModifier, *, mirrored: bool) -> Wish | None:
    """The wish behind a key; Left and Right change places where reading turns round."""
    held = held & ~Qt.KeyboardModifier.KeypadModifier
    if held == _CTRL and Key.Key_1 <= key <= Key.Key_9:
        return Wish.PLACE
    wish = _KEYS.get((Key(key), held)) if key in set(Key) else None
    return _TURNED.get(wish, wish) if wish is not None and mirrored else wish
