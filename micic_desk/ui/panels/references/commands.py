"""What the references offer to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def reference_commands(add: Callable[[], None], look: Callable[[], None]) -> list[Command]:
    """``add`` makes a reference of the chosen words, ``look`` opens the table."""
    return [
        Command(
            id="line.reference",
            text=QCoreApplication.translate("ReferenceCommands", "Chosen words as a reference"),
            act=add,
            menu=Menu.LINE,
            group=3,
            keys=("Shift+F7",),
            icon=Icon.LINK,
        ),
        Command(
            id="go.references",
            text=QCoreApplication.translate("ReferenceCommands", "References"),
            act=look,
            menu=Menu.GO,
            group=3,
            keys=("Ctrl+G, R",),
            icon=Icon.LINK,
        ),
    ]
