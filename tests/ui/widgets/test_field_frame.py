from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.field_frame import FieldFrame


def test_the_edge_shows_where_the_keyboard_is(look: Look, qtbot: QtBot) -> None:
    frame = FieldFrame("Name")
    qtbot.addWidget(frame)
    with qtbot.waitActive(frame):
        frame.show()

    def edge() -> str:
        image = frame.grab().toImage()
        return image.pixelColor(0, image.height() // 2).name()

    frame.line.setFocus()
    assert edge() == look.theme.ink(Role.FOCUS)
    frame.line.clearFocus()
    assert edge() == look.theme.ink(Role.LINE_STRONG)
    frame.setEnabled(False)
    assert edge() == look.theme.ink(Role.LINE)


def test_it_grows_with_the_zoom(look: Look, qtbot: QtBot) -> None:
    frame = FieldFrame("Name")
    qtbot.addWidget(frame)
    assert frame.minimumHeight() == 34
    look.wear(zoom=200)
    assert frame.minimumHeight() == 68
