"""The filters offered above the hits; the keyboard stays in the field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from micic_desk.ui.panels.search.facets import icon_of
from micic_desk.ui.panels.search.offers import Offer
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.naming import give_name


class OfferList(QListWidget):
    """``chosen`` with an `Offer`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Filters offered"))
        self._offers: tuple[Offer, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._clicked)
        self.hide()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these; none hides the list."""
        if tuple(offers) != self._offers:
            self._offers = tuple(offers)
            self.clear()
            for at, one in enumerate(self._offers):
                self.addItem(self._item(one, first=at == 0))
            self.setCurrentRow(0)
        self.setVisible(bool(self._offers))

    def step(self, by: int) -> None:
        """Go to the next offer, round the ends."""
        if self._offers:
            self.setCurrentRow((self.currentRow() + by) % len(self._offers))
            announce(self, self.currentItem().text())

    def current(self) -> Offer | None:
        """The offer that Tab takes."""
        row = self.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def tall(self) -> int:
        """How much height all offers need."""
        if self.isHidden():
            return 0
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + Look.current().px(18)

    def _item(self, offer: Offer, *, first: bool) -> QListWidgetItem:
        value = offer.value
        if value is None:
            words = self.tr("{name}   {key}").format(name=offer.name, key=offer.key)
        else:
            words = self.tr("{key} {name}").format(key=offer.key, name=value.name)
            words = "   ".join(part for part in (words, value.detail) if part)
        if first:
            words = self.tr("{offer}   (Tab)").format(offer=words)
        item = QListWidgetItem(words)
        icon = value.icon if value is not None else icon_of(offer.facet)
        item.setIcon(Look.current().icon(icon, Role.TEXT_QUIET, 16))
        return item

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._offers[self.row(item)])
