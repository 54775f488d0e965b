"""A list of commands that can be searched: what the palette and the list of keys show."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from micic_desk.ui.dialogs.entries import Entry
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import chosen_ground, write

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
State = QStyle.StateFlag


class CommandModel(QAbstractListModel):
    """Entries in the order they are given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._shown = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._shown[row]

    def row_of(self, entry: str) -> int:
        """The row of an entry, or -1."""
        return next((at for at, one in enumerate(self._shown) if one.id == entry), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry, and what a screen reader says of it."""
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        return entry if role == ENTRY_ROLE else None

    def _spoken(self, entry: Entry) -> str:
        said = [entry.name, entry.keys]
        if entry.checked is not None:
            said.append(self.tr("on") if entry.checked else self.tr("off"))
        if not entry.able:
            said.append(entry.why or self.tr("not possible now"))
        return ", ".join(one for one in said if one)


class CommandDelegate(QStyledItemDelegate):
    """Icon or tick, name, and at the end the keys, else the menu, on one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """One line."""
        del option, index
        text = QFontMetrics(self._look.font(Step.BODY)).height()
        return QSize(self._look.px(200), text + self._look.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One entry."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        look, direction, place = self._look, option.direction, QRect(option.rect)
        painter.save()
        painter.setLayoutDirection(direction)
        if option.state & State.State_Selected:
            chosen_ground(painter, place, look)
        inner = place.adjusted(look.px(10), 0, -look.px(10), 0)
        self._paint_sign(painter, inner, entry, direction)
        taken = self._paint_end(painter, inner, entry, direction)
        rest = inner.adjusted(look.px(28), 0, -taken - look.px(8), 0)
        painter.setFont(look.font(Step.BODY))
        painter.setPen(look.ink(Role.TEXT if entry.able else Role.TEXT_OFF))
        shown = painter.fontMetrics().elidedText(
            entry.name, Qt.TextElideMode.ElideRight, rest.width()
        )
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        rest = QStyle.visualRect(direction, inner, rest)
        write(painter, rest, shown, align | Qt.AlignmentFlag.AlignVCenter)
        painter.restore()

    def _paint_end(
        self, painter: QPainter, inner: QRect, entry: Entry, direction: Qt.LayoutDirection
    ) -> int:
        """Keys, menu, or what it waits for; gives the width that takes."""
        look, caption = self._look, self._look.font(Step.CAPTION)
        metrics = QFontMetrics(caption)
        said = entry.why or entry.keys or entry.detail
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, inner.width() // 2)
        wide = metrics.horizontalAdvance(said) + look.px(4)
        end = QRect(inner.right() - wide, inner.top(), wide + 1, inner.height())
        painter.setFont(caption)
        painter.setPen(look.ink(Role.TEXT_QUIET if entry.able else Role.TEXT_OFF))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        end = QStyle.visualRect(direction, inner, end)
        write(painter, end, said, align | Qt.AlignmentFlag.AlignVCenter)
        return wide

    def _paint_sign(
        self, painter: QPainter, inner: QRect, entry: Entry, direction: Qt.LayoutDirection
    ) -> None:
        """The tick of a switch that is on, else the icon."""
        sign = Icon.OK if entry.checked else entry.icon
        if sign is None:
            return
        look, side = self._look, self._look.px(18)
        box = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        ink = Role.ACCENT if entry.checked else Role.TEXT_QUIET
        colour = look.theme.ink(ink if entry.able else Role.TEXT_OFF)
        look.icons.paint(painter, QStyle.visualRect(direction, inner, box), sign, colour)


class CommandList(QListView):
    """Shows entries; ``wished`` with the id of one that is chosen and can be had.

    ``refused`` with the reason of one that cannot be had now.
    """

    wished = Signal(str)
    refused = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.rows = CommandModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(CommandDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._wish)
        Look.current().changed.connect(self.scheduleDelayedItemsLayout)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, the first that can be had chosen."""
        self.rows.show_entries(entries)
        first = next((at for at, one in enumerate(entries) if one.able), 0)
        self.setCurrentIndex(self.rows.index(first))

    def step(self, by: int) -> None:
        """Go on by so many rows, round the ends."""
        count = self.rows.rowCount()
        if count:
            row = self.currentIndex().row() + by
            self.setCurrentIndex(self.rows.index(row % count))

    def choose(self) -> None:
        """Choose the entry that was stepped to."""
        self._wish(self.currentIndex())

    def current(self) -> Entry | None:
        """The entry that was stepped to."""
        index = self.currentIndex()
        return self.rows.entry(index.row()) if index.isValid() else None

    def _wish(self, index: Index) -> None:
        if not index.isValid():
            return
        entry = self.rows.entry(index.row())
        if entry.able:
            self.wished.emit(entry.id)
        else:
            said = self.tr("“{name}” is not possible now.").format(name=entry.name)
            self.refused.emit(entry.why or said)
