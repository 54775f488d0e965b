"""What the register offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def register_commands(
    look: Callable[[], None],
    export: Callable[[], None],
    turn_annex: Callable[[], None],
    has_annex: Callable[[], bool],
) -> list[Command]:
    """``look`` opens the register, ``export`` asks where to write it.

    ``turn_annex`` lets the report end with it or not; ``has_annex`` says whether it does.
    """
    return [
        Command(
            id="report.register",
            text=QCoreApplication.translate("RegisterCommands", "Register of recommendations"),
            act=look,
            menu=Menu.REPORT,
            group=1,
            keys=("F10",),
            icon=Icon.RECOMMENDATION,
        ),
        Command(
            id="report.register.export",
            text=QCoreApplication.translate("RegisterCommands", "Export the register…"),
            act=export,
            menu=Menu.REPORT,
            group=1,
            keys=("Ctrl+R, E",),
            icon=Icon.EXPORT,
        ),
        Command(
            id="report.register.annex",
            text=QCoreApplication.translate("RegisterCommands", "Print the register as an annex"),
            act=turn_annex,
            menu=Menu.REPORT,
            group=1,
            keys=("Ctrl+R, X",),
            checked=has_annex,
        ),
    ]
