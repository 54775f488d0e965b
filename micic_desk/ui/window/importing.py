"""Bringing a Markdown or text file into the notebook that is open."""

from pathlib import Path

from PySide6.QtCore import QObject

from micic_desk.app.importing import import_source
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.files import FileQuestion
from micic_desk.ui.window.workspace import Workspace


class Importing(QObject):
    """Fits the import into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.commands.add(
            Command(
                id="notebook.import",
                text=self.tr("Import a document…"),
                act=self._ask,
                menu=Menu.NOTEBOOK,
                group=2,
                keys=("Ctrl+I",),
                icon=Icon.IMPORT,
            )
        )

    def take_in(self, path: Path) -> None:
        """Read a file in and show what it brought."""
        space = self._space
        try:
            imported = import_source(space.desk, path, by=self)
        except Refusal as refusal:
            space.refuse(refusal.sentence)
            return
        space.show_consultation()
        count = imported.elements
        said = self.tr("1 element read from {name}.")
        if count != 1:
            said = self.tr("%n elements read from {name}.", "", count)
        space.say(said.format(name=path.name), undo=True)
        for remark in imported.remarks:
            space.explain(remark)

    def _ask(self) -> None:
        kinds = self.tr("Documents (*.md *.markdown *.txt);;All files (*)")
        FileQuestion(self._space, self.tr("Import a document"), kinds, self.take_in).ask()
