"""What was delivered, for the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def delivery_commands(look: Callable[[], None]) -> list[Command]:
    """``look`` opens the table."""
    return [
        Command(
            id="report.deliveries",
            text=QCoreApplication.translate("DeliveryCommands", "What was delivered"),
            act=look,
            menu=Menu.REPORT,
            group=1,
            keys=("Shift+F11",),
            icon=Icon.HISTORY,
        )
    ]
