"""What the starting points offer to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def starting_commands(look: Callable[[], None]) -> list[Command]:
    """``look`` opens them."""
    return [
        Command(
            id="go.starting",
            text=QCoreApplication.translate("StartingCommands", "Starting points"),
            act=look,
            menu=Menu.GO,
            group=3,
            keys=("Ctrl+F10",),
            icon=Icon.STARTING_POINT,
        ),
    ]
