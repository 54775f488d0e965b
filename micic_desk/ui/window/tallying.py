"""The figure ledger in the workspace: the key that keeps the figures of the line at work."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.pasting import last_path
from micic_desk.ui.panels.figures.commands import figure_commands
from micic_desk.ui.panels.figures.sheet import FiguresSheet
from micic_desk.ui.window.workspace import Workspace


class Tallying(QObject):
    """Fits the ledger into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(FiguresSheet, self._make)
        self._space.commands.add(*figure_commands(self._keep, self._look))

    def _make(self, host: QWidget) -> FiguresSheet:
        sheet = FiguresSheet(self._space.bridge, host)
        sheet.entity_wished.connect(self._space.go_to_entity)
        sheet.said.connect(self._space.middle.messages.show_message)
        return sheet

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(FiguresSheet).look(self._space.workplace.consultation)

    @Slot()
    def _keep(self) -> None:
        """Of the chosen lines; at the capture line, while nothing is typed, of the last one."""
        consultation, lines = self._space.workplace.consultation, self._lines()
        if consultation is None or not lines:
            self._look()
        else:
            self._space.sheets.get(FiguresSheet).propose(consultation, lines)

    def _lines(self) -> tuple[str, ...]:
        space = self._space
        if space.outline.hasFocus():
            return space.outline.chosen()
        if space.session is None or space.capture.field.toPlainText().strip():
            return ()
        return tuple(last_path(space.bridge.notebook, space.session)[-1:])
