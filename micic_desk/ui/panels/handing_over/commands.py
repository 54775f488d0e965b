"""What handing over offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def hand_over_commands(
    open_hand_over: Callable[[], object], can: Callable[[], bool]
) -> list[Command]:
    """Hand a part over; possible where the report has parts."""
    return [
        Command(
            id="report.hand_over",
            text=QCoreApplication.translate("HandOverCommands", "Hand over a part…"),
            act=open_hand_over,
            menu=Menu.REPORT,
            group=4,
            keys=("Ctrl+F5",),
            icon=Icon.HAND_OVER,
            enabled=can,
            why=QCoreApplication.translate("HandOverCommands", "The report has no parts yet."),
        )
    ]
