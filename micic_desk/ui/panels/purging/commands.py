"""What taking a name out offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def purge_commands(open_purge: Callable[[], object]) -> list[Command]:
    """Take a name out; two keys, so that nobody comes here by a slip of the fingers."""
    return [
        Command(
            id="notebook.purge",
            text=QCoreApplication.translate("PurgeCommands", "Remove a name for good…"),
            act=open_purge,
            menu=Menu.NOTEBOOK,
            group=7,
            keys=("Ctrl+G, N",),
            icon=Icon.HIDE,
        )
    ]
