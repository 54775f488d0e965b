from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.preferences import usual_notebook_folder
from micic_desk.ui.panels.preview.choosing import FileChoice, file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Regional: Europe/Asia?", "Regional Europe Asia"),
        ("  ", "report-back"),
        ("..", "report-back"),
        ("Консультация 2026", "Консультация 2026"),
        ("x" * 300, "x" * 80),
        ("a\x00b\nc", "a b c"),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_chosen_file_arrives_and_its_folder_is_remembered(
    qtbot: QtBot, tmp_path: Path, look: Any
) -> None:
    del look
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    window = QWidget()
    qtbot.addWidget(window)
    choice = FileChoice(window)
    choice.ask_to_open("Open", "Text (*.txt)")
    assert choice.dialogue is not None
    begins = choice.dialogue.directory().absolutePath()
    assert begins == str(usual_notebook_folder())  # never the root of the disk
    with qtbot.waitSignal(choice.chosen) as got:
        choice.dialogue.fileSelected.emit(str(tmp_path / "notes.txt"))
    assert got.args == [tmp_path / "notes.txt"]
    choice.dialogue.reject()
    qtbot.waitUntil(lambda: choice.dialogue is None)
    choice.ask_to_save("Save", "PDF (*.pdf)", "A: report", "pdf")
    dialogue = choice.dialogue
    assert dialogue is not None
    assert dialogue.directory().absolutePath() == str(tmp_path)
    assert dialogue.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialogue.defaultSuffix() == "pdf"
    dialogue.reject()
