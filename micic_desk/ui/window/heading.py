"""The head of the report: its sheet, and the command that opens it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.front.sheet import FrontSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.workspace import Workspace


class Heading(QObject):
    """Fits the sheet for title, dates and rapporteur into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(FrontSheet, self._make)
        self._space.commands.add(
            Command(
                id="report.front",
                text=self.tr("Head of the report: title, dates, rapporteur"),
                act=self._ask,
                menu=Menu.REPORT,
                keys=("F4",),
                icon=Icon.EDIT,
                enabled=self._has_consultation,
            )
        )

    def _make(self, host: QWidget) -> FrontSheet:
        return FrontSheet(self._space.bridge, host)

    def _has_consultation(self) -> bool:
        return self._space.workplace.consultation is not None

    def _ask(self) -> None:
        consultation = self._space.workplace.consultation
        if consultation is not None:
            self._space.sheets.get(FrontSheet).ask(consultation)
