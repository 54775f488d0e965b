"""What cards offer to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def card_commands(open_cards: Callable[[], object]) -> list[Command]:
    """Look at the cards."""
    return [
        Command(
            id="notebook.cards",
            text=QCoreApplication.translate("CardCommands", "Colleagues and cards…"),
            act=open_cards,
            menu=Menu.COLLEAGUES,
            group=2,
            keys=("Ctrl+F8",),
            icon=Icon.PERSON,
        )
    ]
