"""The list of marks and keys: to be searched, changed and printed."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from micic_desk.ui.dialogs.command_list import CommandList
from micic_desk.ui.dialogs.entries import Entry, command_entry, fitting
from micic_desk.ui.dialogs.fixed_keys import fixed_entries
from micic_desk.ui.dialogs.key_changing import KeyChanging
from micic_desk.ui.dialogs.key_printing import print_keys
from micic_desk.ui.models.commands import Command, Commands
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import TextButton
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.labels import Hairline
from micic_desk.ui.widgets.naming import give_name, keys_text
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.search_field import SearchField
from micic_desk.ui.widgets.side_sheet import SideSheet


class KeysSheet(SideSheet):
    """Every key there is, and beside it what the marks of the capture line mean."""

    def __init__(self, commands: Commands, marks: QWidget, host: QWidget) -> None:
        super().__init__(self.tr("Marks and keys"), host, width=560)
        self._commands = commands
        self.field = SearchField(self.tr("Search the keys"), parent=self)
        self.list = CommandList(self.tr("Keys"), self)
        self.changing = KeyChanging(commands, self)
        self.all_usual = TextButton(self.tr("All usual keys"), icon=Icon.UNDO, parent=self)
        self.print = TextButton(self.tr("Print…"), icon=Icon.PRINT, parent=self)
        self.tabs = QTabWidget(self)
        give_name(self.tabs, self.tr("Marks and keys"))
        give_name(self.tabs.tabBar(), self.tr("Marks or keys"))
        self.tabs.addTab(self._scrolled(marks), self.tr("Marks"))
        self.tabs.addTab(self._keys(), self.tr("Keys"))
        self.set_body(self.tabs)
        self.field.searched.connect(self._ask)
        self.field.chosen.connect(self.changing.record)
        self.field.stepped_down.connect(self.list.setFocus)
        self.field.left.connect(self.close_sheet)
        self.list.wished.connect(self._chosen)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.installEventFilter(self)
        self.changing.over.connect(self._renew)
        self.all_usual.clicked.connect(self._reset_all)
        self.print.clicked.connect(self._print)

    def ask(self) -> None:
        """Open with everything in sight."""
        self._ask(self.field.text())
        self.open_sheet()

    def ask_keys(self) -> None:
        """Open at the keys, ready to search."""
        self.tabs.setCurrentIndex(1)
        self._ask(self.field.text())
        self.open_sheet(self.field.line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter on a row asks for other keys."""
        pressed = watched is self.list and isinstance(event, QKeyEvent)
        if pressed and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.changing.record()
                return True
        return super().eventFilter(watched, event)

    def entries(self) -> list[Entry]:
        """Every command with the keys it has, and the keys that are no commands."""
        return [*(self._entry(one) for one in self._commands), *fixed_entries()]

    def _entry(self, command: Command) -> Entry:
        entry = replace(command_entry(self._commands, command), able=True, why="")
        if not self._commands.book.is_changed(command.id):
            return entry
        usual = "; ".join(keys_text(one) for one in command.keys) or self.tr("none")
        said = self.tr("{keys} (usual: {usual})")
        keys = said.format(keys=entry.keys or self.tr("none"), usual=usual)
        return replace(entry, keys=keys, further=f"{entry.further} {keys}")

    def _keys(self) -> QWidget:
        look = Look.current()
        keys = QWidget(self)
        column = QVBoxLayout(keys)
        look.lay(column, (12, 12, 12, 8), 8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(Hairline(parent=keys))
        column.addWidget(self.changing)
        foot = QWidget(keys)
        give_name(foot, self.tr("All keys"))
        row = Flow(foot)
        look.lay(row, gap=6)
        row.addWidget(self.all_usual)
        row.addWidget(self.print)
        column.addWidget(foot)
        return keys

    def _scrolled(self, body: QWidget) -> Scrolled:
        inside = QWidget()
        column = QVBoxLayout(inside)
        Look.current().lay(column, (16, 16, 16, 16))
        column.addWidget(body)
        column.addStretch(1)
        return Scrolled(self.tr("Marks"), inside, self)

    @Slot(str)
    def _ask(self, words: str) -> None:
        self.list.show_entries(fitting(self.entries(), words))
        self.all_usual.setEnabled(bool(self._commands.book.wished()))
        self.changing.show_entry(self.list.current())

    @Slot(str)
    def _chosen(self, _entry: str) -> None:
        self.changing.show_entry(self.list.current())

    @Slot(QModelIndex, QModelIndex)
    def _show_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.changing.show_entry(self.list.current())

    @Slot()
    def _renew(self) -> None:
        """Show the keys as they are now, at the row that was worked on."""
        current = self.list.current()
        self._ask(self.field.text())
        row = self.list.rows.row_of(current.id) if current is not None else -1
        if row >= 0:
            self.list.setCurrentIndex(self.list.rows.index(row))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _reset_all(self) -> None:
        self._commands.book.reset_all()
        self._renew()

    @Slot()
    def _print(self) -> None:
        print_keys([one for one in self.entries() if one.keys], self)
