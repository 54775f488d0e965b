"""The window opens with every command there is: an id or a key taken twice would stop it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from micic_desk.app.opening import create_desk
from micic_desk.ui.models.key_rules import clash
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.main_window import MainWindow
from micic_desk.ui.window.remembering import Remembered


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_notebook_opens_with_all_its_commands(
    qtbot: QtBot, tmp_path: Path, repository: Path
) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Look.install(app, repository / "resources")
    path = tmp_path / "Rivers.micic"
    create_desk(path, None, title="Consultation of the river cities").close()
    window = MainWindow(Remembered(tmp_path / "window.json"))
    window.show()
    window.entrance.unlock(path)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    try:
        commands = list(window.commands)
        assert len(commands) > 60
        for command in commands:
            assert command.text.strip(), command.id
            assert command.keys, command.id
        every = {QKeySequence(keys).toString() for command in commands for keys in command.keys}
        begun = [(one, other) for one in every for other in every if one != other]
        assert not [pair for pair in begun if clash(*pair)]
    finally:
        window.close()
        window.deleteLater()
