"""What the notes beside each other offer to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def pairing_commands(look: Callable[[], object], made_twice: Callable[[], object]) -> list[Command]:
    """Lay two people's notes beside each other; look at what was made twice."""
    return [
        Command(
            id="notebook.side_by_side",
            text=QCoreApplication.translate("PairingCommands", "Side by side…"),
            act=look,
            menu=Menu.COLLEAGUES,
            group=3,
            keys=("Ctrl+Shift+2",),
            icon=Icon.JOIN,
        ),
        Command(
            id="notebook.made_twice",
            text=QCoreApplication.translate("PairingCommands", "Sessions and people made twice…"),
            act=made_twice,
            menu=Menu.COLLEAGUES,
            group=3,
            keys=("Ctrl+G, T",),
            icon=Icon.PEOPLE,
        ),
    ]
