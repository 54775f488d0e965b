"""Which keys a command may have: none that belong to typing, to a text field or to a menu."""

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_NEVER = frozenset({Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Escape})
_IN_TEXT = frozenset(
    {
        *(Key.Key_A, Key.Key_C, Key.Key_V, Key.Key_X),
        *(Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End),
        *(Key.Key_Backspace, Key.Key_Delete),
    }
)
_DIGITS = range(Key.Key_1, Key.Key_9 + 1)
MOST_STROKES = 2
_LETTERS = 0x10000
"""Below this a key is a character."""


def normal(keys: str) -> str:
    """Keys in the one way they are compared and written down; empty where they are none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def clash(one: str, other: str) -> bool:
    """Whether two keys cannot both mean something: they are the same, or one begins the other."""
    return one == other or one.startswith(f"{other}, ") or other.startswith(f"{one}, ")


def why_not(keys: QKeySequence, mnemonics: str = "") -> str:
    """Why a command cannot have these keys; empty where it can.

    ``mnemonics`` are the letters that open a menu together with Alt.
    """
    if not 1 <= keys.count() <= MOST_STROKES:
        return _tr("One or two keys after one another can be given.")
    stroke: QKeyCombination = keys[0]  # type: ignore[index]  # the stub forgets it
    key, held = stroke.key(), stroke.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _typing(key, held) or _elsewhere(key, held, mnemonics)


def _typing(key: Qt.Key, held: Qt.KeyboardModifier) -> str:
    if key == Key.Key_unknown or _is_half(key):
        return _tr("This key alone cannot be told apart. Take another one.")
    function = Key.Key_F1 <= key <= Key.Key_F35
    if key in _NEVER or (not function and held in (_NONE, _SHIFT)):
        return _tr(
            "Letters, Enter, Tab, Escape and the arrows belong to typing. Hold Ctrl or Alt, or "
            "take a key such as F4."
        )
    return ""


def _elsewhere(key: Qt.Key, held: Qt.KeyboardModifier, mnemonics: str) -> str:
    if held & _CTRL and not held & (_ALT | _META) and key in _IN_TEXT:
        return _tr("These keys belong to every text field: choose, copy, paste, go by words.")
    if held == _CTRL and key in _DIGITS:
        return _tr("Ctrl and a digit places lines in a key point, or names a speaker again.")
    if held == _ALT and key < _LETTERS and chr(key).casefold() in mnemonics:
        return _tr("Alt and this letter open a menu.")
    return ""


def _is_half(key: Qt.Key) -> bool:
    return key in (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta, Key.Key_AltGr)


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyRules", text)
