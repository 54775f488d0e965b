import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import (
    DangerButton,
    DeskButton,
    FieldButton,
    IconButton,
    PrimaryButton,
    QuietButton,
    TextButton,
)

KINDS = [QuietButton, PrimaryButton, DangerButton, TextButton]


@pytest.fixture(autouse=True)
def _dressed(look: Look) -> None:
    assert look is not None


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    host = QWidget()
    QHBoxLayout(host)
    qtbot.addWidget(host)
    return host


def put(place: QWidget, widget: QWidget) -> None:
    layout = place.layout()
    assert layout is not None
    layout.addWidget(widget)


def middle(button: DeskButton) -> QColor:
    image = button.grab().toImage()
    return image.pixelColor(image.width() // 2, 6)


def test_a_click_leaves_the_keyboard_with_who_types(place: QWidget, qtbot: QtBot) -> None:
    line, button = QLineEdit(), QuietButton("Share")
    put(place, line)
    put(place, button)
    with qtbot.waitActive(place):
        place.show()
    line.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert line.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert button.hasFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_the_keyboard_has_a_ring(
    kind: type[DeskButton], look: Look, place: QWidget, qtbot: QtBot
) -> None:
    button = kind("Export")
    put(place, button)
    with qtbot.waitActive(place):
        place.show()
    button.setFocus()
    ringed = button.grab().toImage()
    middle_row = ringed.height() // 2
    assert ringed.pixelColor(0, middle_row) == look.ink(Role.FOCUS)
    button.clearFocus()
    assert button.grab().toImage().pixelColor(0, middle_row) != look.ink(Role.FOCUS)


def test_the_weights_have_the_grounds_of_the_theme(look: Look, qtbot: QtBot) -> None:
    for kind, ground in (
        (QuietButton, Role.RAISED),
        (PrimaryButton, Role.ACCENT),
        (DangerButton, Role.DANGER),
    ):
        for theme in look.theme_names():
            look.wear(theme)
            button = kind("Export")
            qtbot.addWidget(button)
            assert middle(button) == look.ground(ground), (kind, theme)


def test_a_button_that_is_off_looks_it(look: Look, qtbot: QtBot) -> None:
    button = PrimaryButton("Export")
    qtbot.addWidget(button)
    button.setEnabled(False)
    assert middle(button) == look.ground(Role.HOVER)


def test_a_pressed_and_a_checked_button_show_it(look: Look, qtbot: QtBot) -> None:
    button = IconButton(Icon.SEARCH, "Search")
    qtbot.addWidget(button)
    button.setDown(True)
    assert middle(button) == look.ground(Role.PRESSED)
    button.setDown(False)
    button.setCheckable(True)
    button.setChecked(True)
    assert middle(button) == look.ground(Role.PRESSED)


def test_words_are_never_cut_and_grow_with_the_zoom(look: Look, qtbot: QtBot) -> None:
    short, long = QuietButton("Go"), QuietButton("Go and tell it on the mountain")
    for button in (short, long):
        qtbot.addWidget(button)
        assert button.minimumSizeHint() == button.sizeHint()
    assert long.sizeHint().width() > short.sizeHint().width() + 100
    assert short.sizeHint().height() >= 24
    before = long.sizeHint()
    look.wear(zoom=200)
    assert long.sizeHint().width() == pytest.approx(2 * before.width(), rel=0.1)


def test_an_icon_speaks_and_shows_its_keys(qtbot: QtBot) -> None:
    button = IconButton(Icon.UNDO, "Undo <move>", keys="Ctrl+Z")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Undo <move>"
    assert "Ctrl+Z" in button.accessibleDescription()
    assert button.toolTip().startswith("<qt>Undo &lt;move&gt; (")
    assert button.text_shown() == ""
    button.set_name("Undo")
    assert button.toolTip().startswith("<qt>Undo (")


def test_an_icon_leads_the_words_in_the_direction_of_reading(look: Look, qtbot: QtBot) -> None:
    button = PrimaryButton("iiiiiiiiiiiiiii", icon=Icon.ADD)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    left_to_right = button.grab().toImage()
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right_to_left = button.grab().toImage()
    icon_at = look.px(3) + look.px(16) + look.px(9)
    row = left_to_right.height() // 2
    ink = look.ink(Role.ACCENT_TEXT)
    assert left_to_right.pixelColor(icon_at, row) == ink
    assert right_to_left.pixelColor(right_to_left.width() - 1 - icon_at, row) == ink
    button.set_sign(None)
    assert button.sizeHint().width() < left_to_right.width()


def test_a_button_follows_its_action(place: QWidget, qtbot: QtBot) -> None:
    action = QAction("&Undo move", place)
    action.setShortcut("Ctrl+Z")
    action.setEnabled(False)
    button = IconButton(Icon.UNDO, "Undo")
    put(place, button)
    button.follow(action)
    assert button.accessibleName() == "Undo move"
    assert "Ctrl+Z" in button.toolTip()
    assert not button.isEnabled()
    action.setEnabled(True)
    action.setText("Undo rewording")
    assert button.isEnabled()
    assert button.accessibleName() == "Undo rewording"
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_button_follows_a_choice(place: QWidget) -> None:
    action = QAction("Dark", place)
    action.setCheckable(True)
    button = IconButton(Icon.DARK, "Dark")
    put(place, button)
    button.follow(action)
    button.click()
    assert action.isChecked()
    assert button.isChecked()
    action.setChecked(False)
    assert not button.isChecked()


def test_inside_a_field_an_icon_is_smaller(qtbot: QtBot) -> None:
    field, plain = FieldButton(Icon.CLOSE, "Empty"), IconButton(Icon.CLOSE, "Close")
    for button in (field, plain):
        qtbot.addWidget(button)
    assert 24 <= field.sizeHint().height() < plain.sizeHint().height()


def test_what_is_on_screen_grows_with_the_zoom(look: Look, place: QWidget, qtbot: QtBot) -> None:
    button = QuietButton("Share", icon=Icon.SHARE)
    put(place, button)
    with qtbot.waitExposed(place):
        place.show()
    before = button.size()
    look.wear(zoom=200)
    qtbot.waitUntil(lambda: button.width() > 1.8 * before.width(), timeout=1000)
    assert button.height() == 2 * before.height()


def test_without_room_a_button_shows_its_sign_and_still_speaks(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    button = TextButton("2 conflicts", icon=Icon.CONFLICT)
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_brief(brief=True)
    assert button.sizeHint().width() < wide == button.full_width()
    assert button.accessibleName() == "2 conflicts"
    assert "2 conflicts" in button.toolTip()
    button.set_brief(brief=False)
    assert button.sizeHint().width() == wide


def test_a_button_without_a_sign_keeps_its_words(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    button = TextButton("Show")
    qtbot.addWidget(button)
    button.set_brief(brief=True)
    assert button.sizeHint().width() == button.full_width()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_what_has_the_keyboard(place: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    button = QuietButton("Save", parent=place)
    put(place, button)
    place.show()
    pressed = QSignalSpy(button.clicked)
    qtbot.keyClick(button, key)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed.count() == 1
