"""One person's notes of a session by time; a line is dragged onto the other's, or joined by J."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from micic_desk.ui.models.dragging import LINES_TYPE, pack
from micic_desk.ui.models.index import NO_INDEX, Index
from micic_desk.ui.panels.pairing.facing import Note
from micic_desk.ui.panels.pairing.note_delegate import NOTE_ROLE, NoteDelegate, spoken_note
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.naming import give_name

_WIDE, _LEAST = 120, 150


class Wish(Enum):
    """What a key asks for, about the two lines that are at work."""

    JOIN = "join"
    OFFERED = "offered"
    APART = "apart"
    PART = "part"
    MAIN = "main"
    NEXT = "next"
    GO = "go"
    ACROSS = "across"


_KEYS = {
    Qt.Key.Key_J: Wish.JOIN,
    Qt.Key.Key_N: Wish.APART,
    Qt.Key.Key_M: Wish.MAIN,
    Qt.Key.Key_Space: Wish.NEXT,
    Qt.Key.Key_Return: Wish.OFFERED,
    Qt.Key.Key_Enter: Wish.OFFERED,
}


class NotesModel(QAbstractListModel):
    """Notes, replaced as a whole."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.notes: tuple[Note, ...] = ()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show other notes; the same lines with other signs are only painted anew."""
        notes = tuple(notes)
        if notes == self.notes:
            return
        same = [(one.id, one.text) for one in notes] == [(one.id, one.text) for one in self.notes]
        if not same:
            self.beginResetModel()
        self.notes = notes
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(notes) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many notes there are."""
        return 0 if parent.isValid() else len(self.notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a note, or the `Note` itself."""
        if not index.isValid():
            return None
        note = self.notes[index.row()]
        if role == NOTE_ROLE:
            return note
        if role == Qt.ItemDataRole.DisplayRole:
            return note.text
        return spoken_note(note) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every note can be dragged, and dropped on."""
        held = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | held if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The id of the dragged note."""
        return pack(self.notes[one.row()].id for one in indexes)

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Our own."""
        return [LINES_TYPE]


class NoteColumn(QListView):
    """``wished`` (a `Wish`) by key; ``dropped`` (the dragged data, the id it fell on).

    ``entered_by_keyboard`` when it gets the keyboard.
    """

    wished = Signal(object)
    dropped = Signal(object, str)
    moved = Signal()
    entered_by_keyboard = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Notes"))
        self.rows = NotesModel(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self.rows)
        self._notes = NoteDelegate(self)
        self.setItemDelegate(self._notes)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.LinkAction)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        Look.current().changed.connect(self.scheduleDelayedItemsLayout)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two or three notes at least: in a low window the sheet scrolls instead."""
        look = Look.current()
        return QSize(look.px(_WIDE), look.px(_LEAST))

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show other notes; the line at work stays at work where it is still there."""
        before = self.at_work()
        self.rows.show_notes(notes)
        self.choose(before.id if before is not None else "")
        if self.at_work() is None and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    def to_measure(self, notes: Sequence[Note]) -> list[Callable[[], object]]:
        """What would be done in one breath when these are shown, for whoever has more time."""
        return [partial(self._notes.height_of, one) for one in self._notes.new_among(notes)]

    def at_work(self) -> Note | None:
        """The note that has the keyboard's place."""
        found = self.currentIndex().data(NOTE_ROLE)
        return found if isinstance(found, Note) else None

    def choose(self, line: str) -> bool:
        """Let a line be the one at work; whether it is here."""
        for at, one in enumerate(self.rows.notes):
            if one.id == line:
                self.setCurrentIndex(self.rows.index(at))
                return True
        return False

    def place_of(self, line: str) -> QRect:
        """Where a line is, in the viewport; empty where it is not here."""
        for at, one in enumerate(self.rows.notes):
            if one.id == line:
                return self.visualRect(self.rows.index(at))
        return QRect()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What is offered is about the line of this column now."""
        super().focusInEvent(event)
        self.entered_by_keyboard.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A letter for each answer."""
        wish = self._wish(event)
        if wish is None:
            super().keyPressEvent(event)
            return
        event.accept()
        self.wished.emit(wish)

    def _wish(self, event: QKeyEvent) -> Wish | None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_J:
            return Wish.PART
        if held == Qt.KeyboardModifier.ControlModifier and _KEYS.get(key) is Wish.OFFERED:
            return Wish.GO
        if held:
            return None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return Wish.ACROSS
        return _KEYS.get(key)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Lines of the window."""
        if event.mimeData().hasFormat(LINES_TYPE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Onto a line, and only a line."""
        if self.indexAt(event.position().toPoint()).isValid():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Say what fell where; nothing is moved."""
        note = self.indexAt(event.position().toPoint()).data(NOTE_ROLE)
        if isinstance(note, Note) and event.mimeData().hasFormat(LINES_TYPE):
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
            self.dropped.emit(event.mimeData(), note.id)
