"""The people in the workspace, and the switch that hides their real names."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.desk import Memory
from micic_desk.ui.panels.people.commands import people_commands
from micic_desk.ui.panels.people.sheet import HIDE_NAMES, PeopleSheet
from micic_desk.ui.panels.taking.commands import PASTE_PEOPLE
from micic_desk.ui.window.workspace import Workspace


class Knowing(QObject):
    """Fits the people into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._memory = Memory(space.desk)
        self._sheet: PeopleSheet | None = None

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(PeopleSheet, self._make)
        self._space.commands.add(*people_commands(self._look, self._hide, self._hidden))

    def _make(self, host: QWidget) -> PeopleSheet:
        sheet = PeopleSheet(self._space.bridge, host)
        sheet.names_hidden.connect(self._space.commands.refresh)
        sheet.paste_wished.connect(self._paste)
        self._sheet = sheet
        return sheet

    @Slot()
    def _look(self) -> None:
        self._space.sheets.get(PeopleSheet).look()

    @Slot()
    def _paste(self) -> None:
        self._space.commands.run(PASTE_PEOPLE)

    def _hide(self) -> None:
        """Turn the names in the table too, where it was made already; it need not be open."""
        if self._sheet is not None:
            self._sheet.turn_names()
        else:
            self._memory.put(HIDE_NAMES, not self._hidden())

    def _hidden(self) -> bool:
        return self._memory.get(HIDE_NAMES) is True
