"""The list of people under the capture line; it never takes the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from micic_desk.ui.panels.capture.speakers import Offer
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.naming import give_name


class Completion(QListWidget):
    """Stands above ``anchor`` while somebody is asked for; ``chosen`` with the `Offer`."""

    chosen = Signal(object)

    WIDTH = 300

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._look = Look.current()
        self._offers: tuple[Offer, ...] = ()
        give_name(self, self.tr("People"))
        self.setObjectName("completion")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._clicked)
        self.hide()

    def offer(self, offers: Sequence[Offer], anchor: QWidget) -> None:
        """Show these people above ``anchor``; none hides the list."""
        if tuple(offers) == self._offers and self.isVisible():
            return
        self._offers = tuple(offers)
        self.clear()
        for one in self._offers:
            said = f"@{one.code}   {one.name}" if one.code and one.name else one.name
            item = QListWidgetItem(said or f"@{one.code}")
            item.setIcon(self._look.icon(Icon.PERSON, Role.TEXT_QUIET, 16))
            self.addItem(item)
        self.setCurrentRow(-1)
        self.setVisible(bool(self._offers))
        if self._offers:
            self._place(anchor)

    def step(self, by: int) -> None:
        """Go up or down in the list."""
        rows = self.count()
        at = self.currentRow()
        self.setCurrentRow((at + by) % rows if at >= 0 else (0 if by > 0 else rows - 1))
        item = self.currentItem()
        if item is not None:
            announce(self, item.text())

    def picked(self) -> Offer | None:
        """Who was stepped to; nobody where nobody was."""
        row = self.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def accept(self) -> None:
        """Choose whoever was stepped to, else the first."""
        if self._offers:
            self.chosen.emit(self.picked() or self._offers[0])

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its rows."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(self._look.px(self.WIDTH), rows + 2 * self._look.px(9))

    def _place(self, anchor: QWidget) -> None:
        host = self._host
        size = self.sizeHint()
        corner = anchor.mapTo(host, QPoint(0, 0))
        width = min(size.width(), host.width())
        left = corner.x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = corner.x() + anchor.width() - width
        top = corner.y() - size.height() - self._look.px(4)
        self.setGeometry(max(0, left), max(0, top), width, size.height())
        self.raise_()

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._offers[self.row(item)])
