"""The list of keys and marks, to be searched."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from micic_desk.ui.dialogs.command_list import CommandList
from micic_desk.ui.models.commands import Commands
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.search_field import SearchField
from micic_desk.ui.widgets.side_sheet import SideSheet


class KeysSheet(SideSheet):
    """Every key there is, and beside it what the marks of the capture line mean."""

    wished = Signal(str)

    def __init__(self, commands: Commands, marks: QWidget, host: QWidget) -> None:
        super().__init__(self.tr("Marks and keys"), host, width=520)
        self._field = SearchField(self.tr("Search the keys"), parent=self)
        self._list = CommandList(commands, self.tr("Keys"), keys_only=True, parent=self)
        keys = QWidget(self)
        column = QVBoxLayout(keys)
        Look.current().lay(column, (12, 12, 12, 8), 8)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        tabs = QTabWidget(self)
        give_name(tabs, self.tr("Marks and keys"))
        give_name(tabs.tabBar(), self.tr("Marks or keys"))
        tabs.addTab(self._scrolled(marks), self.tr("Marks"))
        tabs.addTab(keys, self.tr("Keys"))
        self.set_body(tabs)
        self._field.searched.connect(self._list.ask)
        self._field.chosen.connect(self._list.choose)
        self._field.stepped_down.connect(self._list.setFocus)
        self._field.left.connect(self.close_sheet)
        self._list.wished.connect(self._wish)

    def ask(self) -> None:
        """Open with everything in sight."""
        self._list.ask(self._field.text())
        self.open_sheet()

    def _scrolled(self, body: QWidget) -> Scrolled:
        inside = QWidget()
        column = QVBoxLayout(inside)
        Look.current().lay(column, (16, 16, 16, 16))
        column.addWidget(body)
        column.addStretch(1)
        return Scrolled(self.tr("Marks"), inside, self)

    @Slot(str)
    def _wish(self, command: str) -> None:
        self.close_sheet()
        self.wished.emit(command)
