"""What closing a notebook offers to the menu and the palette."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def closing_commands(open_closing: Callable[[], object]) -> list[Command]:
    """Close a notebook; two keys, so that nobody comes here by a slip of the fingers."""
    return [
        Command(
            id="notebook.close_for_good",
            text=QCoreApplication.translate(
                "ClosingCommands", "Close: archive without names, or hand over…"
            ),
            act=open_closing,
            menu=Menu.NOTEBOOK,
            group=7,
            keys=("Ctrl+G, Z",),
            icon=Icon.BIN,
        )
    ]
