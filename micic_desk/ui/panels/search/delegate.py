"""How a hit looks: its kind, its words with those asked for in bold, and where it stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from micic_desk.domain.words import marked
from micic_desk.ui.panels.search.hit import Hit
from micic_desk.ui.panels.search.model import HIT_ROLE, Hits
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.strokes import (
    chip_size,
    chosen_ground,
    paint_chip,
    two_lines_size,
    write,
)

Index = QModelIndex | QPersistentModelIndex
AROUND = 30


class HitDelegate(QStyledItemDelegate):
    """Two lines: the words, cut so that a match is in sight, and quietly where they stand."""

    def __init__(self, hits: Hits, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits = hits
        self._look = Look.current()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Two lines and air."""
        del option, index
        return two_lines_size(self._look, 200)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One hit."""
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        look, direction, place = self._look, option.direction, QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            chosen_ground(painter, place, look)
        inner = place.adjusted(look.px(10), look.px(6), -look.px(10), -look.px(6))
        side = look.px(18)
        tall = QFontMetrics(look.font(Step.BODY)).height()
        box = QRect(inner.left(), inner.top() + (tall - side) // 2, side, side)
        box = QStyle.visualRect(direction, inner, box)
        look.icons.paint(painter, box, hit.icon, look.theme.ink(hit.ink))
        taken = self._paint_place(painter, inner, hit, direction)
        rest = inner.adjusted(side + look.px(10), 0, -taken, 0)
        first = QStyle.visualRect(
            direction, inner, QRect(rest.topLeft(), QSize(rest.width(), tall))
        )
        self._paint_match(painter, first, hit.text, direction)
        below = QStyle.visualRect(direction, inner, rest.adjusted(0, tall, 0, 0))
        painter.setFont(look.font(Step.CAPTION))
        painter.setPen(look.ink(Role.TEXT_QUIET))
        shown = painter.fontMetrics().elidedText(
            hit.where, Qt.TextElideMode.ElideRight, below.width()
        )
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        write(painter, below, shown, align | Qt.AlignmentFlag.AlignVCenter)
        painter.restore()

    def _paint_place(
        self, painter: QPainter, inner: QRect, hit: Hit, direction: Qt.LayoutDirection
    ) -> int:
        """The chip of the key points a line is placed in; gives the width it takes."""
        if not hit.placed:
            return 0
        look = self._look
        size = chip_size(look, hit.placed, Icon.KEY_POINT)
        top = inner.center().y() - size.height() // 2
        box = QRect(QPoint(inner.right() + 1 - size.width(), top), size)
        painter.setLayoutDirection(direction)
        box = QStyle.visualRect(direction, inner, box)
        paint_chip(painter, box, hit.placed, Tint.INFO, look, Icon.KEY_POINT)
        return size.width() + look.px(8)

    def _paint_match(
        self, painter: QPainter, place: QRect, text: str, direction: Qt.LayoutDirection
    ) -> None:
        look, found = self._look, marked(text, self._hits.words)
        font = look.font(Step.BODY)
        metrics = QFontMetrics(font)
        if found and metrics.horizontalAdvance(text[: sum(found[0])]) > place.width():
            cut = max(0, found[0][0] - AROUND)
            text = "…" + text[cut:]
            found = [(start - cut + 1, length) for start, length in found]
        strong = QFontMetrics(look.font(Step.BODY, QFont.Weight.Bold))
        words = [text[start : start + length] for start, length in found]
        wider = sum(strong.horizontalAdvance(one) - metrics.horizontalAdvance(one) for one in words)
        room = place.width() - max(0, wider)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(text, font)
        way = QTextOption(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft))
        way.setWrapMode(QTextOption.WrapMode.NoWrap)
        way.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(way)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        bold.setForeground(look.ink(Role.ACCENT))
        formats = []
        for start, length in found:
            if start + length <= len(text):
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = start, length, bold
                formats.append(one)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(place.width())
        layout.endLayout()
        painter.setPen(look.ink(Role.TEXT))
        lifted, air = metrics.ascent() - line.ascent(), look.px(4)
        painter.setClipRect(place.adjusted(0, -air, 0, air))
        layout.draw(painter, QPointF(place.left(), place.top() + lifted))
        painter.setClipping(False)
