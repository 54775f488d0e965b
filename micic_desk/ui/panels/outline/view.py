"""The outline on the screen: keys, folding and drops over wrapped, editable rows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.moving import Indent, Outdent, Shift
from micic_desk.domain.edits.reporting import WithdrawItems
from micic_desk.domain.edits.withholding import TurnConfidential
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.drop_model import DropModel
from micic_desk.ui.models.index import NO_INDEX
from micic_desk.ui.panels.outline.carrying import start_drag
from micic_desk.ui.panels.outline.editing import EditingTable
from micic_desk.ui.panels.outline.keys import Wish, wish_of
from micic_desk.ui.panels.outline.scissors import Scissors
from micic_desk.ui.panels.outline.seams import Seams
from micic_desk.ui.widgets.naming import give_name

Drop = QAbstractItemView.DropIndicatorPosition
_WHILE_TYPING = frozenset({Wish.UP, Wish.DOWN, Wish.IN, Wish.OUT})
"""What is done with a line whose words are being typed, and typing goes on."""

_WITHOUT_A_LINE = frozenset({Wish.PASTE, Wish.ALL})


class OutlineView(EditingTable):
    """Shows an `OutlineModel` or a `ReportModel`; every wish goes through the bridge."""

    binned = Signal(object)
    """Lines went to the bin (`Committed`): say so, and offer to undo."""

    place_wanted = Signal(object, int)
    """These lines (a tuple of ids) are wanted in key point n, counted from 1."""

    menu_wished = Signal(QPoint)
    """The menu of the chosen lines, at a place on the screen."""

    zoom_wanted = Signal(int)
    """Larger (1) or smaller (-1)."""

    def __init__(self, bridge: Bridge, model: DropModel, parent: QWidget | None = None) -> None:
        super().__init__(bridge, model, parent)
        give_name(self, self.tr("Outline"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        # Tab belongs to the lines; the window offers F6 to go to the next panel.
        self.setTabKeyNavigation(True)
        self.scissors = Scissors(bridge, self)
        self.seams = Seams(bridge, self)

    def show_my_initials(self, *, shown: bool) -> None:
        """Whether a rapporteur's own lines carry her initials too."""
        self.painter_of_rows.setter.my_initials = shown
        self.outdate()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys of the outline first, then those of every list."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        wish = wish_of(event, mirrored=mirrored)
        if wish is None or (wish is Wish.FORGET and not self.scissors.forget()):
            super().keyPressEvent(event)
        elif wish is Wish.PLACE:
            if self.chosen():
                self.place_wanted.emit(self.chosen(), event.key() - Qt.Key.Key_0)
        else:
            self.grant(wish)

    def grant(self, wish: Wish) -> None:
        """Carry out what a key or a command asks for, where there is a line to do it with."""
        if self.editor is not None and wish in _WHILE_TYPING and not self.save():
            return
        if wish in _WITHOUT_A_LINE or self.currentIndex().isValid():
            self._wishes()[wish]()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu of the line under the pointer, or of the current one by key."""
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.go_to(index.row())
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(index)
            words = self.painter_of_rows.row(index, place.width(), self.layoutDirection()).words
            corner = words.translated(place.topLeft()).bottomLeft()
            where = self.viewport().mapToGlobal(corner)
        event.accept()
        self.menu_wished.emit(where)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the triangle folds; everything else is for the list."""
        entity = self._fold_at(event.position().toPoint())
        if entity and event.button() == Qt.MouseButton.LeftButton:
            self._fold(entity, folded=entity not in self.lines.tree.folded)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Two quick clicks on the triangle are two clicks, not the wish to edit."""
        if self._fold_at(event.position().toPoint()):
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_wanted.emit(1 if turned > 0 else -1)
            return
        super().wheelEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Carry the chosen lines along in a picture that hides no place to drop them."""
        start_drag(self, supported)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Carry out a drop at the depth under the pointer."""
        where = event.position().toPoint()
        index = self.indexAt(where)
        row, parent = -1, NO_INDEX
        on = self.dropIndicatorPosition()
        if index.isValid() and on is Drop.OnItem:
            parent = index
        elif index.isValid():
            row = index.row() + (on is Drop.BelowItem)
        event.setDropAction(Qt.DropAction.CopyAction)
        if self.lines.drop(event.mimeData(), row, parent, self._level_at(where)):
            event.accept()
        else:
            event.ignore()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _wishes(self) -> dict[Wish, Callable[[], None]]:
        return {
            Wish.EDIT: self._edit,
            Wish.UP: self._up,
            Wish.DOWN: self._down,
            Wish.IN: self._indent,
            Wish.OUT: self._outdent,
            Wish.BIN: self._bin,
            Wish.CLOSE: self._leave,
            Wish.OPEN: self._enter,
            Wish.TOGGLE: self._toggle,
            Wish.JOIN: self.seams.join,
            Wish.SPLIT: self.seams.split,
            Wish.ALL: self.selectAll,
            Wish.CUT: self.scissors.cut,
            Wish.COPY: self.scissors.copy,
            Wish.PASTE: self.scissors.paste,
            Wish.DUPLICATE: self.scissors.duplicate,
            Wish.FORGET: self.viewport().update,
            Wish.FIRST: partial(self._choose_near, 0),
            Wish.LAST: partial(self._choose_near, self.lines.rowCount()),
            Wish.WITHHOLD: self._withhold,
        }

    def _change(self, edit: Edit) -> None:
        if self._bridge.do(edit, by=self) is not None:
            self.scrollTo(self.currentIndex())

    def _edit(self) -> None:
        if self.editor is None:  # F2 inside the editor comes here too
            self.edit(self.currentIndex())

    def _up(self) -> None:
        self._change(Shift(entities=self.chosen(), steps=-1))

    def _down(self) -> None:
        self._change(Shift(entities=self.chosen(), steps=1))

    def _indent(self) -> None:
        chosen = self.chosen()
        if self._bridge.do(Indent(entities=chosen), by=self) is not None:
            # It may have gone under a folded line; a line at work does not disappear.
            self.choose(chosen)

    def _outdent(self) -> None:
        self._change(Outdent(entities=self.chosen()))

    def _withhold(self) -> None:
        self._change(TurnConfidential(entities=self.chosen()))

    def _bin(self) -> None:
        chosen = self.chosen()
        if not chosen or not self.finish():
            return
        notebook = self._bridge.notebook
        placed = [one for one in chosen if notebook[one].kind == EntityKind.PLACEMENT]
        edit: Edit = Delete(entities=chosen)
        if len(placed) == len(chosen):
            edit = WithdrawItems(items=tuple(notebook[one].text("item") for one in placed))
        row = self.lines.row_of(chosen[0])
        committed = self._bridge.do(edit, by=self)
        if committed is not None and committed.count:
            self._choose_near(row)
            self.binned.emit(committed)

    def _choose_near(self, row: int) -> None:
        """Choose the line in a row or before it, so that the next key has one to act on."""
        last = self.lines.rowCount() - 1
        if last >= 0:
            self.go_to(min(row, last))

    def _leave(self) -> None:
        """Fold, or go to the line above this one in the tree."""
        row = self.currentIndex().row()
        entity = self.lines.tree.rows.ids[row]
        if entity not in self.lines.tree.folded and self.lines.tree.has_children(row):
            self._fold(entity, folded=True)
            return
        above = self.lines.row_of(self.lines.tree.rows.at(row).parent)
        if above >= 0:
            self.go_to(above)

    def _enter(self) -> None:
        """Unfold, or go to the first line under this one."""
        row = self.currentIndex().row()
        entity = self.lines.tree.rows.ids[row]
        if entity in self.lines.tree.folded:
            self._fold(entity, folded=False)
        elif self.lines.tree.has_children(row):
            self.go_to(row + 1)

    def _toggle(self) -> None:
        entity = self.lines.tree.rows.ids[self.currentIndex().row()]
        self._fold(entity, folded=entity not in self.lines.tree.folded)

    def _fold(self, entity: str, *, folded: bool) -> None:
        """Fold; the current line does not disappear inside, nor do words being typed."""
        if not self.finish():
            return
        row = self.lines.row_of(entity)
        current = self.currentIndex().row()
        if folded and row < current < self.lines.tree.rows.end_of(row):
            self.go_to(row)
        self.lines.set_folded(entity, folded=folded)

    def _fold_at(self, where: QPoint) -> str:
        index = self.indexAt(where)
        if not index.isValid() or not self.lines.tree.has_children(index.row()):
            return ""
        place = self.visualRect(index)
        row = self.painter_of_rows.row(index, place.width(), self.layoutDirection())
        box = row.fold.translated(place.topLeft())
        return self.lines.tree.rows.ids[index.row()] if box.contains(where) else ""

    def _level_at(self, where: QPoint) -> int:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = self.columnWidth(0) - where.x() if mirrored else where.x()
        return self.painter_of_rows.setter.level_at(start)
