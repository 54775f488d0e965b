"""What a row of the report says at its end, and the act that says it."""

from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.models.commands import Commands
from micic_desk.ui.models.roles import OutlineRole
from micic_desk.ui.panels.report.commands import report_commands
from micic_desk.ui.panels.report.panel import ReportPanel
from micic_desk.ui.panels.report.row_layout import RowLayout
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look


def test_a_placed_line_is_made_confidential_where_the_report_is_read(
    room: Any, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = ReportPanel(room.bridge, window)
    panel.show_consultation(room.consultation)
    commands = Commands(window)
    commands.add(*report_commands(panel, bool))
    notebook, point = room.desk.notebook, room.key_point(room.part(), "A")
    items = [room.item("Between us"), room.item("For all")]
    assert panel.place_in_key_point(1, items)
    first = notebook.children(point, EntityKind.PLACEMENT)[0].id

    def states() -> tuple[Icon, ...]:
        line = panel.rows.index_of(first).data(OutlineRole.LINE)
        return RowLayout(Look.current(), line, line.text, 300).state_icons

    assert Icon.HIDE not in states()
    assert panel.show_entity(first)
    assert commands.run("report.confidential")
    assert [notebook[one].text("sensitivity") for one in items] == ["confidential", ""]
    assert Icon.HIDE in states()
    assert panel.turn_confidential()
    assert notebook[items[0]].text("sensitivity") == ""
    assert panel.show_entity(point)
    assert not panel.turn_confidential()
