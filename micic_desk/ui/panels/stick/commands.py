"""What the shared folder offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def stick_commands(exchange_now: Callable[[], object]) -> list[Command]:
    """Exchange through the folder."""
    return [
        Command(
            id="notebook.exchange",
            text=QCoreApplication.translate("StickCommands", "Exchange through a folder or stick…"),
            act=exchange_now,
            menu=Menu.COLLEAGUES,
            group=2,
            keys=("Ctrl+F2",),
            icon=Icon.MERGE,
        )
    ]
