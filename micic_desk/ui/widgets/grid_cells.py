"""How one cell of a grid is painted and edited: plain text, ticks, and where the keyboard is."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.offering import OfferingEdit
from micic_desk.ui.widgets.strokes import leading, rounded

Index = QModelIndex | QPersistentModelIndex
QUIET_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Whether a cell is written in the quiet colour."""

OFFERS_ROLE = QUIET_ROLE + 1
"""What a cell offers to whoever types in it: a callable from words to whole texts, or None."""

HINT_ROLE = QUIET_ROLE + 2
"""What an empty cell shows quietly: a sign that something is missing, or what is proposed."""

LONGEST_CELL = 10_000
_SIDE, _BOX = 9, 16
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CLOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
State = QStyle.StateFlag
Data = Qt.ItemDataRole


class CellDelegate(QStyledItemDelegate):
    """``refused`` says that what was typed last was not taken, so that its editor stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self.refused = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """One line of words."""
        look = self._look
        words = str(index.data(Data.DisplayRole) or "")
        width = QFontMetrics(look.font()).horizontalAdvance(words) + 2 * look.px(_SIDE)
        return QSize(max(width, option.rect.width()), look.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, tick or words, the line below, the ring."""
        look, place = self._look, QRect(option.rect)
        chosen = bool(option.state & State.State_Selected)
        painter.save()
        painter.setClipRect(place)
        if chosen:
            painter.fillRect(place, look.ground(Role.ROW))
        painter.fillRect(place.adjusted(0, place.height() - 1, 0, 0), look.ink(Role.LINE))
        tick = index.data(Data.CheckStateRole)
        if tick is not None:
            self._tick(painter, option, on=Qt.CheckState(tick) == Qt.CheckState.Checked)
        else:
            self._words(painter, option, index)
        if option.state & State.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.ink(Role.FOCUS), look.px(2)))
            inset = max(1, look.px(1))
            painter.drawRect(place.adjusted(inset, inset, -inset, -inset))
        painter.restore()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A field as large as the cell, named as its column is."""
        offers = index.data(OFFERS_ROLE)
        editor = OfferingEdit(parent, offers) if callable(offers) else QLineEdit(parent)
        model = index.model()
        name = model.headerData(index.column(), Qt.Orientation.Horizontal, Data.AccessibleTextRole)
        give_name(editor, str(name or self.tr("Cell")))
        editor.setMaxLength(LONGEST_CELL)
        editor.setFrame(False)
        self.refused = False
        return editor

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Hand what was typed to the model, and keep in mind where it said no."""
        if isinstance(editor, QLineEdit):
            untouched = editor.text() == str(index.data(Data.EditRole) or "")
            self.refused = not untouched and not model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Up and Down go through what is offered; whatever closes the field takes it."""
        if isinstance(editor, OfferingEdit) and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            key = event.key()
            if key in _STEPS and editor.step(_STEPS[Qt.Key(key)]):
                return True
            if key in _CLOSING:
                editor.take()
            elif key == Qt.Key.Key_Escape and editor.put_aside():
                return True
        elif isinstance(editor, OfferingEdit) and event.type() == QEvent.Type.Hide:
            editor.put_aside()
        return super().eventFilter(editor, event)

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """The cell itself."""
        editor.setGeometry(option.rect)

    def editorEvent(  # noqa: N802 - Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click anywhere in a cell with a tick turns it."""
        turns = index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        if isinstance(event, QMouseEvent) and turns:
            if event.type() == QEvent.Type.MouseButtonRelease:
                was = Qt.CheckState(index.data(Data.CheckStateRole))
                on = Qt.CheckState.Checked
                now = Qt.CheckState.Unchecked if was == on else on
                return model.setData(index, now, Data.CheckStateRole)
            return event.type() == QEvent.Type.MouseButtonDblClick
        return super().editorEvent(event, model, option, index)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        words = " ".join(str(index.data(Data.DisplayRole) or "").split())
        hint = "" if words else str(index.data(HINT_ROLE) or "")
        place = option.rect.adjusted(look.px(_SIDE), 0, -look.px(_SIDE), 0)
        quiet = bool(hint or index.data(QUIET_ROLE))
        painter.setFont(look.font())
        painter.setPen(look.ink(Role.TEXT_QUIET if quiet else Role.TEXT))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        metrics = QFontMetrics(look.font())
        shown = metrics.elidedText(words or hint, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, leading(option.direction) | Qt.AlignmentFlag.AlignVCenter, shown)

    def _tick(self, painter: QPainter, option: QStyleOptionViewItem, *, on: bool) -> None:
        look, side = self._look, self._look.px(_BOX)
        place = option.rect
        box = QRect(place.left() + look.px(_SIDE), 0, side, side)
        box.moveTop(place.top() + (place.height() - side) // 2)
        box = QStyle.visualRect(option.direction, place, box)
        fill = look.ground(Role.ACCENT if on else Role.SURFACE)
        edge = look.ink(Role.ACCENT if on else Role.LINE_STRONG)
        rounded(painter, box, look.px(Radius.CHIP) - 1, fill, edge)
        if on:
            look.icons.paint(painter, box, Icon.OK, look.theme.ink(Role.ACCENT_TEXT))
