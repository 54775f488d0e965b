"""How lines are heard, switched on and off while they are typed."""

from typing import Any

import pytest
from PySide6.QtWidgets import QMenu

from micic_desk.ui.panels.capture.hearing import OTHERS


def test_it_is_seen_and_stays_until_it_is_switched_off(line: Any) -> None:
    hearing = line.panel.hearing
    assert not hearing.chip.isVisible()
    hearing.turn_interpreter()
    assert hearing.chip.isVisible()
    assert hearing.chip.text_shown() == "Interpreter"
    hearing.speak("fr")
    assert hearing.chip.text_shown() == "Interpreter · French"
    line.enter("one")
    line.enter("two")
    hearing.turn_interpreter()
    hearing.speak("")
    assert not hearing.chip.isVisible()
    line.enter("three")
    said = [(one.text("heard"), one.text("language")) for one in line.items()]
    assert said == [("interpreter", "fr"), ("interpreter", "fr"), ("", "")]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_languages_of_the_consultation_come_first(line: Any) -> None:
    hearing = line.panel.hearing
    hearing.speak("ru")
    line.enter("heard in Russian")
    hearing.speak("ky")
    line.wait_until_read()
    hearing.open_menu()
    menu = next(one for one in line.panel.findChildren(QMenu) if one.parent() is line.panel)
    first, own, used, others = menu.actions()
    assert (first.data(), own.data(), own.isChecked(), used.data()) == ("", "ky", True, "ru")
    assert len(others.menu().actions()) == len(OTHERS) - 2
    arabic = next(one for one in others.menu().actions() if one.data() == "ar")
    assert arabic.text().startswith("Arabic – ")
    arabic.trigger()
    assert hearing.now().language == "ar"
