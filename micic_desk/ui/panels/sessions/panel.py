"""The list of sessions: go to one, make one, call one otherwise."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.moments import Moments, nothing
from micic_desk.ui.models.index import Index
from micic_desk.ui.panels.sessions.delegate import SessionDelegate
from micic_desk.ui.panels.sessions.dropping import SessionsToDropOn
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.naming import give_name, plain_tooltip
from micic_desk.ui.widgets.panel import Panel

NEW_KEYS = "Ctrl+Shift+N"
_FEW = 30
"""Sessions that are measured and laid out anew in less time than anybody feels."""


class SessionsList(QListView):
    """Alt with an arrow moves the chosen session, Delete puts it in the bin; takes drops."""

    moved = Signal(int)
    binned = Signal()

    def __init__(self, moments: Moments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments = moments
        self._measuring = nothing
        self.delegate = SessionDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDragDropOverwriteMode(True)  # on a session, never between two
        self.setDropIndicatorShown(True)

    def dataChanged(  # noqa: N802 - Qt's name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Where many look otherwise, measure them a few at a time before all are laid out."""
        if last.row() - first.row() < _FEW:
            super().dataChanged(first, last, roles)
            return
        rows = range(first.row(), last.row() + 1)
        measured = (partial(self._measure, row) for row in rows)
        self._moments.leave(self._measuring)
        self._measuring = self._moments.take_each([*measured, self._lay_out])

    def _measure(self, row: int) -> None:
        index = self.model().index(row, 0)
        if index.isValid():
            self.delegate.measure(index)

    def _lay_out(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take what is dropped; the program it comes from is not to take it away there."""
        super().dropEvent(event)
        if event.isAccepted():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Our keys first, then those of every list."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Delete and held == Qt.KeyboardModifier.NoModifier:
            self.binned.emit()
        else:
            super().keyPressEvent(event)


class SessionsPanel(Panel):
    """``session_wished`` with an id, ``new_wished`` for one more, ``left`` after renaming.

    ``move_wished`` (up: -1, down: 1) and ``bin_wished`` speak of the session at work.
    """

    session_wished = Signal(str)
    move_wished = Signal(int)
    bin_wished = Signal()
    left = Signal()
    new_wished = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("-", on_window=True, parent=parent)
        self.set_title(self.tr("Sessions"))
        self._showing = False
        self.model = SessionsToDropOn(bridge, self)
        self.list = SessionsList(bridge.moments, self)
        self.list.moved.connect(self.move_wished)
        self.list.binned.connect(self.bin_wished)
        give_name(self.list, self.tr("Sessions"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        # Before the list's own slots: where a session goes, the one shown next is the window's
        # choice, which takes the line being typed along.
        self.model.rowsAboutToBeRemoved.connect(self._hold_still)
        self.model.rowsRemoved.connect(self._go_on)
        self.list.setModel(self.model)
        self.list.delegate.closeEditor.connect(self._leave)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.list.setToolTip(plain_tooltip(self.tr("F2 or a double click renames a session")))
        self._add = IconButton(Icon.ADD, self.tr("New session"), keys=NEW_KEYS, parent=self)
        self._add.clicked.connect(self.new_wished)
        self.add_act(self._add)
        self.set_body(self.list)
        self.list.selectionModel().selectionChanged.connect(self._selected)
        Look.current().changed.connect(self._dress)
        self._dress()

    def show_consultation(self, consultation: str | None) -> None:
        """Show the sessions of a consultation."""
        self.model.show_consultation(consultation)

    def show_session(self, session: str | None) -> None:
        """Mark the session at work, without wishing for it."""
        row = self.model.row_of(session) if session else -1
        self._showing = True
        try:
            if row < 0:
                self.list.clearSelection()
            else:
                index = self.model.index(row)
                self.list.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
                self.list.scrollTo(index)
        finally:
            self._showing = False

    def rename(self) -> None:
        """Edit the title of the session at work where it stands."""
        index = self.list.currentIndex()
        if index.isValid() and self.list.state() is not QAbstractItemView.State.EditingState:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.edit(index)

    def neighbour(self, session: str | None, by: int) -> str | None:
        """The session before or after one, round the ends."""
        ids = self.model.ids()
        if not ids:
            return None
        at = ids.index(session) if session in ids else 0
        return ids[(at + by) % len(ids)]

    @Slot()
    def _hold_still(self) -> None:
        self._showing = True

    @Slot()
    def _go_on(self) -> None:
        self._showing = False

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        index = self.list.currentIndex()
        if not self._showing and index.isValid():
            self.session_wished.emit(self.model.ids()[index.row()])

    @Slot()
    def _dress(self) -> None:
        self.list.scheduleDelayedItemsLayout()
