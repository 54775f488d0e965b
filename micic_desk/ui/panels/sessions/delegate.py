"""How a session looks in the list: its title, its key, and how much was said in it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from micic_desk.ui.panels.sessions.model import COUNT_ROLE
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.strokes import rounded

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class SessionDelegate(QStyledItemDelegate):
    """Paints one session on one line; the one at work has a bar at its start."""

    HEIGHT = 38

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """One line and air around it."""
        del option, index
        text = QFontMetrics(self._look.font(Step.BODY)).height()
        return QSize(self._look.px(80), max(self._look.px(self.HEIGHT), text + self._look.px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, bar, title, count."""
        look = self._look
        place, state = QRect(option.rect), option.state
        direction = option.direction
        chosen = bool(state & State.State_Selected)
        body = place.adjusted(look.px(4), look.px(1), -look.px(4), -look.px(1))
        ground = Role.PRESSED if chosen else Role.HOVER if state & State.State_MouseOver else None
        painter.save()
        focus = chosen and bool(state & State.State_HasFocus)
        edge = look.ink(Role.FOCUS) if focus else None
        if chosen and look.theme.outlined and not focus:
            edge = look.ink(Role.LINE_STRONG)
        fill = None if ground is None else look.ground(ground)
        rounded(painter, body, look.px(Radius.CONTROL), fill, edge)
        if chosen:
            bar = QRect(
                body.left(), body.top() + look.px(8), look.px(3), body.height() - look.px(16)
            )
            painter.fillRect(QStyle.visualRect(direction, body, bar), look.ink(Role.ACCENT))
        self._words(painter, body, index, direction, chosen=chosen)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        body: QRect,
        index: Index,
        direction: Qt.LayoutDirection,
        *,
        chosen: bool,
    ) -> None:
        look = self._look
        inner = body.adjusted(look.px(12), 0, -look.px(10), 0)
        count = index.data(COUNT_ROLE)
        said = str(count) if count else ""
        caption = look.font(Step.CAPTION)
        wide = QFontMetrics(caption).horizontalAdvance(said) + look.px(2) if said else 0
        end = QRect(inner.right() - wide, inner.top(), wide + 1, inner.height())
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(caption)
        painter.setPen(look.ink(Role.TEXT_QUIET))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(QStyle.visualRect(direction, inner, end), align | centre, said)
        font = look.font(Step.BODY, QFont.Weight.DemiBold if chosen else None)
        painter.setFont(font)
        painter.setPen(look.ink(Role.TEXT))
        rest = inner.adjusted(0, 0, -wide - (look.px(8) if wide else 0), 0)
        title = " ".join(str(index.data()).split())
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, rest.width())
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(QStyle.visualRect(direction, inner, rest), align | centre, shown)
