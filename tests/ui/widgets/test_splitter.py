import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.panel import Panel
from micic_desk.ui.widgets.splitter import Splitter

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.mark.parametrize(
    ("orientation", "more", "less", "idle"),
    [
        (ACROSS, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up),
        (DOWN, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left),
    ],
)
def test_arrow_keys_move_the_border(
    look: Look,
    qtbot: QtBot,
    orientation: Qt.Orientation,
    more: Qt.Key,
    less: Qt.Key,
    idle: Qt.Key,
) -> None:
    assert look is not None
    splitter = Splitter("Sessions", orientation)
    qtbot.addWidget(splitter)
    for _ in range(2):
        splitter.addWidget(QTextEdit())
    splitter.resize(600, 600)
    splitter.show()
    handle = splitter.handle(1)
    assert "Sessions" in handle.accessibleName()
    assert handle.focusPolicy() & Qt.FocusPolicy.TabFocus
    start = splitter.sizes()[0]
    qtbot.keyClick(handle, more)
    assert splitter.sizes()[0] == start + 24
    qtbot.keyClick(handle, idle)
    assert splitter.sizes()[0] == start + 24
    qtbot.keyClick(handle, less)
    assert splitter.sizes()[0] == start


@pytest.mark.parametrize("turned", [False, True])
def test_the_border_is_a_hairline_between_the_grounds_of_its_neighbours(
    look: Look, qtbot: QtBot, *, turned: bool
) -> None:
    splitter = Splitter("Sessions")
    qtbot.addWidget(splitter)
    splitter.addWidget(Panel("Sessions", on_window=True))
    splitter.addWidget(Panel("Outline"))
    if turned:
        splitter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    splitter.resize(600, 200)
    splitter.show()
    handle = splitter.handle(1)
    image = handle.grab().toImage()
    row = [image.pixelColor(x, 100).name() for x in range(image.width())]
    window, surface = look.theme.ground(Role.WINDOW), look.theme.ground(Role.SURFACE)
    expected = (surface, window) if turned else (window, surface)
    assert (row[0], row[-1]) == expected
    assert row.count(look.theme.ink(Role.LINE)) == 1


def test_the_grasp_grows_with_the_zoom_and_areas_do_not_vanish(look: Look, qtbot: QtBot) -> None:
    splitter = Splitter("Sessions")
    qtbot.addWidget(splitter)
    look.wear(zoom=200)
    assert splitter.handleWidth() == 14
    assert not splitter.childrenCollapsible()
