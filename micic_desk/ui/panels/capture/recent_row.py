"""The speakers who have a digit, quietly beside the chips; what does not fit is behind the dots."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.naming import give_name, plain_tooltip
from micic_desk.ui.widgets.strokes import leading, mirror, rounded

WIDEST = 96
_PAD, _GAP = 5, 2
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Seat:
    """One place: its digit, what its speaker is called, and whether the line goes on for her."""

    number: int
    name: str
    speaking: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    box: QRect
    seat: Seat | None


class RecentRow(QWidget):
    """Paints as many places as there is room for; ``chosen`` with a digit, ``more_wished``."""

    chosen = Signal(int)
    more_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._seats: tuple[Seat, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(
            plain_tooltip(self.tr("Put a speaker on the line: Ctrl and the digit, or a click"))
        )
        self.show_seats(())
        self._look.changed.connect(self.updateGeometry)

    def show_seats(self, seats: tuple[Seat, ...]) -> None:
        """Show these; nothing is repainted where they are the same."""
        if seats == self._seats and self.accessibleName():
            return
        self._seats = seats
        said = ", ".join(f"{one.number} {one.name}" for one in seats)
        give_name(self, self.tr("Recent speakers: {names}").format(names=said or "–"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One row; as wide as there is room."""
        return QSize(0, self._metrics().height() + self._look.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Digits in quiet ink, names beside them; whoever speaks stands on a ground."""
        painter, look = QPainter(self), self._look
        direction = self.layoutDirection()
        painter.setFont(look.font(Step.CAPTION))
        align = leading(direction) | Qt.AlignmentFlag.AlignVCenter
        metrics, pad = self._metrics(), look.px(_PAD)
        for one in self._placed():
            box = mirror(direction, self.rect(), one.box)
            seat = one.seat
            if seat is None:
                painter.setPen(look.ink(Role.TEXT_QUIET))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _MORE)
                continue
            if seat.speaking:
                edge = look.ink(Tint.MINE) if look.theme.outlined else None
                rounded(painter, box, look.px(Radius.CHIP), look.ground(Tint.MINE), edge)
            inner = box.adjusted(pad, 0, -pad, 0)
            digit = metrics.horizontalAdvance(f"{seat.number} ")
            painter.setPen(look.ink(Tint.MINE if seat.speaking else Role.TEXT_QUIET))
            painter.drawText(inner, align, str(seat.number))
            words = mirror(direction, inner, inner.adjusted(digit, 0, 0, 0))
            painter.setPen(look.ink(Tint.MINE if seat.speaking else Role.TEXT))
            shown = metrics.elidedText(seat.name, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, align, shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the speaker under the pointer, or ask for all of them."""
        where = event.position().toPoint()
        for one in self._placed():
            if mirror(self.layoutDirection(), self.rect(), one.box).contains(where):
                if one.seat is None:
                    self.more_wished.emit()
                else:
                    self.chosen.emit(one.seat.number)

    def has_seats(self) -> bool:
        """Whether there is anybody to show."""
        return bool(self._seats)

    def shown(self) -> tuple[Seat, ...]:
        """The places that are in sight."""
        return tuple(one.seat for one in self._placed() if one.seat is not None)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(Step.CAPTION))

    def _placed(self) -> list[_Placed]:
        """Boxes for a row that is read from the left; dots where not all of them fit."""
        metrics, look = self._metrics(), self._look
        gap, pad, most = look.px(_GAP), look.px(_PAD), look.px(WIDEST)
        wide = [
            min(metrics.horizontalAdvance(f"{one.number} {one.name}") + 2 * pad + 1, most)
            for one in self._seats
        ]
        dots = metrics.horizontalAdvance(_MORE) + 2 * pad
        tall = metrics.height() + look.px(6)
        top = (self.height() - tall) // 2
        room = self.width()
        if sum(wide) + gap * len(wide) > room:
            room -= dots + gap
        found: list[_Placed] = []
        left = 0
        for seat, width in zip(self._seats, wide, strict=True):
            if left + width > room:
                found.append(_Placed(QRect(left, top, dots, tall), None))
                break
            found.append(_Placed(QRect(left, top, width, tall), seat))
            left += width + gap
        return found
