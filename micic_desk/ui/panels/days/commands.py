"""What the days said offer to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def day_commands(look: Callable[[], None]) -> list[Command]:
    """``look`` opens the table."""
    return [
        Command(
            id="go.days",
            text=QCoreApplication.translate("DayCommands", "Days said (“yesterday”)"),
            act=look,
            menu=Menu.GO,
            group=3,
            keys=("Ctrl+Shift+D",),
            icon=Icon.CLOCK,
        )
    ]
