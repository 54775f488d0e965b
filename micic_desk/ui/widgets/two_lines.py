"""A list whose rows say one thing in words, and below it quietly the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import chosen_ground, leading, rounded, two_lines_size

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TOLD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_BREAKS = str.maketrans("\n\r\t\u2028\u2029", "     ")
State = QStyle.StateFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One row; ``id`` is stable, so that a row stays chosen when the list is made anew.

    ``marks`` and ``marks_below`` are the (start, length) of words that stand out in each line.
    A row that can be ticked says whether it is; a tick takes the icon's place.
    """

    id: str
    text: str
    below: str
    icon: Icon
    ink: Role | Tint = Role.TEXT_QUIET
    spoken: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    marks_below: tuple[tuple[int, int], ...] = ()
    ticked: bool | None = None


class ToldRows(QAbstractListModel):
    """Rows as they are told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Told] = []

    def show_rows(self, rows: Sequence[Told]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def told(self, row: int) -> Told:
        """A row."""
        return self._rows[row]

    def row_of(self, one: str) -> int:
        """The row with an id, or -1."""
        return next((at for at, told in enumerate(self._rows) if told.id == one), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, and what a screen reader says of it."""
        if not index.isValid():
            return None
        told = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return told.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return told.spoken or f"{told.text}. {told.below}"
        if role == Qt.ItemDataRole.CheckStateRole and told.ticked is not None:
            return Qt.CheckState.Checked if told.ticked else Qt.CheckState.Unchecked
        return told if role == TOLD_ROLE else None

    def tick(self, row: int, *, ticked: bool) -> None:
        """Tick a row, or take its tick away."""
        self._rows[row] = replace(self._rows[row], ticked=ticked)
        self.dataChanged.emit(self.index(row), self.index(row))


class ToldDelegate(QStyledItemDelegate):
    """An icon, a line of words, and a quieter one below; both are cut where they are too long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Two lines and air."""
        del option, index
        return two_lines_size(self._look, 160)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        told = index.data(TOLD_ROLE)
        if not isinstance(told, Told):
            return
        look, direction, place = self._look, option.direction, QRect(option.rect)
        painter.save()
        if option.state & (State.State_Selected | State.State_MouseOver):
            if option.state & State.State_Selected:
                chosen_ground(painter, place, look)
            else:
                rounded(painter, place, look.px(Radius.CONTROL), look.ground(Role.HOVER), None)
        if option.state & State.State_HasFocus:
            box = place.adjusted(1, 1, -1, -1)
            rounded(painter, box, look.px(Radius.CONTROL), None, look.ink(Role.FOCUS))
        inner = place.adjusted(look.px(10), look.px(6), -look.px(10), -look.px(6))
        side = look.px(18)
        tall = QFontMetrics(look.font(Step.BODY)).height()
        sign = QRect(inner.left(), inner.top() + (tall - side) // 2, side, side)
        sign = QStyle.visualRect(direction, inner, sign)
        if told.ticked is None:
            look.icons.paint(painter, sign, told.icon, look.theme.ink(told.ink))
        else:
            self._tick(painter, sign, ticked=told.ticked)
        words = inner.adjusted(side + look.px(10), 0, 0, 0)
        first = QRect(words.left(), words.top(), words.width(), tall)
        second = words.adjusted(0, tall, 0, 0)
        for box, text, marks, step, ink in (
            (first, told.text, told.marks, Step.BODY, Role.TEXT),
            (second, told.below, told.marks_below, Step.CAPTION, Role.TEXT_QUIET),
        ):
            turned = QStyle.visualRect(direction, inner, box)
            painter.setFont(look.font(step))
            painter.setPen(look.ink(ink))
            self._write(painter, turned, text, marks, direction)
        painter.restore()

    def _tick(self, painter: QPainter, box: QRect, *, ticked: bool) -> None:
        look = self._look
        ground = look.ink(Role.ACCENT) if ticked else None
        rounded(painter, box, look.px(Radius.CHIP) / 2, ground, look.ink(Role.LINE_STRONG))
        if ticked:
            look.icons.paint(painter, box, Icon.OK, look.theme.ink(Role.ACCENT_TEXT))

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        marks: Sequence[tuple[int, int]],
        direction: Qt.LayoutDirection,
    ) -> None:
        """One line of plain text in the painter's type, its marked words strong, cut at the end."""
        flat = text.translate(_BREAKS)
        shown = painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, box.width())
        layout = QTextLayout(shown, painter.font())
        option = QTextOption(leading(direction))
        # Where the window puts it, but read in its own direction.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([self._strong(flat, *one) for one in marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(box.width())
        layout.endLayout()
        # Signs of another font make the line taller: they hang from the line, not below it.
        lifted = painter.fontMetrics().ascent() - line.ascent()
        air = self._look.px(4)
        painter.setClipRect(box.adjusted(0, -air, 0, air))
        layout.draw(painter, QPointF(box.left(), box.top() + lifted))
        painter.setClipping(False)

    def _strong(self, text: str, start: int, length: int) -> QTextLayout.FormatRange:
        # Qt counts UTF-16 units, Python characters.
        found = QTextLayout.FormatRange()
        found.start = _units(text[:start])
        found.length = _units(text[start : start + length])
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(self._look.ink(Role.ACCENT))
        look.setFontUnderline(True)
        found.format = look
        return found


def _units(text: str) -> int:
    return sum(2 if sign > "\uffff" else 1 for sign in text)


class ToldList(QListView):
    """``opened`` by Enter and double click; ``chosen_changed`` when other rows are chosen.

    ``ticked`` (an id, whether) by Space and by a click on the tick.
    """

    opened = Signal()
    chosen_changed = Signal()
    ticked = Signal(str, bool)

    def __init__(self, name: str, *, several: bool = False, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.rows = ToldRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(ToldDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.doubleClicked.connect(self.opened)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        Look.current().changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Told]) -> None:
        """Show other rows; what was chosen stays chosen where it is still there."""
        chosen, at = self.chosen(), max(self.currentIndex().row(), 0)
        self.rows.show_rows(rows)
        flag = QItemSelectionModel.SelectionFlag
        kept = [row for one in chosen if (row := self.rows.row_of(one)) >= 0]
        for row in kept or [min(at, len(rows) - 1)]:
            if row >= 0:
                index = self.rows.index(row)
                self.selectionModel().setCurrentIndex(index, flag.Select | flag.Current)
        self.chosen_changed.emit()

    def chosen(self) -> list[str]:
        """The ids of the chosen rows, from top to bottom."""
        rows = sorted(one.row() for one in self.selectedIndexes())
        return [self.rows.told(row).id for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, Space ticks."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0 and self._can_tick(row):
            self._turn(row)
        elif event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a tick turns it."""
        super().mousePressEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        if not index.isValid() or not self._can_tick(index.row()):
            return
        place, look = self.visualRect(index), Look.current()
        box = QRect(place.left(), place.top(), look.px(34), place.height())
        if QStyle.visualRect(self.layoutDirection(), place, box).contains(where):
            self._turn(index.row())

    def _can_tick(self, row: int) -> bool:
        return self.rows.told(row).ticked is not None

    def _turn(self, row: int) -> None:
        told = self.rows.told(row)
        self.rows.tick(row, ticked=not told.ticked)
        self.ticked.emit(told.id, not told.ticked)
