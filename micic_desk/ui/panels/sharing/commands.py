"""What sharing offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.sharing.sheet import ShareSheet
from micic_desk.ui.theme.icons import Icon


def share_commands(sheet: Callable[[], ShareSheet]) -> list[Command]:
    """Hand the notebook on; ``sheet`` gives the sheet, made when first wanted."""

    def open_share() -> None:
        sheet().open_share()

    return [
        Command(
            id="notebook.share",
            text=QCoreApplication.translate("ShareCommands", "Share with a co-rapporteur…"),
            act=open_share,
            menu=Menu.COLLEAGUES,
            group=2,
            keys=("Ctrl+Shift+S",),
            icon=Icon.SHARE,
        )
    ]
