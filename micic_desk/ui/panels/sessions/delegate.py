"""How a session looks in the list: its title, how much was said, when, where and by whom noted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from micic_desk.ui.panels.sessions.model import ROW_ROLE, STAMP_ROLE, SessionRow
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import chip_size, paint_chip, rounded

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


OUTSIDE = 12 + 10 + 8 + 8 + 18
"""Units of a row that are no title: bar, gaps, the list's own padding."""

INSET = 10
"""Units by which sessions that run at once are set in under their heading."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_NOBODY = SessionRow("", "", "", "", parallel=False, now=False, writers=())
"""What stands at an index that is none."""


class _Measures:
    """The metrics of a row's two fonts at one zoom, made once for all rows."""

    def __init__(self, look: Look) -> None:
        self.of = look.metrics
        self.title = QFontMetrics(look.font(Step.BODY, QFont.Weight.DemiBold))
        self.caption = QFontMetrics(look.font(Step.CAPTION))
        self.line = self.title.boundingRect(QRect(0, 0, 10_000, 10_000), _WRAPPED, "X").height()
        self.second = chip_size(look, "X").height()
        self.heading = self.caption.height() + look.px(10)
        self.outside, self.inset = look.px(OUTSIDE), look.px(OUTSIDE + INSET)
        self.least, self.air, self.gap = look.px(SessionDelegate.HEIGHT), look.px(16), look.px(2)
        self.wide = look.px(80)
        self._counts: dict[str, int] = {}
        self._titles: dict[str, int] = {}

    def count(self, count: str) -> int:
        """How wide a count is, with the gap before it."""
        if not count:
            return 0
        if count not in self._counts:
            self._counts[count] = self.caption.horizontalAdvance(count) + self.gap
        return self._counts[count]

    def wide_title(self, title: str) -> int:
        """How wide a title is on one line: asked again whenever its session has a new count."""
        if title not in self._titles:
            self._titles[title] = self.title.horizontalAdvance(title)
        return self._titles[title]


class SessionDelegate(QStyledItemDelegate):
    """Paints one session; the one at work has a bar at its start, the one that is now a clock."""

    HEIGHT = 38

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._view = parent if isinstance(parent, QListView) else None
        self._sizes: dict[str, tuple[object, QSize]] = {}
        self._measured: _Measures | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """A heading where sessions run at once, one line or two of title, times; air around."""
        wide = option.rect.width() if self._view is None else self._view.viewport().width()
        # The list asks for every session again when one of them has a new count.
        session, stamp = index.model().data(index, STAMP_ROLE) or ("", None)
        key = stamp, wide, self._look.metrics.zoom
        kept = self._sizes.get(session)
        if kept is None or kept[0] != key:
            size = QSize(self._measures().wide, self._height(_row(index), wide))
            kept = self._sizes[session] = key, size
        return kept[1]

    def measure(self, index: QModelIndex) -> None:
        """Measure a session before the list asks for all of them in one breath."""
        self.sizeHint(QStyleOptionViewItem(), index)

    def _measures(self) -> _Measures:
        if self._measured is None or self._measured.of is not self._look.metrics:
            self._measured = _Measures(self._look)
        return self._measured

    def _height(self, row: SessionRow, wide: int) -> int:
        with_ = self._measures()
        outside = (with_.inset if row.parallel else with_.outside) + with_.count(row.items)
        room = max(1, wide - outside)
        text = with_.line
        # Most titles need no wrapping, and hundreds are asked about when all are counted at once.
        if with_.wide_title(row.title) > room:
            box = with_.title.boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, row.title)
            text = min(box.height(), 2 * with_.title.lineSpacing())
        if row.when or row.writers or row.now:
            text += with_.second + with_.gap
        height = max(with_.least, text + with_.air)
        return height + self._heading_height(row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Heading, ground, bar, title, count, times, writers."""
        look, row = self._look, _row(index)
        place, state, direction = QRect(option.rect), option.state, option.direction
        chosen = bool(state & State.State_Selected)
        painter.save()
        painter.setLayoutDirection(direction)
        top = self._heading_height(row)
        if top:
            self._heading(painter, place, row, direction)
        body = place.adjusted(look.px(4), top + look.px(1), -look.px(4), -look.px(1))
        if row.parallel:
            inset = body.adjusted(look.px(INSET), 0, 0, 0)
            rail = QRect(body.left() + look.px(4), body.top(), look.px(2), body.height())
            painter.fillRect(QStyle.visualRect(direction, body, rail), look.ink(Role.LINE_STRONG))
            body = QStyle.visualRect(direction, body, inset)
        self._ground(painter, body, state, chosen=chosen)
        if chosen:
            bar = QRect(
                body.left(), body.top() + look.px(8), look.px(3), body.height() - look.px(16)
            )
            painter.fillRect(QStyle.visualRect(direction, body, bar), look.ink(Role.ACCENT))
        inner = body.adjusted(look.px(12), look.px(7), -look.px(10), -look.px(7))
        if row.when or row.writers or row.now:
            below = QRect(inner)
            below.setTop(inner.bottom() + 1 - self._second_height())
            inner.setBottom(below.top() - look.px(2))
            self._second(painter, below, row, direction)
        self._words(painter, inner, row, direction, chosen=chosen)
        painter.restore()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Qt's own editor, with a name that a screen reader can say."""
        editor = super().createEditor(parent, option, index)
        give_name(editor, self.tr("Title of the session"))
        return editor

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A title is edited below its heading."""
        place = QRect(option.rect)
        place.setTop(place.top() + self._heading_height(_row(index)))
        editor.setGeometry(place)

    def _ground(self, painter: QPainter, body: QRect, state: State, *, chosen: bool) -> None:
        look = self._look
        ground = Role.PRESSED if chosen else Role.HOVER if state & State.State_MouseOver else None
        focus = chosen and bool(state & State.State_HasFocus)
        edge = look.ink(Role.FOCUS) if focus else None
        if chosen and look.theme.outlined and not focus:
            edge = look.ink(Role.LINE_STRONG)
        fill = None if ground is None else look.ground(ground)
        rounded(painter, body, look.px(Radius.CONTROL), fill, edge)

    def _heading(
        self, painter: QPainter, place: QRect, row: SessionRow, direction: Qt.LayoutDirection
    ) -> None:
        look = self._look
        line = QRect(place.left(), place.top(), place.width(), self._heading_height(row))
        line.adjust(look.px(8), look.px(5), -look.px(8), 0)
        font = look.font(Step.CAPTION, QFont.Weight.DemiBold)
        self._say(painter, line, row.heading, font, Role.TEXT_QUIET, direction)

    def _words(
        self,
        painter: QPainter,
        inner: QRect,
        row: SessionRow,
        direction: Qt.LayoutDirection,
        *,
        chosen: bool,
    ) -> None:
        look, wide = self._look, self._count_width(row)
        end = QRect(inner.right() - wide, inner.top(), wide + 1, inner.height())
        painter.setFont(look.font(Step.CAPTION))
        painter.setPen(look.ink(Role.TEXT_QUIET))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(QStyle.visualRect(direction, inner, end), align | _CENTRE, row.items)
        bold = look.font(Step.BODY, QFont.Weight.DemiBold)
        painter.setFont(bold if chosen else look.font(Step.BODY))
        painter.setPen(look.ink(Role.TEXT))
        rest = inner.adjusted(0, 0, -wide - (look.px(8) if wide else 0), 0)
        # Broken as the chosen one is, or its times would stand away from a title of one line.
        title = _two_lines(row.title, QFontMetrics(bold), rest.width())
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        place = QStyle.visualRect(direction, inner, rest)
        painter.drawText(place, int(align | _CENTRE), title)
        painter.setLayoutDirection(direction)

    def _second(
        self, painter: QPainter, line: QRect, row: SessionRow, direction: Qt.LayoutDirection
    ) -> None:
        """Whether it is now, its times and room, and at the end whose lines stand in it."""
        look, rest = self._look, QRect(line)
        for writer in reversed(row.writers):
            size = chip_size(look, writer.initials)
            if size.width() > rest.width() // 2:
                break
            box = QRect(
                rest.right() + 1 - size.width(),
                line.center().y() - size.height() // 2,
                size.width(),
                size.height(),
            )
            tint = Tint.MINE if writer.mine else Tint.CO_RAPPORTEUR
            place = QStyle.visualRect(direction, line, box)
            paint_chip(painter, place, writer.initials, tint, look)
            rest.setRight(box.left() - look.px(4) - 1)
        ink = Role.ACCENT if row.now else Role.TEXT_QUIET
        if row.now:
            side = QFontMetrics(look.font(Step.CAPTION)).height()
            box = QRect(rest.left(), line.center().y() - side // 2, side, side)
            place = QStyle.visualRect(direction, line, box)
            look.icons.paint(painter, place, Icon.CLOCK, look.theme.ink(ink))
            rest.setLeft(box.right() + look.px(5))
        said = row.when or (self.tr("now") if row.now else "")
        place = QStyle.visualRect(direction, line, rest)
        self._say(painter, place, said, look.font(Step.CAPTION), ink, direction)

    def _say(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        font: QFont,
        ink: Role,
        direction: Qt.LayoutDirection,
    ) -> None:
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(self._look.ink(ink))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(place, align | _CENTRE, shown)
        painter.setLayoutDirection(direction)

    def _heading_height(self, row: SessionRow) -> int:
        return self._measures().heading if row.heading else 0

    def _second_height(self) -> int:
        return self._measures().second

    def _count_width(self, row: SessionRow) -> int:
        return self._measures().count(row.items)


def _row(index: Index) -> SessionRow:
    # By the model itself: asked through the index, each answer goes through Qt and back.
    row = index.model().data(index, ROW_ROLE)
    return row if isinstance(row, SessionRow) else _NOBODY


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
