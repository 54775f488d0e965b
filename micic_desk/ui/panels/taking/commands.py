"""What taking lists in offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon

PASTE_AGENDA = "session.paste_agenda"
PASTE_PEOPLE = "people.paste"


def taking_commands(agenda: Callable[[], None], people: Callable[[], None]) -> list[Command]:
    """``agenda`` and ``people`` open their sheets."""
    return [
        Command(
            id=PASTE_AGENDA,
            text=QCoreApplication.translate("TakingCommands", "Paste the agenda…"),
            act=agenda,
            menu=Menu.NOTEBOOK,
            group=2,
            keys=("Shift+F8",),
            icon=Icon.SESSION,
        ),
        Command(
            id=PASTE_PEOPLE,
            text=QCoreApplication.translate("TakingCommands", "Paste the participants…"),
            act=people,
            menu=Menu.NOTEBOOK,
            group=2,
            keys=("Ctrl+G, P",),
            icon=Icon.PEOPLE,
        ),
    ]
