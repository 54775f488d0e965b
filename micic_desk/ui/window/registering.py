"""The register of recommendations in the workspace."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.exporting import REGISTER_ANNEX
from micic_desk.domain.edits.changing import Change
from micic_desk.ui.panels.register.commands import register_commands
from micic_desk.ui.panels.register.sheet import RegisterSheet
from micic_desk.ui.window.workspace import Workspace


class Registering(QObject):
    """Fits the register into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(RegisterSheet, self._make)
        self._space.commands.add(
            *register_commands(self._look, self._export, self._turn_annex, self._has_annex)
        )

    def _make(self, host: QWidget) -> RegisterSheet:
        space = self._space
        sheet = RegisterSheet(space.bridge, space.capture.words, host)
        sheet.entity_wished.connect(space.go_to_entity)
        return sheet

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(RegisterSheet).look(self._space.workplace.consultation)

    @Slot()
    def _export(self) -> None:
        self._look()
        self._space.sheets.get(RegisterSheet).export.ask()

    @Slot()
    def _turn_annex(self) -> None:
        """Let the report end with the register, or not."""
        here = self._space.workplace.consultation
        if here is not None:
            wished = None if self._has_annex() else True
            edit = Change(entities=(here,), fields={REGISTER_ANNEX: wished})
            self._space.bridge.do(edit, by=self)

    def _has_annex(self) -> bool:
        here = self._space.bridge.notebook.get(self._space.workplace.consultation or "")
        return here is not None and here.fields.get(REGISTER_ANNEX) is True
