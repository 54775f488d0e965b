"""The list of the report's rows: keys, drags and drops; what they mean is the panel's to do."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from micic_desk.ui.models.roles import OutlineRole
from micic_desk.ui.panels.report.delegate import ReportDelegate
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.naming import give_name

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class ReportView(QListView):
    """Rows of a `ReportModel`.

    ``opened`` (an entity) on Enter and double click, ``shifted`` (-1, +1) on Alt+Up and
    Alt+Down, ``removed`` on Delete, ``folded`` (an entity, whether) on Left and Right.
    """

    opened = Signal(str)
    shifted = Signal(int)
    removed = Signal()
    folded = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Outline of the report"))
        self.setItemDelegate(ReportDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)
        Look.current().changed.connect(self.scheduleDelayedItemsLayout)

    def entity(self) -> str | None:
        """The entity of the row that has the keyboard."""
        index = self.currentIndex()
        return str(index.data(OutlineRole.ID)) if index.isValid() else None

    def chosen(self) -> list[str]:
        """The entities of the chosen rows, from top to bottom."""
        rows = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [str(one.data(OutlineRole.ID)) for one in rows]

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here do not become the window's while this has the keyboard."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter, F2, Delete, Alt+arrows, Left and Right."""
        if not self._meant(event):
            super().keyPressEvent(event)
            return
        key = event.key()
        if key in _ENTER:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_F2:
            self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.shifted.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            self._fold(closing=(key == Qt.Key.Key_Left) != self.isRightToLeft())

    def _meant(self, event: QKeyEvent) -> bool:
        if self.state() == QAbstractItemView.State.EditingState or self.entity() is None:
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers == Qt.KeyboardModifier.AltModifier:
            return key in {Qt.Key.Key_Up, Qt.Key.Key_Down}
        bare = {Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, *_ENTER}
        return not modifiers & ~_BARE and key in bare

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(str(index.data(OutlineRole.ID)))

    def _fold(self, *, closing: bool) -> None:
        entity = self.entity()
        if entity is not None:
            self.folded.emit(entity, closing)
