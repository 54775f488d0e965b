"""A wide side sheet that holds one grid: search above it, its acts below, its notices inside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.domain.gesture import Edit
from micic_desk.domain.sentences import Refusal
from micic_desk.store.changes import Committed
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.grid import Column, GridModel
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.grid import Grid
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Message, MessageBar, Tone
from micic_desk.ui.widgets.scrolled import ScrolledFoot
from micic_desk.ui.widgets.search_field import SearchField
from micic_desk.ui.widgets.side_sheet import SideSheet

WIDTH = 860
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class GridSheet(SideSheet):
    """A sheet with a grid; ``entity_wished`` asks for the line a row speaks of.

    Its notices stand inside it, because it may cover the window's own. The grid follows the
    notebook only while the sheet is open.
    """

    entity_wished = Signal(str)

    def __init__(self, title: str, bridge: Bridge, host: QWidget, *, width: int = WIDTH) -> None:
        super().__init__(title, host, width=width)
        self.bridge = bridge
        self.messages = MessageBar(self.tr("Notices of this table"), self)
        self.nothing = PlainLabel("", parent=self)
        self.nothing.hide()
        self.about = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.count = PlainLabel("", ink=Role.TEXT_QUIET, elide=True, parent=self)
        self.search = SearchField(self.tr("Search this table"), parent=self)
        self._body = QWidget(self)
        self.column = QVBoxLayout(self._body)
        self.above = QVBoxLayout()
        self.beside_search = QHBoxLayout()
        self._acts = QWidget(self)
        self.foot = Flow(self._acts)
        self.of_a_row: tuple[QWidget, ...] = ()
        """Acts that need a row to act on."""
        bridge.changed.connect(self._follow)

    def fit_grid(self, name: str, columns: Sequence[Column], keys: Callable[[], list[str]]) -> None:
        """Make the grid and lay everything out; called once, at the end of a sheet's making."""
        self.model = GridModel(columns, keys, self)
        self.grid = Grid(name, self.model, [one.width for one in columns], self)
        look = Look.current()
        look.lay(self.column)
        look.lay(self.above, (16, 0, 16, 0))
        head = QVBoxLayout()
        look.lay(head, (20, 12, 20, 10), 10)
        head.addWidget(self.messages)
        head.addWidget(self.about)
        look.lay(self.beside_search, gap=8)
        self.beside_search.insertWidget(0, self.search, 1)
        head.addLayout(self.beside_search)
        self.column.addLayout(self.above)
        self.column.addLayout(head)
        middle = QVBoxLayout()
        look.lay(middle, (12, 0, 12, 0), 10)
        self.nothing.setContentsMargins(look.px(8), 0, look.px(8), 0)
        middle.addWidget(self.nothing)
        middle.addWidget(self.grid, 1)
        self.column.addLayout(middle, 1)
        self.set_body(self._body)
        look.lay(self.foot, gap=8)
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        look.lay(row, (16, 8, 20, 8), 8)
        row.addWidget(self._acts, 1)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_foot(ScrolledFoot(self.tr("What can be done with this table"), foot, self))
        self.search.searched.connect(self.model.search)
        self.search.stepped_down.connect(self._into_grid)
        self.search.left.connect(self.close_sheet)
        self.grid.left_above.connect(self.search.setFocus)
        self.model.rowsInserted.connect(self.tell_count)
        self.model.rowsRemoved.connect(self.tell_count)
        self.model.modelReset.connect(self.tell_count)

    # -- what a sheet does -------------------------------------------------------------------

    def wish(self, edit: Edit) -> Committed | None:
        """Carry an edit out; a refusal is said here."""
        try:
            return self.bridge.desk.do(edit, by=self)
        except Refusal as refusal:
            self.say(spoken(refusal.sentence), Tone.REFUSED)
            return None

    def granted(self, edit: Edit) -> bool:
        """Whether an edit was carried out."""
        return self.wish(edit) is not None

    def say(self, text: str, tone: Tone = Tone.DONE, *, undo: bool = False) -> None:
        """Say something in the sheet, with the way back where ``undo`` is set."""
        on_undo = self.bridge.undo if undo else None
        self.messages.show_message(Message(text, tone, on_undo=on_undo))

    def open_grid(self) -> None:
        """Bring the grid up to date and open with the keyboard in it, else in the search."""
        self.model.refresh()
        self.tell_count()
        if self.model.rowCount() and not self.grid.currentIndex().isValid():
            self.grid.go_to_row(0)
        self.open_sheet(self.grid if self.model.rowCount() else self.search)

    def chosen(self) -> list[str]:
        """The keys of the chosen rows, the one with the keyboard first."""
        rows, at = self.grid.chosen_rows(), self.grid.currentIndex().row()
        return [self.model.key(row) for row in sorted(rows, key=lambda row: (row != at, row))]

    def go(self, entity: str) -> None:
        """Close, and go to a line."""
        self.close_sheet()
        self.entity_wished.emit(entity)

    @Slot()
    def tell_count(self) -> None:
        """How many rows are in sight; where there is none, what belongs here or was asked for."""
        rows = self.model.rowCount()
        asked = bool(self.search.text())
        self.nothing.setText(self.tr("No row has these words.") if asked else self.nothing_yet())
        self.nothing.setVisible(not rows and bool(self.nothing.text()))
        for act in self.of_a_row:
            act.setEnabled(rows > 0)
        self.count.setText(self.tr("1 row") if rows == 1 else self.tr("%n rows", "", rows))

    def nothing_yet(self) -> str:
        """What an empty table says: what belongs here, and how it gets in."""
        return ""

    def concerns(self, changed: Changed) -> bool:
        """Whether a change has to be looked at; everything, where a sheet does not say."""
        del changed
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the keyboard."""
        focus = QApplication.focusWidget()
        if event.key() in _ENTER and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _into_grid(self) -> None:
        if self.model.rowCount():
            if not self.grid.currentIndex().isValid():
                self.grid.go_to_row(0)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if not self.isHidden() and self.concerns(changed):
            self.model.refresh()
            self.tell_count()
