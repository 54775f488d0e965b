"""The list of hits, under the field and in the sheet."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from micic_desk.ui.panels.search.delegate import HitDelegate
from micic_desk.ui.panels.search.model import Hits
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.naming import give_name


class HitList(QListView):
    """``wished`` with the id of a hit; ``typed`` with a letter that belongs to the field.

    ``climbed`` when Up is pressed at the first hit.
    """

    wished = Signal(str)
    typed = Signal(str)
    climbed = Signal()

    def __init__(self, hits: Hits, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.hits = hits
        self.setModel(hits)
        self.setItemDelegate(HitDelegate(hits, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._wish)
        Look.current().changed.connect(self.scheduleDelayedItemsLayout)

    def go_to_first(self) -> None:
        """Take the keyboard at the first hit."""
        self.setCurrentIndex(self.hits.index(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def wish_current(self) -> None:
        """Wish for the hit that has the keyboard."""
        self._wish(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter wishes; letters go on asking; Up leaves at the top."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        bare = held == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bare:
            self.wish_current()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.climbed.emit()
        elif bare and event.text().isprintable() and event.text():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _wish(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wished.emit(self.hits.hit(index.row()).id)
