"""Finding: the search over everything, the palette of commands, the list of marks and keys."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.dialogs.keys import KeysSheet
from micic_desk.ui.dialogs.palette import Palette
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.capture.hint import GrammarTable
from micic_desk.ui.panels.search.panel import SearchHits
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.top_bar import FIND_KEYS
from micic_desk.ui.window.workspace import Workspace


class Finding(QObject):
    """Fits search, palette and list of keys into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._field = space.top_bar.search
        self.hits = SearchHits(space.bridge, self._field, space)
        self.palette = Palette(space.commands, space)

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        self.hits.entity_wished.connect(space.go_to_entity)
        self.hits.left.connect(space.go_to_line)
        space.sheets.add(KeysSheet, self._make_keys)
        space.capture.help_wished.connect(self._show_keys)
        space.commands.add(
            Command(
                id="edit.find",
                text=self.tr("Search this notebook"),
                act=self._find,
                menu=Menu.EDIT,
                group=1,
                keys=(FIND_KEYS,),
                icon=Icon.SEARCH,
            ),
            Command(
                id="go.palette",
                text=self.tr("Command palette"),
                act=self.palette.open_palette,
                menu=Menu.HELP,
                keys=("Ctrl+K",),
                icon=Icon.PALETTE,
            ),
            Command(
                id="help.keys",
                text=self.tr("Marks and keys"),
                act=self._show_keys,
                menu=Menu.HELP,
                keys=("Ctrl+/", "F1"),
                icon=Icon.HELP,
            ),
        )

    def _make_keys(self, host: QWidget) -> KeysSheet:
        sheet = KeysSheet(self._space.commands, GrammarTable(columns=1), host)
        sheet.wished.connect(self._space.commands.run)
        return sheet

    @Slot()
    def _show_keys(self) -> None:
        self._space.sheets.get(KeysSheet).ask()

    @Slot()
    def _find(self) -> None:
        self._field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.line.selectAll()
