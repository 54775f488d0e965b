from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Tint
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import PlainLabel


def test_an_empty_place_says_how_to_begin(look: Look, qtbot: QtBot) -> None:
    state = EmptyState(Icon.SESSION, "No session yet", "A session is…", act="Add a session")
    qtbot.addWidget(state)
    state.resize(500, 420)
    state.show()
    assert state.accessibleName() == "No session yet"
    assert state.button is not None
    with qtbot.waitSignal(state.act_wished):
        qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    image = state.grab().toImage()
    column = [image.pixelColor(250, y) for y in range(image.height())]
    assert look.ground(Tint.RECOMMENDATION) in column


def test_it_may_be_only_words_and_grows_with_the_zoom(look: Look, qtbot: QtBot) -> None:
    state = EmptyState(Icon.SEARCH, "Nothing found", "Try another word.")
    qtbot.addWidget(state)
    assert state.button is None
    before = state.sizeHint().width()
    look.wear(zoom=200)
    assert state.sizeHint().width() > 1.8 * before


def test_in_a_narrow_place_its_words_wrap_inside(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    state = EmptyState(Icon.KEY_POINT, "No key point yet", "Name what the room agreed on, then go.")
    qtbot.addWidget(state)
    state.resize(240, 400)
    with qtbot.waitExposed(state):
        state.show()
    for label in state.findChildren(PlainLabel):
        assert state.rect().contains(label.geometry())
        assert label.height() >= label.heightForWidth(label.width())
