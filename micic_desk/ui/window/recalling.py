"""What was there before, and in many places: the bin, histories, find and replace."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.bin.sheet import BinSheet
from micic_desk.ui.panels.history.sheet import HistorySheet
from micic_desk.ui.panels.replacing.sheet import ReplaceSheet
from micic_desk.ui.panels.report.view import ReportView
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.workspace import Workspace


class Recalling(QObject):
    """Fits the sheets for all this into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.sheets.add(BinSheet, self._make_bin)
        space.sheets.add(HistorySheet, self._make_history)
        space.sheets.add(ReplaceSheet, self._make_replace)
        space.commands.add(
            Command(
                id="notebook.bin",
                text=self.tr("Bin"),
                act=self._open_bin,
                menu=Menu.NOTEBOOK,
                group=3,
                keys=("Ctrl+Shift+Del",),
                icon=Icon.BIN,
            ),
            Command(
                id="line.history",
                text=self.tr("History"),
                act=self._open_history,
                menu=Menu.LINE,
                group=4,
                keys=("Ctrl+Shift+Y",),
                icon=Icon.HISTORY,
                enabled=self._has_something,
            ),
            Command(
                id="edit.replace",
                text=self.tr("Find and replace"),
                act=self._open_replace,
                menu=Menu.EDIT,
                group=1,
                keys=("Ctrl+H",),
                icon=Icon.REPLACE,
            ),
        )

    def _at_work(self) -> str | None:
        """What has the keyboard in the report or is chosen in the outline, else the session."""
        focus = QApplication.focusWidget()
        if isinstance(focus, ReportView) and focus.entity():
            return focus.entity()
        on_list = focus is self._space.sessions.list
        chosen = () if on_list else self._space.outline.chosen()
        return chosen[0] if chosen else self._space.session

    def _has_something(self) -> bool:
        return self._at_work() is not None

    def _open_history(self) -> None:
        entity = self._at_work()
        if entity is not None and self._space.outline.finish():
            self._space.sheets.get(HistorySheet).open_history(entity)

    def _make_history(self, host: QWidget) -> HistorySheet:
        sheet = HistorySheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        return sheet

    def _open_bin(self) -> None:
        self._space.sheets.get(BinSheet).open_bin(self._space.workplace.consultation)

    def _make_bin(self, host: QWidget) -> BinSheet:
        sheet = BinSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet

    def _open_replace(self) -> None:
        space = self._space
        if space.outline.finish():
            sheet = space.sheets.get(ReplaceSheet)
            chosen, session = space.outline.chosen(), space.session
            sheet.open_replace(chosen, session, space.workplace.consultation)

    def _make_replace(self, host: QWidget) -> ReplaceSheet:
        sheet = ReplaceSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet
