"""A table that is edited by keyboard: arrows go, typing or Enter edits, Space ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.grid_cells import CellDelegate
from micic_desk.ui.widgets.naming import give_name

ROW = 36
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Grid(QTableView):
    """Columns of given widths, sorted by a click or Ctrl+Enter on one.

    ``gone_to`` is Ctrl+Enter on a row, ``bin_wished`` is Delete, ``left_above`` is Up in the
    first row. Where the model does not take what was typed, the editor stays with the words.
    """

    gone_to = Signal()
    bin_wished = Signal()
    left_above = Signal()

    def __init__(
        self, name: str, model: QAbstractItemModel, widths: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        give_name(self, name)
        self._look = Look.current()
        self._widths = tuple(widths)
        self._cells = CellDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self._dress_headers()
        self._look.changed.connect(self._fit)
        self._fit()

    def chosen_rows(self) -> list[int]:
        """The chosen rows from top to bottom."""
        return sorted({one.row() for one in self.selectionModel().selectedIndexes()})

    def go_to_row(self, row: int, column: int = 0) -> None:
        """Choose a row and bring it in sight."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter edits, Ctrl+Enter goes to what a row speaks of, Delete asks for the bin."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        bare = held == Qt.KeyboardModifier.NoModifier
        at = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            # What the field itself did not want, such as Enter, is not a wish to edit again.
            super().keyPressEvent(event)
        elif key in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.gone_to.emit()
        elif key in _ENTER and bare and at.isValid():
            if at.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(at)
            else:
                self.gone_to.emit()
        elif key == Qt.Key.Key_Delete and bare:
            self.bin_wished.emit()
        elif key == Qt.Key.Key_Up and bare and at.row() <= 0:
            self.left_above.emit()
        else:
            super().keyPressEvent(event)

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Close, unless what was typed was not taken: then it stays to be mended."""
        if self._cells.refused and hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._cells.refused = False
            if isinstance(editor, QLineEdit):
                editor.selectAll()
            return
        super().closeEditor(editor, hint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionsClickable(True)
        across.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        give_name(across, self.tr("Columns"))
        across.sectionClicked.connect(self._sort)
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    @Slot(int)
    def _sort(self, column: int) -> None:
        """By this column; the other way round at the second click."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        order = down if self._sorted == (column, up) else up
        self._sorted = (column, order)
        self.model().sort(column, order)

    @Slot()
    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(ROW))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, self._look.px(width))
