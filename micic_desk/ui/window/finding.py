"""Finding: the search over everything, the palette of commands, the list of marks and keys."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.finding import Facet, Filter, Finder, Question, State
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import as_one
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.jobs import Jobs
from micic_desk.ui.dialogs.keys import KeysSheet
from micic_desk.ui.dialogs.palette import Palette
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.capture.hint import GrammarTable
from micic_desk.ui.panels.report.missing import UNPLACED_KEYS
from micic_desk.ui.panels.search.asking import Asking
from micic_desk.ui.panels.search.panel import ALL_KEYS, SearchHits
from micic_desk.ui.panels.search.sheet import FoundSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.places import places
from micic_desk.ui.window.top_bar import FIND_KEYS
from micic_desk.ui.window.workspace import Workspace

_REST_MS = 40
"""Between two slices of what searches need to read."""


class Finding(QObject):
    """Fits search, palette and list of keys into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._field = space.top_bar.search
        self.finder = Finder(space.desk)
        self.asking = Asking(self)
        self.hits = SearchHits(space.bridge, self.finder, self.asking, self._field, space)
        self.palette = Palette(space.commands, partial(places, space.bridge), space)
        self.palette.recent = space.frame.remembered.now.used

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        self.hits.entity_wished.connect(space.go_to_entity)
        self.hits.left.connect(self._leave)
        self.hits.all_wished.connect(self._show_all)
        space.sheets.add(FoundSheet, self._make_found)
        self._reading = QTimer(self)
        self._reading.setInterval(_REST_MS)
        self._reading.timeout.connect(self._read_on)
        self._reading.start()
        space.closing.connect(self._close)
        self.palette.used.connect(self._remember)
        self.palette.place_wished.connect(self._go_to)
        space.sheets.add(KeysSheet, self._make_keys)
        space.capture.help_wished.connect(self._show_keys)
        space.commands.add(*self._commands())

    def _commands(self) -> tuple[Command, ...]:
        return (
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
                id="edit.find_all",
                text=self.tr("All that was found"),
                act=self._show_all,
                menu=Menu.EDIT,
                group=1,
                keys=(ALL_KEYS,),
                icon=Icon.FILTER,
            ),
            Command(
                id="report.unplaced",
                text=self.tr("What is not in the report"),
                act=self._show_unplaced,
                menu=Menu.REPORT,
                keys=(UNPLACED_KEYS,),
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
            *self._key_commands(),
        )

    def _key_commands(self) -> tuple[Command, ...]:
        return (
            Command(
                id="help.keys",
                text=self.tr("Marks and keys"),
                act=self._show_keys,
                menu=Menu.HELP,
                keys=("Ctrl+/", "F1"),
                icon=Icon.HELP,
            ),
            Command(
                id="help.change_keys",
                text=self.tr("Change keys…"),
                act=self.change_keys,
                menu=Menu.HELP,
                keys=("Ctrl+F1",),
                icon=Icon.SETTINGS,
            ),
        )

    def _make_keys(self, host: QWidget) -> KeysSheet:
        return KeysSheet(self._space.commands, GrammarTable(columns=1), host)

    @Slot()
    def change_keys(self) -> None:
        """Open the list of keys, where they can be changed."""
        self._space.sheets.get(KeysSheet).ask_keys()

    @Slot()
    def _show_keys(self) -> None:
        self._space.sheets.get(KeysSheet).ask()

    @Slot()
    def _find(self) -> None:
        self.hits.open_hits()

    @Slot()
    def _show_all(self) -> None:
        if not self.asking.question.asks:
            self.hits.open_hits()  # there are no hits of nothing, and the field is up there
            return
        self.hits.elsewhere = True
        self._space.sheets.get(FoundSheet).open_found()

    def _make_found(self, host: QWidget) -> FoundSheet:
        space = self._space
        sheet = FoundSheet(space.bridge, self.finder, self.asking, host)
        sheet.entity_wished.connect(space.go_to_entity)
        sheet.field_wished.connect(self._go_on_typing)
        sheet.place_wished.connect(space.outline.place_wanted)
        sheet.closed.connect(self._all_closed)
        space.choosers.append(sheet.list)
        return sheet

    @Slot()
    def _all_closed(self) -> None:
        self.hits.elsewhere = False

    @Slot(str)
    def _go_on_typing(self, letters: str) -> None:
        line = self._field.line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.setCursorPosition(len(line.text()))
        line.insert(letters)

    @Slot()
    def _leave(self) -> None:
        """From the field back to the line; the sheet with all hits stays where it is."""
        self._space.capture.focus_line()

    @Slot(str)
    def _remember(self, command: str) -> None:
        """What was chosen last comes first the next time, after a restart too."""
        remembered = self._space.frame.remembered
        remembered.used(command)
        self.palette.recent = remembered.now.used

    @Slot(str)
    def _go_to(self, entity: str) -> None:
        """Go to a place of the palette; of a person, look for what he or she said."""
        found = self._space.bridge.notebook.get(entity)
        if found is not None and found.kind == EntityKind.PERSON:
            self._field.line.clear()
            self.asking.ask(Question(filters=(Filter(Facet.SPEAKER, entity),)))
            self.hits.open_hits()
        else:
            self._space.go_to_entity(entity)

    @Slot()
    def _show_unplaced(self) -> None:
        """All lines of the consultation at work that stand nowhere in its report."""
        filters = [Filter(Facet.STATE, State.UNPLACED)]
        here = self._space.workplace.consultation
        if here is not None:
            every = as_one(self._space.bridge.notebook, here)
            filters.extend(Filter(Facet.PLACE, one) for one in every)
        self._field.line.clear()
        self.asking.ask(Question(filters=tuple(filters)))
        self._show_all()

    @Slot()
    def _close(self) -> None:
        self._reading.stop()
        self.finder.close()

    @Slot()
    def _read_on(self) -> None:
        """Read what searches need, a little at a time, while nobody waits for it."""
        if self._space.bridge.busy() or Jobs.any_busy():
            return
        try:
            more = self.finder.prepare()
        except Refusal:
            # The disk does not answer; a search asks again and says why.
            more = False
        if not more:
            self._reading.stop()
