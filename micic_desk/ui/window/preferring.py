"""The preferences of an open window, and the switch that forgets the notebooks opened last."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.dialogs.preferences import PreferencesSheet
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.workspace import Workspace


class Preferring(QObject):
    """Fits the preferences into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(PreferencesSheet, self._make)
        self._space.commands.add(
            Command(
                id="view.preferences",
                text=self.tr("Preferences"),
                act=self._ask,
                menu=Menu.VIEW,
                group=4,
                keys=("Ctrl+,",),
                icon=Icon.SETTINGS,
            )
        )

    def _make(self, host: QWidget) -> PreferencesSheet:
        sheet = PreferencesSheet(Look.current().theme_names(), host)
        viewing = self._space.frame.viewing
        sheet.theme_wished.connect(viewing.wear)
        sheet.zoom_wished.connect(viewing.zoom_to)
        sheet.recent_wished.connect(self._remember)
        sheet.title_wished.connect(viewing.name_notebook)
        sheet.locking_wished.connect(self._lock)
        sheet.copied_wished.connect(self._space.frame.remembered.copied_for)
        sheet.keys_wished.connect(self._change_keys)
        return sheet

    @Slot()
    def _ask(self) -> None:
        now = self._space.frame.remembered.now
        sheet = self._space.sheets.get(PreferencesSheet)
        sheet.ask(now)

    @Slot()
    def _change_keys(self) -> None:
        self._space.commands.run("help.change_keys")

    @Slot(int, bool)
    def _lock(self, after: int, asleep: bool) -> None:  # noqa: FBT001 - a signal's arguments
        self._space.frame.remembered.locking(after=after, asleep=asleep)

    @Slot(bool)
    def _remember(self, keep: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._space.frame.remembered.keep_recent(keep=keep)
