from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.weighed import OwnPassphrase, Weighed


def test_what_a_passphrase_is_worth_is_said_while_it_is_typed(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    both = OwnPassphrase()
    qtbot.addWidget(both)
    said = both.findChild(Weighed)
    assert isinstance(said, PlainLabel)
    assert "Several words" in said.text()
    QTest.keyClicks(both.own.line, "password")
    assert said.text() == "Could be guessed at once."
    QTest.keyClicks(both.own.line, " harbour lantern orchard")
    assert "years" in said.text()
    assert not both.is_there()
    QTest.keyClicks(both.again.line, "x")
    assert both.is_there()
    both.wipe()
    assert not both.own.passphrase()
