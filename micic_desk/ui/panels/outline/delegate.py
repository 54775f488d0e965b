"""Paints one row, all text as plain text, and opens the editor in its place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.models.index import Index
from micic_desk.ui.models.line import Line
from micic_desk.ui.models.roles import OutlineRole
from micic_desk.ui.panels.outline.editor import LineEditor
from micic_desk.ui.panels.outline.setting import SetRow, Setter
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.strokes import paint_chip, rounded

_MARKS = {
    "\N{HEAVY WIDE-HEADED RIGHTWARDS ARROW}": Icon.RECOMMENDATION,
    "=>": Icon.IMPLICATION,
    "\N{RIGHTWARDS DOUBLE ARROW}": Icon.HAND_OVER,
}
State = QStyle.StateFlag


class OutlineDelegate(QStyledItemDelegate):
    """Draws lines as `Setter` sets them; ``edited`` is the line an editor stands in."""

    opened = Signal(object)
    """A `LineEditor` has taken the place of a row's words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self.setter = Setter(self._look)
        self.edited = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        line = index.data(OutlineRole.LINE)
        place: QRect = option.rect
        row = self.setter.set(line, place.width(), option.direction)
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        painter.setLayoutDirection(option.direction)
        self._ground(painter, line, row, place.size(), option.state)
        self._structure(painter, line, row, place.height())
        self._sign(painter, line, row)
        self._words(painter, line, row)
        for box, face in row.chips:
            paint_chip(painter, box, face.text, face.tint, self._look, face.icon)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The width given and the height that takes."""
        width = option.rect.width()
        return QSize(width, self.row(index, width, option.direction).height)

    def row(self, index: Index, width: int, direction: Qt.LayoutDirection) -> SetRow:
        """A row as it is set at a width."""
        return self.setter.set(index.data(OutlineRole.LINE), width, direction)

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """The editor of a row's words."""
        del option
        line: Line = index.data(OutlineRole.LINE)
        editor = LineEditor(line.id, line.text, parent)
        editor.setFont(self.setter.font(line))
        self.opened.emit(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Follow the row, unless something is being typed: then the typed words stay."""
        if isinstance(editor, LineEditor):
            editor.follow(index.data(OutlineRole.TEXT) or "")

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Nothing: the view saves, because a refusal must leave the editor open."""

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the editor where the words are, so that they do not jump."""
        place: QRect = option.rect
        row = self.row(index, place.width(), option.direction)
        box = row.words.translated(place.topLeft())
        box.setBottom(place.bottom() - row.words.top())
        if row.chips:
            chips = [one.translated(place.topLeft()) for one, _ in row.chips]
            beside = [one for one in chips if one.top() < row.words.bottom() + place.top()]
            for one in beside:
                box = box.united(one) if one.left() > box.left() else box
            box.setTop(place.top() + row.words.top())
        editor.setGeometry(box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys and leaving are the editor's own: Qt's filter would close it unsaved."""
        del editor, event
        return False

    def _ground(
        self, painter: QPainter, line: Line, row: SetRow, size: QSize, state: QStyle.StateFlag
    ) -> None:
        px = self._look.px
        whole = QRect(px(3), 0, size.width() - px(6), size.height())
        selected = bool(state & State.State_Selected)
        if selected or state & State.State_MouseOver:
            role = Role.PRESSED if selected else Role.HOVER
            rounded(painter, whole, px(Radius.CHIP), self._look.ground(role), None)
        if line.kind is ItemKind.RECOMMENDATION and not line.is_heading:
            body = row.body.adjusted(0, px(2), 0, -px(2))
            body.setHeight(size.height() - px(4))
            tint = Tint.RECOMMENDATION
            if not selected:
                rounded(painter, body, px(Radius.CHIP), self._look.ground(tint), None)
            rule = QRect(body.left(), body.top(), px(3), body.height())
            if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                rule.moveRight(body.right())
            rounded(painter, rule, px(1), self._look.ink(tint), None)
        if line.cut:
            pen = QPen(self._look.ink(Role.LINE_STRONG), px(1), Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRect(row.body.left(), 0, row.body.width(), size.height())
            painter.drawRect(box.adjusted(0, px(1), -1, -px(2)))
        if state & State.State_HasFocus or line.id == self.edited:
            painter.setPen(QPen(self._look.ink(Role.FOCUS), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = whole.adjusted(px(1), px(1), -px(1), -px(1))
            painter.drawRoundedRect(ring, px(Radius.CHIP), px(Radius.CHIP))

    def _structure(self, painter: QPainter, line: Line, row: SetRow, height: int) -> None:
        painter.setPen(QPen(self._look.ink(Role.LINE), 1))
        for across in row.guides:
            painter.drawLine(across, 0, across, height)
        if line.has_children:
            icon = Icon.UNFOLD if line.folded else Icon.FOLD
            ink = self._look.theme.ink(Role.TEXT if line.folded else Role.TEXT_QUIET)
            box = row.fold.adjusted(self._look.px(1), 0, -self._look.px(1), 0)
            self._look.icons.paint(painter, box, icon, ink)

    def _sign(self, painter: QPainter, line: Line, row: SetRow) -> None:
        if line.is_heading:
            return
        look = kind_look(line.kind)
        icon = _MARKS.get(line.mark, look.icon)
        quiet = look.tint is Tint.PLAIN and not line.mark
        ink = self._look.theme.ink(Role.TEXT_QUIET if quiet else look.tint)
        if line.mark and line.mark not in _MARKS:
            painter.setPen(self._look.ink(look.tint))
            painter.setFont(self.setter.font(line))
            painter.drawText(row.mark, Qt.AlignmentFlag.AlignCenter, line.mark)
            return
        box = row.mark.adjusted(self._look.px(1), self._look.px(1), -1, -self._look.px(1))
        self._look.icons.paint(painter, box, icon, ink)

    def _words(self, painter: QPainter, line: Line, row: SetRow) -> None:
        quiet = line.missing or line.cut or line.kind is ItemKind.NOTE_TO_SELF
        role = Role.TEXT_QUIET if quiet else Role.TEXT
        painter.setPen(self._look.ink(role))
        row.text.draw(painter, QPointF(row.words.topLeft()))
