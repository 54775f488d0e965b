"""The list of people above the capture line; it never takes the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from micic_desk.ui.panels.capture.speakers import Offer
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.floating import FloatingCard
from micic_desk.ui.widgets.naming import give_name


class Completion(FloatingCard):
    """Stands above ``anchor`` while somebody is asked for; ``chosen`` with the `Offer`."""

    chosen = Signal(object)

    WIDTH = 300

    def __init__(self, host: QWidget) -> None:
        super().__init__("-", host)
        give_name(self, self.tr("People"))
        self._offers: tuple[Offer, ...] = ()
        self.list = QListWidget(self)
        give_name(self.list, self.tr("People"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for turn in (
            self.list.setHorizontalScrollBarPolicy,
            self.list.setVerticalScrollBarPolicy,
        ):
            turn(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._clicked)
        self.column.addWidget(self.list)

    def offer(self, offers: Sequence[Offer], anchor: QWidget) -> None:
        """Show these people above ``anchor``; none hides the list."""
        if tuple(offers) == self._offers and self.isVisible():
            return
        self._offers = tuple(offers)
        self.list.clear()
        for one in self._offers:
            said = f"@{one.code}   {one.name}" if one.code and one.name else one.name
            item = QListWidgetItem(said or f"@{one.code}")
            item.setIcon(Look.current().icon(Icon.PERSON, Role.TEXT_QUIET, 16))
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self.setVisible(bool(self._offers))
        if self._offers:
            self._place_above(anchor)

    def step(self, by: int) -> None:
        """Go up or down in the list."""
        rows = self.list.count()
        at = self.list.currentRow()
        self.list.setCurrentRow((at + by) % rows if at >= 0 else (0 if by > 0 else rows - 1))
        item = self.list.currentItem()
        if item is not None:
            announce(self, item.text())

    def picked(self) -> Offer | None:
        """Who was stepped to; nobody where nobody was."""
        row = self.list.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def accept(self) -> None:
        """Choose whoever was stepped to, else the first."""
        if self._offers:
            self.chosen.emit(self.picked() or self._offers[0])

    def _place_above(self, anchor: QWidget) -> None:
        look = Look.current()
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        height = rows + look.px(2 * 5 + 2 * 9)
        width = look.px(self.WIDTH)
        corner = anchor.mapTo(self.host, QPoint(0, 0))
        left = corner.x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = corner.x() + anchor.width() - width
        self.place(left, corner.y() - height - look.px(4), width, height)

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._offers[self.list.row(item)])
