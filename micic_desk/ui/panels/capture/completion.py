"""The list of people, tags or names above the capture line; it never takes the keyboard."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from micic_desk.app.vocabulary import Sort
from micic_desk.ui.panels.capture.asking import NOTHING, Offer, Offers
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.floating import FloatingCard
from micic_desk.ui.widgets.naming import give_name

_ICONS = {Sort.PERSON: Icon.PERSON, Sort.TAG: Icon.TAG, Sort.NAME: Icon.PEOPLE}


class Completion(FloatingCard):
    """Stands above the words it is about; ``chosen`` with the `Offer`."""

    chosen = Signal(object)

    NARROWEST, WIDEST = 140, 420

    def __init__(self, host: QWidget) -> None:
        super().__init__("-", host)
        self._names = {
            Sort.PERSON: self.tr("People"),
            Sort.TAG: self.tr("Tags"),
            Sort.NAME: self.tr("Names"),
        }
        self._shown = NOTHING
        self.list = QListWidget(self)
        self._call(Sort.PERSON)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for turn in (
            self.list.setHorizontalScrollBarPolicy,
            self.list.setVerticalScrollBarPolicy,
        ):
            turn(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._clicked)
        self.column.addWidget(self.list)

    def offer(self, offers: Offers, anchor: QWidget, across: int) -> None:
        """Show these above ``anchor``, at ``across`` pixels from its left; none hides the list."""
        if offers == self._shown and self.isVisible() == bool(offers.offers):
            return
        self._shown = offers
        self.list.clear()
        for one in offers.offers:
            said = f"{one.term.text}   {one.term.note}" if one.term.note else one.term.text
            item = QListWidgetItem(said)
            item.setIcon(Look.current().icon(_ICONS[one.term.sort], Role.TEXT_QUIET, 16))
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self.setVisible(bool(offers.offers))
        if offers.offers:
            self._call(offers.offers[0].term.sort)
            self._place_above(anchor, across)

    def step(self, by: int) -> None:
        """Go up or down in the list."""
        rows = self.list.count()
        at = self.list.currentRow()
        self.list.setCurrentRow((at + by) % rows if at >= 0 else (0 if by > 0 else rows - 1))
        item = self.list.currentItem()
        if item is not None:
            announce(self, item.text())

    def picked(self) -> Offer | None:
        """What was stepped to; nothing where nothing was."""
        row = self.list.currentRow()
        shown = self._shown.offers
        return shown[row] if self.isVisible() and 0 <= row < len(shown) else None

    def accept(self) -> None:
        """Choose what was stepped to, else the first."""
        if self._shown.offers:
            self.chosen.emit(self.picked() or self._shown.offers[0])

    def _call(self, sort: Sort) -> None:
        give_name(self, self._names[sort])
        give_name(self.list, self._names[sort])

    def _place_above(self, anchor: QWidget, across: int) -> None:
        look = Look.current()
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        height = rows + look.px(2 * 5 + 2 * 9)
        wanted = self.list.sizeHintForColumn(0) + look.px(2 * 5 + 2 * 9)
        width = min(max(wanted, look.px(self.NARROWEST)), look.px(self.WIDEST))
        corner = anchor.mapTo(self.host, QPoint(across, 0))
        left = corner.x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left -= width
        self.place(left, corner.y() - height - look.px(4), width, height)

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._shown.offers[self.list.row(item)])
