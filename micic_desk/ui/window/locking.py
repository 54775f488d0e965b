"""Locking: the process ends, because only that takes every word out of the memory."""

from PySide6.QtCore import QObject, Slot

from micic_desk.domain.sentences import Sentence
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.processes import start_window
from micic_desk.ui.window.status import LOCK_KEYS
from micic_desk.ui.window.unwritten import WORDS
from micic_desk.ui.window.workspace import Workspace


class Locking(QObject):
    """Fits the lock into a workspace: Ctrl+L, and the button at the bottom."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.status.lock_wished.connect(self.lock)
        self._space.commands.add(
            Command(
                id="notebook.lock",
                text=self.tr("Lock"),
                act=self.lock,
                menu=Menu.NOTEBOOK,
                group=8,
                keys=(LOCK_KEYS,),
                icon=Icon.LOCK,
            )
        )

    @Slot()
    def lock(self) -> None:
        """Keep the line, close the notebook, end; a fresh window asks for the passphrase."""
        space = self._space
        if space.desk.plain:
            space.refuse(
                Sentence(
                    "This notebook is not encrypted, so locking it would keep nobody out. "
                    "Close the window instead."
                )
            )
            return
        if space.frame.remembered.words.of(space.desk.path) is not None:
            space.refuse(
                Sentence(
                    "The six words are still on this computer, so locking would keep nobody out. "
                    "Write them down first."
                )
            )
            space.commands.run(WORDS)
            return
        path = str(space.desk.path.absolute())
        if space.frame.close():
            start_window(path)
