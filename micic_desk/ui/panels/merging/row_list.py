"""The list of what a merge would bring: two lines a row, whatever its length."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from micic_desk.ui.panels.merging.rows import Row
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import rounded, write

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
AT_ONCE = 500
"""Rows laid out in one breath: a few milliseconds, on a slow computer too."""
_SIDE, _SIGN, _GAP, _ABOVE = 8, 18, 8, 5


class RowModel(QAbstractListModel):
    """Rows, replaced as a whole."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.left_out: frozenset[str] = frozenset()

    def leave_out(self, sessions: frozenset[str]) -> None:
        """Show which sessions are not to be taken in."""
        self.left_out = sessions
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def is_left_out(self, row: Row) -> bool:
        """Whether a line, or the session that a row is about, is not to be taken in."""
        return not self.left_out.isdisjoint({row.session, row.entity} - {""})

    def sessions(self) -> frozenset[str]:
        """Every session that has a heading of its own."""
        return frozenset(one.entity for one in self.rows if one.sign is None and one.entity)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, or the `Row` itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            out = self.tr("left out") if self.is_left_out(row) else ""
            return ": ".join(one for one in (out, row.caption, row.text) if one)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen, and the arrow keys pass over them."""
        if index.isValid() and self.rows[index.row()].sign is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class RowView(QListView):
    """The rows of a `RowModel`.

    ``turned`` (a session) when it is to be taken in or left out, by Space on a line of it or
    by a click on its heading; ``wished`` (a `Row`) when its place is to be opened, by Enter.
    """

    turned = Signal(str)
    wished = Signal(object)

    def __init__(self, parent: QWidget, name: str = "", *, choosing: bool = True) -> None:
        super().__init__(parent)
        give_name(self, name or self.tr("What the file would bring"))
        self._choosing = choosing
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self, choosing=choosing))
        # All rows are equally tall; many are laid out some at a time, the window answers between.
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self._ahead = False
        self.verticalScrollBar().rangeChanged.connect(self._catch_up)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        Look.current().changed.connect(self.scheduleDelayedItemsLayout)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Three lines at least: in a low window the sheet scrolls instead."""
        return QSize(super().minimumSizeHint().width(), Look.current().px(130))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the place of a line, Space takes its session in or leaves it out."""
        row, key = self.row(), event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if row is not None and plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.wished.emit(row)
        elif row is not None and plain and key == Qt.Key.Key_Space and self._choosing:
            event.accept()
            if row.session:
                self.turned.emit(row.session)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a heading."""
        super().mouseReleaseEvent(event)
        found = self.indexAt(event.position().toPoint()).data(_ROW)
        heading = isinstance(found, Row) and found.sign is None and bool(found.entity)
        if heading and self._choosing and event.button() == Qt.MouseButton.LeftButton:
            self.turned.emit(found.entity)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The place of a line."""
        super().mouseDoubleClickEvent(event)
        found = self.indexAt(event.position().toPoint()).data(_ROW)
        if isinstance(found, Row) and found.sign is not None:
            self.wished.emit(found)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Come to a row that is not laid out yet as soon as it is."""
        super().currentChanged(current, previous)
        self._ahead = current.isValid() and self.visualRect(current).isEmpty()

    @Slot()
    def _catch_up(self) -> None:
        if self._ahead and not self.visualRect(self.currentIndex()).isEmpty():
            self._ahead = False
            self.scrollTo(self.currentIndex())

    def row(self) -> Row | None:
        """The row that has the keyboard."""
        found = self.currentIndex().data(_ROW)
        return found if isinstance(found, Row) and found.sign is not None else None

    def choose_first(self) -> None:
        """Give the first line the keyboard's place."""
        first = next((at for at, one in enumerate(self.rows.rows) if one.sign is not None), None)
        if first is not None:
            self.setCurrentIndex(self.rows.index(first, 0))


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, parent: RowView, *, choosing: bool) -> None:
        super().__init__(parent)
        self._view = parent
        self._choosing = choosing
        self._look = Look.current()

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: _Index
    ) -> QSize:
        look = self._look
        words = QFontMetrics(look.font(Step.BODY)).lineSpacing()
        caption = QFontMetrics(look.font(Step.CAPTION)).lineSpacing()
        return QSize(look.px(120), words + caption + 2 * look.px(_ABOVE) + look.px(2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(_ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setClipRect(option.rect)
        if row.sign is None:
            self._heading(painter, option, row)
        else:
            self._ground(painter, option)
            self._line(painter, option, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look = self._look
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        fill = look.ground(Role.ROW if chosen else Role.HOVER)
        edge = look.ink(Role.FOCUS) if focused else None
        rounded(painter, option.rect.adjusted(0, 1, 0, -1), look.px(Radius.CONTROL), fill, edge)

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        look = self._look
        place = option.rect.adjusted(look.px(_SIDE), 0, -look.px(_SIDE), -look.px(_ABOVE))
        font = look.font(Step.BODY, QFont.Weight.DemiBold)
        bottom = QRect(place)
        bottom.setTop(place.bottom() - QFontMetrics(font).lineSpacing())
        if self._choosing and row.entity:
            self._tick(painter, option, bottom, row)
            bottom.setLeft(bottom.left() + look.px(_SIGN + _GAP))
            bottom = QStyle.visualRect(option.direction, place, bottom)
        out = row.entity in self._view.rows.left_out
        self._write(painter, option, bottom, row.text, font, Role.TEXT_OFF if out else Role.TEXT)

    def _tick(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: Row
    ) -> None:
        """Whether a session is to be taken in."""
        look, side = self._look, self._look.px(_SIGN - 2)
        box = QRect(place.left(), place.center().y() - side // 2, side, side)
        box = QStyle.visualRect(option.direction, place, box)
        taken = row.entity not in self._view.rows.left_out
        fill = look.ground(Role.ACCENT if taken else Role.SURFACE)
        rounded(painter, box, look.px(4), fill, look.ink(Role.LINE_STRONG))
        if taken:
            look.icons.paint(painter, box, Icon.OK, look.theme.ink(Role.ACCENT_TEXT))

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        look, sign = self._look, row.sign
        assert sign is not None
        whole = option.rect.adjusted(
            look.px(_SIDE), look.px(_ABOVE), -look.px(_SIDE), -look.px(_ABOVE)
        )
        font, small = look.font(Step.BODY), look.font(Step.CAPTION)
        height = QFontMetrics(font).lineSpacing()
        side = look.px(_SIGN)
        box = QRect(whole.left(), whole.top() + (height - side) // 2, side, side)
        box = QStyle.visualRect(option.direction, whole, box)
        look.icons.paint(painter, box, sign.icon, look.theme.ink(sign.ink))
        start = side + look.px(_GAP)
        words = QRect(whole.left() + start, whole.top(), whole.width() - start, height)
        caption = words.translated(0, height + look.px(2))
        caption.setHeight(QFontMetrics(small).lineSpacing())
        out = self._view.rows.is_left_out(row)
        for place, text, face, ink in (
            (words, row.text, font, Role.TEXT_OFF if out else Role.TEXT),
            (caption, row.caption, small, Role.TEXT_QUIET),
        ):
            there = QStyle.visualRect(option.direction, whole, place)
            self._write(painter, option, there, text, face, ink)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        text: str,
        font: QFont,
        ink: Role,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._look.ink(ink))
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(text, mode, place.width())
        write(painter, place, shown, align | Qt.AlignmentFlag.AlignVCenter)
