from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Tint
from micic_desk.ui.widgets.banner import Banner, PlainNotice


def test_a_notebook_that_is_not_encrypted_says_so(look: Look, qtbot: QtBot) -> None:
    notice = PlainNotice()
    qtbot.addWidget(notice)
    assert notice.accessibleName() == "Not encrypted: for demonstrations only"
    assert notice.line.text() == notice.accessibleName()
    notice.resize(notice.sizeHint())
    assert notice.grab().toImage().pixelColor(2, 2) == look.ground(Tint.WARNING)


def test_a_banner_gives_way_but_keeps_its_sentence(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    banner = Banner(Icon.INFO, "The other window has this notebook open; it can only be read here")
    qtbot.addWidget(banner)
    assert banner.minimumSizeHint().width() < 120
    assert banner.accessibleName().endswith("read here")
