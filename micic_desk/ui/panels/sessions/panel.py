"""The list of sessions: go to one, make one, call one otherwise."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.sessions.delegate import SessionDelegate
from micic_desk.ui.panels.sessions.model import SessionsModel
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.naming import give_name, plain_tooltip
from micic_desk.ui.widgets.panel import Panel

NEW_KEYS = "Ctrl+Shift+N"


class SessionsPanel(Panel):
    """``session_wished`` with an id, ``new_wished`` for one more, ``left`` after renaming."""

    session_wished = Signal(str)
    left = Signal()
    new_wished = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("-", on_window=True, parent=parent)
        self.set_title(self.tr("Sessions"))
        self.model = SessionsModel(bridge, self)
        self.list = QListView(self)
        give_name(self.list, self.tr("Sessions"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        delegate = SessionDelegate(self.list)
        self.list.setItemDelegate(delegate)
        delegate.closeEditor.connect(self._leave)
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
        self._showing = False
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
        if index.isValid():
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
