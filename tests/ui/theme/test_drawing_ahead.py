from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.drawing_ahead import DrawingAhead
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role


def test_what_a_menu_shows_has_been_drawn_before(look: Look, qtbot: QtBot) -> None:
    owner = QObject()
    ahead = DrawingAhead(owner)
    ahead.begin()
    qtbot.waitUntil(lambda: not ahead._clock.isActive(), timeout=20_000)
    drawn = set(look.icons._drawn)
    for icon in Icon:
        look.icon(icon, Role.TEXT_QUIET)
    assert set(look.icons._drawn) == drawn
