from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.panel import TITLE_BAR, Card, Panel


def test_a_panel_has_title_acts_body_and_foot_in_that_order(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    panel = Panel("Sessions")
    qtbot.addWidget(panel)
    act, body, foot = IconButton(Icon.ADD, "Add a session"), QLabel("body"), QLabel("foot")
    panel.add_act(act)
    panel.set_body(body)
    panel.add_foot(foot)
    panel.resize(300, 400)
    panel.show()
    assert act.mapTo(panel, act.rect().center()).y() < TITLE_BAR
    assert act.mapTo(panel, act.rect().center()).x() > 240
    assert TITLE_BAR <= body.y() < foot.y()
    assert body.height() > foot.height()


def test_title_and_note_change(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    panel = Panel("Report")
    qtbot.addWidget(panel)

    def shown() -> list[str]:
        return [x.text() for x in panel.findChildren(PlainLabel) if x.isVisibleTo(panel)]

    assert shown() == ["Report"]
    panel.set_title("Report back")
    panel.set_note("5 key points")
    assert shown() == ["Report back", "5 key points"]
    assert panel.accessibleName() == "Report back"
    panel.set_note("")
    assert shown() == ["Report back"]


def test_grounds_and_cards_have_their_colours(look: Look, qtbot: QtBot) -> None:
    for made, role in (
        (Panel("A"), Role.SURFACE),
        (Panel("B", on_window=True), Role.WINDOW),
        (Card("C"), Role.RAISED),
    ):
        qtbot.addWidget(made)
        made.resize(200, 200)
        assert made.grab().toImage().pixelColor(100, 120) == look.ground(role)


def test_the_title_bar_grows_with_the_zoom(look: Look, qtbot: QtBot) -> None:
    panel = Panel("Report")
    qtbot.addWidget(panel)
    look.wear(zoom=200)
    assert panel.minimumSizeHint().height() >= 2 * TITLE_BAR
