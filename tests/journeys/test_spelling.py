"""Spelling as a rapporteur meets it: a wave, a key to the next word, and silence when she wants."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KNOWN = ("consulates", "should", "keep", "a", "register", "the", "boats", "were", "loaded")
FRENCH = ("les", "bateaux", "attendent")


@pytest.fixture(autouse=True)
def _dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "hunspell"
    folder.mkdir()
    for name, known in (("en_GB", KNOWN), ("fr", FRENCH)):
        (folder / f"{name}.aff").write_text("SET UTF-8\n")
        (folder / f"{name}.dic").write_text("\n".join([str(len(known)), *known, ""]))
    monkeypatch.setattr("micic_desk.ui.window.spelling.dictionary_folders", lambda: (folder,))


def waves(hands: Any) -> list[str]:
    return [one.cursor.selectedText() for one in hands.focus().extraSelections()]


def test_unknown_words_are_marked_found_and_never_changed(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.type("-> @S1 Consulates shuold keep a registr ")
    hands.qtbot.waitUntil(lambda: waves(hands) == ["shuold", "registr"], timeout=5000)
    hands.press(Qt.Key.Key_F7, ALT)
    assert hands.focus().textCursor().selectedText() == "shuold"
    hands.press(Qt.Key.Key_Return)
    assert hands.outline() == [(0, "recommendation", "Consulates shuold keep a registr")]

    hands.press(Qt.Key.Key_F7, ALT)
    assert hands.focus() is hands.space.outline.editor
    assert hands.focus().textCursor().selectedText() == "shuold"
    hands.type("should")
    hands.press(Qt.Key.Key_F7, ALT)
    hands.type("register")
    hands.press(Qt.Key.Key_Return)
    assert hands.outline() == [(0, "recommendation", "Consulates should keep a register")]
    hands.press(Qt.Key.Key_F7, ALT)
    assert "known" in hands.space.middle.messages.message().text


def test_one_key_turns_it_off_and_it_stays_off(hands: Any, notebook: Path, new_window: Any) -> None:
    hands.open(notebook)
    hands.type("shuold ")
    hands.qtbot.waitUntil(lambda: waves(hands) == ["shuold"], timeout=5000)
    hands.press(Qt.Key.Key_F7, CTRL)
    assert waves(hands) == []
    hands.window.close()
    again = new_window()
    again.open(notebook)
    QApplication.processEvents()
    assert not again.window.commands.action("view.spelling").isChecked()
    assert waves(again) == []


def test_a_line_of_yesterday_is_looked_at_though_nothing_was_typed(
    hands: Any, notebook: Path, new_window: Any
) -> None:
    hands.open(notebook)
    hands.line("The boats were loadd")
    hands.window.close()
    again = new_window()
    again.open(notebook)
    again.press(Qt.Key.Key_F7, ALT)
    assert again.focus() is again.space.outline.editor
    assert again.focus().textCursor().selectedText() == "loadd"


def test_each_line_is_judged_in_its_own_language(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.space.capture.hearing.speak("fr")
    hands.type("les bateaux atendent ")
    hands.qtbot.waitUntil(lambda: waves(hands) == ["atendent"], timeout=5000)
    hands.press(Qt.Key.Key_Return)
    hands.space.capture.hearing.speak("")
    hands.line("the boats were loaded")
    hands.press(Qt.Key.Key_F7, ALT)
    assert hands.focus().textCursor().selectedText() == "atendent"
    hands.type("attendent")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F7, ALT)
    assert "known" in hands.space.middle.messages.message().text


def test_what_no_dictionary_can_judge_is_not_called_known(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.space.capture.hearing.speak("es")
    hands.line("los barcos")
    hands.press(Qt.Key.Key_F7, ALT)
    assert "dictionary for Spanish" in hands.space.middle.messages.message().text
