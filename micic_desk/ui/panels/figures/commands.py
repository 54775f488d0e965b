"""What the figure ledger offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.figures.sheet import KEEP_KEYS
from micic_desk.ui.theme.icons import Icon


def figure_commands(keep: Callable[[], None], look: Callable[[], None]) -> list[Command]:
    """``keep`` proposes the figures of the line at work, ``look`` opens the ledger."""
    return [
        Command(
            id="line.figures",
            text=QCoreApplication.translate("FigureCommands", "Keep the figures of this line"),
            act=keep,
            menu=Menu.LINE,
            group=3,
            keys=(KEEP_KEYS,),
            icon=Icon.FACT,
        ),
        Command(
            id="go.figures",
            text=QCoreApplication.translate("FigureCommands", "Figure ledger"),
            act=look,
            menu=Menu.GO,
            group=3,
            keys=("Ctrl+G, F",),
            icon=Icon.FACT,
        ),
    ]
