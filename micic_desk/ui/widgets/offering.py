"""A field over a cell that offers words while one types; the keyboard never leaves the field."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListWidget, QWidget

from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.floating import FloatingCard
from micic_desk.ui.widgets.naming import give_name

_MOST_ROWS = 8
_NARROWEST, _WIDEST = 160, 460


class OfferingEdit(QLineEdit):
    """``offers`` gives whole texts of the field for what is typed; Up and Down go to them.

    What was gone to is taken by whoever closes the field (`take`); what was only typed stands.
    """

    def __init__(self, parent: QWidget, offers: Callable[[str], list[str]]) -> None:
        super().__init__(parent)
        self._offers = offers
        # Not inside the table, which would cut it off.
        self._card = _Card(self.tr("Offers"), parent.window(), self)
        self.textEdited.connect(self.offer)
        self.destroyed.connect(self._card.deleteLater)

    @Slot()
    def offer(self) -> None:
        """Show what fits to what is typed."""
        typed = self.text()
        self._card.show_words([one for one in self._offers(typed) if one != typed])

    def step(self, by: int) -> bool:
        """Go up or down in what is offered; False where nothing is."""
        if self._card.isHidden():
            self.offer()
        return self._card.step(by)

    def take(self) -> None:
        """Put in what was gone to."""
        chosen = self._card.chosen()
        if chosen:
            self.setText(chosen)
        self._card.hide()

    def put_aside(self) -> bool:
        """Hide what is offered; False where nothing was."""
        shown = not self._card.isHidden()
        self._card.hide()
        return shown


class _Card(FloatingCard):
    """The list below (or above) the field."""

    def __init__(self, name: str, host: QWidget, field: OfferingEdit) -> None:
        super().__init__(name, host)
        self._field = field
        self._list = QListWidget(self)
        give_name(self._list, name)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for turn in (
            self._list.setHorizontalScrollBarPolicy,
            self._list.setVerticalScrollBarPolicy,
        ):
            turn(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._clicked)
        self.column.addWidget(self._list)

    def show_words(self, words: list[str]) -> None:
        """Show these, or hide where there are none."""
        self._list.clear()
        self._list.addItems(words[:_MOST_ROWS])
        self._list.setCurrentRow(-1)
        self.setVisible(bool(words))
        if words:
            self._place()

    def step(self, by: int) -> bool:
        """Go up or down."""
        rows, at = self._list.count(), self._list.currentRow()
        if self.isHidden() or not rows:
            return False
        self._list.setCurrentRow((at + by) % rows if at >= 0 else (0 if by > 0 else rows - 1))
        announce(self._field, self._list.currentItem().text())
        return True

    def chosen(self) -> str:
        """What was gone to; "" where nothing was."""
        item = self._list.currentItem()
        return item.text() if item is not None and not self.isHidden() else ""

    def _place(self) -> None:
        look, field = self._look, self._field
        edges = look.px(2 * 5 + 2 * 9)
        height = sum(map(self._list.sizeHintForRow, range(self._list.count()))) + edges
        width = max(self._list.sizeHintForColumn(0) + edges, look.px(_NARROWEST))
        width = min(width, look.px(_WIDEST))
        corner = field.mapTo(self.host, QPoint(0, field.height()))
        left = corner.x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left += field.width() - width
        below = corner.y() + look.px(4)
        above = corner.y() - field.height() - height - look.px(4)
        fits = below + height <= self.host.height() or above < 0
        self.place(left, below if fits else above, width, height)

    @Slot()
    def _clicked(self) -> None:
        self._field.take()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
