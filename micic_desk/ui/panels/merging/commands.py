"""What merging offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.merging.sheet import MergeSheet
from micic_desk.ui.theme.icons import Icon


def merge_commands(sheet: Callable[[], MergeSheet]) -> list[Command]:
    """Take a co-rapporteur's file in; ``sheet`` gives the sheet, made when first wanted."""

    def ask() -> None:
        sheet().ask()

    return [
        Command(
            id="notebook.merge",
            text=QCoreApplication.translate("MergeCommands", "Merge a co-rapporteur’s file…"),
            act=ask,
            menu=Menu.COLLEAGUES,
            group=2,
            keys=("Ctrl+M",),
            icon=Icon.MERGE,
        )
    ]
