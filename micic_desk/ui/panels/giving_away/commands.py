"""What the page about this computer offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def giving_away_commands(open_page: Callable[[], object]) -> list[Command]:
    """What this laptop would give away."""
    return [
        Command(
            id="notebook.giving_away",
            text=QCoreApplication.translate(
                "GivingAwayCommands", "What this laptop would give away…"
            ),
            act=open_page,
            menu=Menu.NOTEBOOK,
            group=7,
            keys=("Ctrl+Shift+F3",),
            icon=Icon.PREVIEW,
        )
    ]
