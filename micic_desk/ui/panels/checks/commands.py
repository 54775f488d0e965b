"""What the checks offer to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def check_commands(look: Callable[[], None]) -> list[Command]:
    """``look`` opens the table."""
    return [
        Command(
            id="report.checks",
            text=QCoreApplication.translate("CheckCommands", "Checks before export"),
            act=look,
            menu=Menu.REPORT,
            group=1,
            keys=("Ctrl+Shift+C",),
            icon=Icon.OK,
        )
    ]
