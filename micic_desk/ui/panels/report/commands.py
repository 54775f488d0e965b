"""What the report panel offers to the menu, the palette and the list of keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.report.panel import ADD_KEYS, ReportPanel
from micic_desk.ui.theme.icons import Icon


def report_commands(panel: ReportPanel, from_line: Callable[[], bool]) -> list[Command]:
    """Commands over the report; keys that only mean something inside it stay the panel's.

    ``from_line`` makes a key point of what is being typed; False where nothing is.
    """

    def add() -> None:
        if not from_line():
            panel.add_key_point()

    return [
        Command(
            id="report.add_key_point",
            text=_tr("Add a key point"),
            act=add,
            menu=Menu.REPORT,
            keys=(ADD_KEYS,),
            icon=Icon.KEY_POINT,
        ),
        *_row_commands(panel),
    ]


def _row_commands(panel: ReportPanel) -> list[Command]:
    """What can be done with the row chosen in the report."""

    def has_row() -> bool:
        return panel.view.entity() is not None

    row = partial(
        Command, menu=Menu.REPORT, enabled=has_row, why=_tr("No row of the report is chosen")
    )
    return [
        row(
            id="report.rename",
            text=_tr("Rename the row of the report"),
            act=panel.rename,
            icon=Icon.EDIT,
        ),
        row(
            id="report.up",
            text=_tr("Move up in the report"),
            act=partial(panel.shift, -1),
            icon=Icon.UP,
        ),
        row(
            id="report.down",
            text=_tr("Move down in the report"),
            act=partial(panel.shift, 1),
            icon=Icon.DOWN,
        ),
        row(
            id="report.withdraw",
            text=_tr("Take out of the report"),
            act=panel.withdraw,
            icon=Icon.BIN,
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReportCommands", text)
