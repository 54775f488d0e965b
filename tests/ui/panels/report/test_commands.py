from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.models.commands import Commands
from micic_desk.ui.panels.report.commands import report_commands
from micic_desk.ui.panels.report.panel import ReportPanel


def test_every_command_can_be_run_from_the_register(room: Any, qtbot: QtBot) -> None:
    window = QWidget()
    panel = ReportPanel(room.bridge, window)
    qtbot.addWidget(window)
    window.show()
    panel.show_consultation(room.consultation)
    commands = Commands(window)
    commands.add(*report_commands(panel, bool))
    assert not commands.can("report.withdraw")
    assert commands.run("report.add_key_point")
    assert commands.run("report.add_key_point")
    assert commands.run("report.up")
    panel.view.setFocus()
    assert commands.run("report.down")
    assert commands.run("report.withdraw")
    assert panel.rows.rowCount() == 3
    assert commands.keys("report.add_key_point")
