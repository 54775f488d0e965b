"""The lines in large type, corrected where they stand, stamped by one key."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.index import Index
from micic_desk.ui.panels.outline.delegate import OutlineDelegate
from micic_desk.ui.panels.outline.editing import EditingTable
from micic_desk.ui.panels.outline.setting import Setter
from micic_desk.ui.panels.readback.model import ReadBackModel
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.naming import give_name

LARGER = 1.7


class LargeDelegate(OutlineDelegate):
    """Paints rows as the outline does, in the type of another look."""

    def dress(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._look = look
        self.setter = Setter(look)


class ReadBackView(EditingTable):
    """Arrows go from line to line, F2 or Enter corrects, Space is ``agreed_wished``."""

    agreed_wished = Signal()

    def __init__(self, bridge: Bridge, model: ReadBackModel, parent: QWidget | None = None) -> None:
        super().__init__(bridge, model, parent)
        give_name(self, self.tr("Lines read back"))
        self._large = LargeDelegate(self)
        self._large.opened.connect(self._take)
        self.painter_of_rows = self._large
        self.setItemDelegate(self._large)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self._look.changed.connect(self.dress)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of a list, and ours."""
        key, index = event.key(), self.currentIndex()
        if key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # The page's own: the list would only turn the choice of one row.
            event.ignore()
        elif key == Qt.Key.Key_Space and index.isValid():
            self.agreed_wished.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.lines.rowCount():
            self.go_to(0 if key == Qt.Key.Key_Home else self.lines.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's
        """The line being read stands in the middle, so that what comes next is in sight."""
        super().currentChanged(current, previous)
        if current.isValid() and self.editor is None:
            self.scrollTo(current, QAbstractItemView.ScrollHint.PositionAtCenter)

    def select_all_lines(self) -> None:
        """Choose every line."""
        flag = QItemSelectionModel.SelectionFlag
        for row in range(self.lines.rowCount()):
            self.selectionModel().select(self.lines.index(row, 0), flag.Select | flag.Rows)

    @Slot()
    def dress(self) -> None:
        """Follow theme and zoom, larger."""
        large = self._look.enlarged(LARGER)
        self._large.dress(large)
        self.verticalHeader().setDefaultSectionSize(large.px(34))
        self.fit()
        self.viewport().update()
