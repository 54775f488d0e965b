"""What the capture line can do beyond typing: its speakers, and what was captured last."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.capture.abbreviation_sheet import AbbreviationSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.workspace import Workspace


class TakingDown(QObject):
    """Fits the commands of the line into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        speaking = self._space.capture.speaking
        self._space.sheets.add(AbbreviationSheet, self._make_abbreviations)
        said = partial(Command, menu=Menu.LINE, group=2)
        self._space.commands.add(
            said(
                id="line.speakers",
                text=self.tr("Recent speakers (in the line: Ctrl+1 to Ctrl+9)"),
                act=speaking.open_menu,
                keys=("Ctrl+Shift+W",),
                icon=Icon.PEOPLE,
                enabled=speaking.any,
            ),
            said(
                id="line.abbreviations",
                text=self.tr("Abbreviations…"),
                act=self._open_abbreviations,
                keys=("Ctrl+Shift+A",),
                icon=Icon.EDIT,
            ),
        )

    def _make_abbreviations(self, host: QWidget) -> AbbreviationSheet:
        return AbbreviationSheet(self._space.capture.abbreviating.known, host)

    def _open_abbreviations(self) -> None:
        self._space.sheets.get(AbbreviationSheet).open_abbreviations()
