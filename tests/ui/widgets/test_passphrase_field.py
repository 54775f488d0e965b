import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import FieldButton
from micic_desk.ui.widgets.passphrase_field import PassphraseField

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> PassphraseField:
    assert look is not None
    made = PassphraseField("Passphrase")
    qtbot.addWidget(made)
    return made


def press(field: PassphraseField, text: str, modifier: Qt.KeyboardModifier) -> None:
    key = Qt.Key(ord(text.upper())) if text.isascii() and text.isalnum() else Qt.Key.Key_unknown
    QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))


def test_it_is_hidden_until_shown_and_the_eye_says_what_it_does(
    field: PassphraseField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "six words")
    eye = field.findChild(FieldButton)
    assert eye is not None
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    assert eye.accessibleName() == "Show the passphrase"
    eye.click()
    assert field.shown()
    assert eye.accessibleName() == "Hide the passphrase"
    assert field.passphrase() == "six words"


def test_no_keyboard_learns_it(field: PassphraseField) -> None:
    hints = field.line.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


@pytest.mark.parametrize(
    ("letter", "modifier", "locked"),
    [
        ("A", NONE, True),
        ("a", NONE, False),
        ("A", SHIFT, False),
        ("a", SHIFT, True),
        ("Ж", NONE, True),
        ("7", NONE, False),
        ("ا", NONE, False),
    ],
)
def test_caps_lock_is_guessed(
    field: PassphraseField, letter: str, modifier: Qt.KeyboardModifier, *, locked: bool
) -> None:
    press(field, letter, modifier)
    assert field.caps_hinted() is locked


def test_the_hint_goes_when_caps_lock_is_pressed_and_moves_nothing(
    field: PassphraseField,
) -> None:
    height = field.sizeHint().height()
    press(field, "A", NONE)
    assert field.caps_hinted()
    assert field.sizeHint().height() == height
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_CapsLock, NONE, "")
    QApplication.sendEvent(field.line, event)
    assert not field.caps_hinted()


def test_enter_and_edits_are_told_and_wiping_hides_again(
    field: PassphraseField, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field.line, "x")
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    eye = field.findChild(FieldButton)
    assert eye is not None
    eye.click()
    field.wipe()
    assert field.passphrase() == ""
    assert not field.shown()
