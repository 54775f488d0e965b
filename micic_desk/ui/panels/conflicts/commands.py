"""What the conflicts offer to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.conflicts.sheet import ConflictsSheet
from micic_desk.ui.theme.icons import Icon


def conflicts_commands(sheet: Callable[[], ConflictsSheet]) -> list[Command]:
    """Look at what stands in two versions; ``sheet`` gives the sheet, made when first wanted."""

    def look() -> None:
        sheet().open_conflicts()

    return [
        Command(
            id="notebook.conflicts",
            text=QCoreApplication.translate("ConflictsCommands", "Conflicts"),
            act=look,
            menu=Menu.COLLEAGUES,
            group=3,
            keys=("Ctrl+Shift+M",),
            icon=Icon.CONFLICT,
        )
    ]
