"""What importing offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.importing.sheet import ImportSheet
from micic_desk.ui.theme.icons import Icon


def import_commands(sheet: Callable[[], ImportSheet]) -> list[Command]:
    """Bring a document in; ``sheet`` gives the sheet, made when first wanted."""

    def ask() -> None:
        sheet().ask()

    return [
        Command(
            id="notebook.import",
            text=QCoreApplication.translate("ImportCommands", "Import a document…"),
            act=ask,
            menu=Menu.NOTEBOOK,
            group=2,
            keys=("Ctrl+I",),
            icon=Icon.IMPORT,
        )
    ]
