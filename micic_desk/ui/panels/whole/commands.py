"""What looking after the notebook offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def whole_commands(open_whole: Callable[[], object]) -> list[Command]:
    """Look the notebook through."""
    return [
        Command(
            id="notebook.whole",
            text=QCoreApplication.translate("WholeCommands", "Is everything whole?…"),
            act=open_whole,
            menu=Menu.NOTEBOOK,
            group=3,
            keys=("Ctrl+Shift+F12",),
            icon=Icon.OK,
        )
    ]
