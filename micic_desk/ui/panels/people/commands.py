"""What the people offer to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def people_commands(
    look: Callable[[], None], hide: Callable[[], None], hidden: Callable[[], bool]
) -> list[Command]:
    """``look`` opens the table; ``hide`` turns the real names on and off."""
    return [
        Command(
            id="go.people",
            text=QCoreApplication.translate("PeopleCommands", "People"),
            act=look,
            menu=Menu.GO,
            group=3,
            keys=("Ctrl+Shift+P",),
            icon=Icon.PEOPLE,
        ),
        Command(
            id="view.hide_names",
            text=QCoreApplication.translate("PeopleCommands", "Hide real names"),
            act=hide,
            menu=Menu.VIEW,
            group=1,
            keys=("Ctrl+Shift+H",),
            icon=Icon.HIDE,
            checked=hidden,
        ),
    ]
