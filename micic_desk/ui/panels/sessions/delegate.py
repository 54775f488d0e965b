"""How a session looks in the list: its title, its key, and how much was said in it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from micic_desk.ui.panels.sessions.model import COUNT_ROLE
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.strokes import rounded

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


OUTSIDE = 12 + 10 + 8 + 8 + 18
"""Units of a row that are no title: bar, gaps, the list's own padding."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class SessionDelegate(QStyledItemDelegate):
    """Paints one session; the one at work has a bar at its start."""

    HEIGHT = 38

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """One line or two, and air around them."""
        look = self._look
        metrics = QFontMetrics(look.font(Step.BODY, QFont.Weight.DemiBold))
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        room = max(1, wide - look.px(OUTSIDE) - self._count_width(index))
        title = " ".join(str(index.data()).split())
        box = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, title)
        text = min(box.height(), 2 * metrics.lineSpacing())
        return QSize(look.px(80), max(look.px(self.HEIGHT), text + look.px(16)))

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
        caption = look.font(Step.CAPTION)
        said, wide = self._count_words(index), self._count_width(index)
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
        title = _two_lines(" ".join(str(index.data()).split()), QFontMetrics(font), rest.width())
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        place = QStyle.visualRect(direction, inner, rest)
        painter.drawText(place, int(align | centre), title)

    def _count_words(self, index: Index) -> str:
        count = index.data(COUNT_ROLE)
        return str(count) if count else ""

    def _count_width(self, index: Index) -> int:
        said = self._count_words(index)
        if not said:
            return 0
        metrics = QFontMetrics(self._look.font(Step.CAPTION))
        return metrics.horizontalAdvance(said) + self._look.px(2)


def _two_lines(title: str, metrics: QFontMetrics, room: int) -> str:
    """A title on two lines at most, the second cut where it must be."""
    if metrics.horizontalAdvance(title) <= room:
        return title
    words = title.split(" ")
    first = 1
    while first < len(words) and metrics.horizontalAdvance(" ".join(words[: first + 1])) <= room:
        first += 1
    cut = Qt.TextElideMode.ElideRight
    lines = [" ".join(words[:first]), " ".join(words[first:])]
    return "\n".join(metrics.elidedText(line, cut, room) for line in lines if line)
