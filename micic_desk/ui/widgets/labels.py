"""Words on the window: always plain text, whatever tags a rapporteur has typed."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.theme.sheet import ink_name
from micic_desk.ui.widgets.naming import mark, plain_tooltip
from micic_desk.ui.widgets.strokes import leading, mirror, write

_LEAST_LETTERS = 4


class PlainLabel(QLabel):
    """Text that is never taken for markup; wraps, or on one line elides.

    The elided text is whole for a screen reader and in the tooltip.
    """

    def __init__(
        self,
        text: str = "",
        *,
        step: Step = Step.BODY,
        ink: Role | Tint = Role.TEXT,
        strong: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(not elide)
        self.setProperty("step", step.key)
        self.setProperty("strong", "true" if strong else "false")
        self.setProperty("ink", ink_name(ink))
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show ``text``, as it is."""
        if text and text == self.text() == self.accessibleName():
            return
        super().setText(text)
        self.setAccessibleName(text)
        self._explain()

    def set_ink(self, ink: Role | Tint) -> None:
        """Write in another colour from now on."""
        mark(self, "ink", ink_name(ink))

    def shown_text(self) -> str:
        """What can be seen: the text, or as much of it as fits."""
        if not self._elide:
            return self.text()
        one_line = " ".join(self.text().split())
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, room)
        # Two letters and an ellipsis tell nobody anything: then rather nothing.
        return "" if shown != one_line and len(shown) <= _LEAST_LETTERS else shown

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as a few letters where the text may be elided."""
        hint = super().minimumSizeHint()
        if not self._elide:
            return hint
        return QSize(min(hint.width(), 4 * self.fontMetrics().averageCharWidth()), hint.height())

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How tall it is there; a layout asks for its own width, which it may not take."""
        return super().heightForWidth(min(width, self.maximumWidth()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the text, cut with an ellipsis where it may be."""
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        align = leading(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(self.foregroundRole()))
        write(painter, self.contentsRect(), self.shown_text(), align)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the tooltip true: it is there only while something is cut."""
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        if self._elide:
            cut = self.shown_text() != self.text()
            self.setToolTip(plain_tooltip(self.text()) if cut else "")


class Heading(PlainLabel):
    """A heading: level 1 of a page, 2 of a panel, 3 inside one."""

    def __init__(self, text: str, level: int = 2, parent: QWidget | None = None) -> None:
        step = {1: Step.DISPLAY, 2: Step.TITLE}.get(level, Step.LEAD)
        super().__init__(text, step=step, strong=True, parent=parent)
        self.level = level


class IconLabel(QWidget):
    """A small icon before a quiet line of text, painted as one; elides."""

    _GAP = 6

    def __init__(
        self,
        icon: Icon,
        text: str,
        ink: Role | Tint = Role.TEXT_QUIET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._told: tuple[Icon, str, Role | Tint] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_state(icon, text, ink)

    def show_state(self, icon: Icon, text: str, ink: Role | Tint) -> None:
        """Show another icon, text and colour; the text is the accessible name."""
        if (icon, text, ink) == self._told:
            return
        self._told = self._icon, self._text, self._ink = icon, text, ink
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for icon and text."""
        metrics = QFontMetrics(self._look.font())
        side = self._side()
        width = side + self._look.px(self._GAP) + metrics.horizontalAdvance(self._text)
        return QSize(width + 2, max(side, metrics.height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The icon alone: the text elides."""
        return QSize(self._side(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Icon, then text, in the order of reading."""
        painter = QPainter(self)
        whole, direction, side = self.rect(), self.layoutDirection(), self._side()
        box = QRect(0, (whole.height() - side) // 2, side, side)
        colour = self._look.theme.ink(self._ink)
        self._look.icons.paint(painter, mirror(direction, whole, box), self._icon, colour)
        rest = whole.adjusted(side + self._look.px(self._GAP), 0, 0, 0)
        rest = mirror(direction, whole, rest)
        painter.setFont(self._look.font())
        painter.setPen(self._look.ink(self._ink))
        shown = QFontMetrics(painter.font()).elidedText(
            self._text, Qt.TextElideMode.ElideRight, rest.width()
        )
        align = leading(direction)
        write(painter, rest, shown, align | Qt.AlignmentFlag.AlignVCenter)

    def _side(self) -> int:
        return self._look.px(18)


class Hairline(QFrame):
    """One pixel between two areas, across or down."""

    def __init__(self, *, down: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flow", "down" if down else "across")
