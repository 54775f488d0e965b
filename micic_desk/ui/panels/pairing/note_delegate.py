"""How a note looks in its column: time, words, and whether it is one with another."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from micic_desk.ui.models.index import Index
from micic_desk.ui.panels.pairing.facing import Note, Sort
from micic_desk.ui.panels.report.wrapped import Wrapped
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.strokes import chip_size, leading, paint_chip, rounded, write

NOTE_ROLE = Qt.ItemDataRole.UserRole
_SIDE, _AIR, _GAP = 10, 7, 3
_MOST_LINES = 6
"""More of a long line is told below, where the two at work stand in full."""

TIE_TINTS = {
    Sort.JOINED: Tint.SUCCESS,
    Sort.CONTRADICTS: Tint.CONFLICT,
    Sort.LIKELY: Tint.INFO,
    Sort.PERHAPS: Tint.PLAIN,
}


def sign_of(note: Note) -> tuple[str, Tint, Icon | None]:
    """What the chip of a note says; empty where it has none."""
    if note.together > 1:
        words = (
            _tr("%n notes, printed", note.together) if note.main else _tr("%n notes", note.together)
        )
        return words, Tint.SUCCESS, Icon.JOIN
    if note.tie is Sort.CONTRADICTS:
        return _tr("differs"), Tint.CONFLICT, Icon.CONFLICT
    if note.tie is not None:
        return _tr("the same?"), TIE_TINTS[note.tie], None
    return "", Tint.PLAIN, None


def spoken_note(note: Note) -> str:
    """A note for a screen reader."""
    return ", ".join(one for one in (time_of(note), note.text, sign_of(note)[0]) if one)


def time_of(note: Note) -> str:
    """When it was noted, to the minute."""
    moment = QDateTime.fromSecsSinceEpoch(note.at).time()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


class NoteDelegate(QStyledItemDelegate):
    """Paints a note as wide as its column, wrapped."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._look = Look.current()
        self._heights: dict[tuple[str, bool], int] = {}
        self._fitted: tuple[object, int] | None = None
        self._around = 0
        self._plain = self._main = QFont()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """As tall as the wrapped words."""
        del option
        note, width = index.data(NOTE_ROLE), self._width()
        if not isinstance(note, Note):
            return QSize(width, 0)
        return QSize(width, self.height_of(note))

    def new_among(self, notes: Iterable[Note]) -> list[Note]:
        """Those whose height is not known yet, in this width."""
        known = self._known()
        return [one for one in notes if (one.text, one.main) not in known]

    def height_of(self, note: Note) -> int:
        """How tall a note is, in pixels."""
        # Asked of every note again whenever one of them has another sign.
        known, key = self._known(), (note.text, note.main)
        if key not in known:
            known[key] = self._wrapped(note).height + self._around
        return known[key]

    def _known(self) -> dict[tuple[str, bool], int]:
        look, fitted = self._look, (self._look.metrics, self._width())
        if self._fitted != fitted:
            self._fitted, self._heights = fitted, {}
            self._around = chip_size(look, "x").height() + look.px(2 * _AIR + _GAP)
            weights = (None, QFont.Weight.Medium)
            self._plain, self._main = (look.font(Step.BODY, weight) for weight in weights)
        return self._heights

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One note."""
        note = index.data(NOTE_ROLE)
        if not isinstance(note, Note):
            return
        look, place, state = self._look, QRect(option.rect), QStyle.StateFlag
        painter.save()
        painter.setClipRect(place)
        painter.setLayoutDirection(option.direction)
        chosen = bool(option.state & state.State_Selected)
        if chosen or option.state & state.State_MouseOver:
            focus = chosen and self._view.hasFocus()
            edge = look.ink(Role.FOCUS) if focus else None
            ground = look.ground(Role.ROW if chosen else Role.HOVER)
            rounded(painter, place.adjusted(2, 1, -2, -1), look.px(Radius.CONTROL), ground, edge)
        self._known()
        inner = place.adjusted(look.px(_SIDE), look.px(_AIR), -look.px(_SIDE), -look.px(_AIR))
        head = QRect(inner)
        head.setHeight(chip_size(look, "x").height())
        self._head(painter, option, head, note)
        inner.setTop(head.bottom() + 1 + look.px(_GAP))
        painter.setPen(look.ink(Role.TEXT))
        self._wrapped(note).paint(painter, inner)
        painter.restore()

    def _width(self) -> int:
        """As if there was always a scroll bar: else all is broken again when it comes or goes."""
        # The bar itself is asked: it grows with the zoom, of which the style knows nothing.
        view, bar = self._view, self._view.verticalScrollBar().sizeHint().width()
        return view.width() - 2 * view.frameWidth() - bar

    def _wrapped(self, note: Note) -> Wrapped:
        width = self._width() - 2 * self._look.px(_SIDE)
        return Wrapped(note.text, self._main if note.main else self._plain, width, _MOST_LINES)

    def _head(
        self, painter: QPainter, option: QStyleOptionViewItem, head: QRect, note: Note
    ) -> None:
        look = self._look
        painter.setFont(look.font(Step.CAPTION))
        painter.setPen(look.ink(Role.TEXT_QUIET))
        words, tint, icon = sign_of(note)
        size = chip_size(look, words, icon) if words else QSize(0, 0)
        time = head.adjusted(0, 0, -size.width() - look.px(_GAP), 0)
        align = leading(option.direction) | Qt.AlignmentFlag.AlignVCenter
        write(painter, QStyle.visualRect(option.direction, head, time), time_of(note), align)
        if words:
            left = max(head.right() + 1 - size.width(), head.left() + head.width() // 3)
            box = QRect(left, head.top(), head.right() + 1 - left, head.height())
            there = QStyle.visualRect(option.direction, head, box)
            paint_chip(painter, there, words, tint, look, icon)


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("NoteDelegate", text, "", count)
