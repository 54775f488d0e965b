"""Spelling as a rapporteur meets it: a wave, a key to the next word, and silence when she wants."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KNOWN = ("consulates", "should", "keep", "a", "register", "the", "boats", "were", "loaded")


@pytest.fixture(autouse=True)
def _dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "hunspell"
    folder.mkdir()
    (folder / "en_GB.aff").write_text("SET UTF-8\n")
    (folder / "en_GB.dic").write_text("\n".join([str(len(KNOWN)), *KNOWN, ""]))
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
