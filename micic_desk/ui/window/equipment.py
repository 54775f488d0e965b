"""What every page has and no first page needs: commands, jobs, the way to open a notebook."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from micic_desk.ui.bridge.jobs import Jobs
from micic_desk.ui.models.commands import Command, Commands, Menu
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.menus import fill_menu_bar
from micic_desk.ui.window.opening import Opener
from micic_desk.ui.window.owning_up import OwningUp
from micic_desk.ui.window.processes import start_window
from micic_desk.ui.window.viewing import Viewing

if TYPE_CHECKING:
    from micic_desk.ui.window.entrance import Entrance
    from micic_desk.ui.window.shell import Shell


class Equipment(QObject):
    """Made once for a main window, after its first paint."""

    def __init__(self, window: "Shell", entrance: "Entrance") -> None:
        super().__init__(window)
        self._window = window
        self._entrance = entrance
        self.jobs = Jobs(self)
        self.opener = Opener(self.jobs, self)
        self.viewing = Viewing(window, window.remembered)
        self.owning_up = OwningUp(window)
        self.commands = Commands(window)
        self.commands.add(*self._beginnings(), *self.viewing.commands(), *self.owning_up.commands())
        self.commands.about_to_run.connect(window.command_run)
        self.commands.book.wear(window.remembered.now.keys)
        self.commands.book.changed.connect(self._remember_keys)

    def fill_menu_bar(self) -> None:
        """Make the menu bar of what can be asked for now."""
        fill_menu_bar(self._window.menuBar(), self.commands)

    def rest(self) -> None:
        """End what is under way, because the window closes."""
        self.commands.rest()
        self.jobs.stop_all()

    def _beginnings(self) -> tuple[Command, ...]:
        entrance = self._entrance
        own = partial(Command, menu=Menu.NOTEBOOK)
        more, leave = self.tr("Another window"), self.tr("Quit")
        close, keys = self._window.close, ("Ctrl+Shift+O",)
        return (
            own(
                id="notebook.new",
                text=self.tr("New consultation…"),
                act=entrance.ask_new,
                keys=("Ctrl+N",),
                icon=Icon.NEW,
            ),
            own(
                id="notebook.open",
                text=self.tr("Open a notebook…"),
                act=entrance.ask_open,
                keys=("Ctrl+O",),
                icon=Icon.OPEN,
            ),
            own(id="notebook.another", text=more, act=start_window, keys=keys, icon=Icon.NOTEBOOK),
            own(
                id="notebook.sample",
                text=self.tr("Open the sample"),
                act=entrance.open_sample,
                keys=("Ctrl+Shift+E",),
                icon=Icon.SAMPLE,
                enabled=self._has_no_notebook,
                why=self.tr("A notebook is open already"),
            ),
            own(id="window.quit", text=leave, act=close, group=9, keys=("Ctrl+Q",)),
        )

    @Slot()
    def _remember_keys(self) -> None:
        self._window.remembered.keys(self.commands.book.wished())

    def _has_no_notebook(self) -> bool:
        return self._window.workspace is None
