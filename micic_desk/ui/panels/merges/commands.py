"""What the list of merges offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def merges_commands(look: Callable[[], object]) -> list[Command]:
    """Look at every merge there was, and take one back."""
    return [
        Command(
            id="notebook.merges",
            text=QCoreApplication.translate("MergesCommands", "Merges…"),
            act=look,
            menu=Menu.COLLEAGUES,
            group=2,
            keys=("Ctrl+G, U",),
            icon=Icon.HISTORY,
        )
    ]
