from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.panels.sharing.six_words import SixWords


def test_words_say_what_they_open_and_are_copied(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    six = SixWords(host)
    six.renew()
    words = six.words.text()
    assert len(words.split()) == 6
    six.open_file("a.micicx")
    assert "a.micicx" in six.about.text()
    six.copy.click()
    assert QGuiApplication.clipboard().text() == words
    six.renew()
    assert six.words.text() != words
    assert six.opens == ""
