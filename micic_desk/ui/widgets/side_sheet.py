"""A drawer at the end of the window, instead of a dialogue that stops everything."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.tab_order import tab_places

_UNDER_HEAD = 2
_LOW = 200
"""Units of height under which the room round head and foot gives way, so that no button does."""
_HEAD, _LOW_HEAD = (20, 10, 10, 8), (20, 0, 10, 0)
_FOOT, _LOW_FOOT = (20, 12, 20, 12), (20, 4, 20, 4)


class SideSheet(QFrame):
    """Lies over the end of ``host`` while it is open; Escape closes it (``closed``).

    Capturing behind it goes on by mouse and by whoever gives the keyboard back; Tab stays
    inside, because what it covers must not take the keyboard unseen. The keyboard returns
    to where it was. Where ``beside`` says how many units of width whatever it would cover needs,
    and they are there, the host's layout makes room instead: both are in sight.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, title: str, host: QWidget, *, width: int = 420, beside: int = 0) -> None:
        super().__init__(host)
        give_name(self, title)
        self._look = Look.current()
        self._host = host
        self._units = width
        self._beside = beside
        self._is_low = False
        self._acts_row: QHBoxLayout | None = None
        self._before: QWidget | None = None
        # All of it is painted, so that nothing behind it is when something in it changes.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._close = IconButton(Icon.CLOSE, self.tr("Close"), keys="Esc", parent=self)
        self._close.clicked.connect(self.close_sheet)
        head = self._head_row = QHBoxLayout()
        self._look.lay(head, _HEAD)
        self._title = PlainLabel(title, step=Step.TITLE, elide=True, parent=self)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._look.lay(self._column, (1, 0, 1, 0))
        self._column.addLayout(head)
        self._column.addWidget(Hairline(parent=self))
        host.installEventFilter(self)
        self._look.changed.connect(self._fit)
        self.hide()

    def set_body(self, body: QWidget) -> None:
        """Fill the sheet; what does not fit scrolls, so that no zoom crushes it."""
        inside = body if isinstance(body, Scrolled) else Scrolled(self._title.text(), body, self)
        self._column.addWidget(inside, 1)

    def add_foot(self, foot: QWidget) -> None:
        """Put buttons at the bottom."""
        self._column.addWidget(Hairline(parent=self))
        self._column.addWidget(foot)

    def add_acts(self, *acts: QWidget, start: QWidget | None = None) -> None:
        """Put a sheet's acts at the end of its foot, and ``start`` on the other side."""
        foot = QWidget(self)
        row = self._acts_row = QHBoxLayout(foot)
        self._look.lay(row, _FOOT, 8)
        if start is not None:
            row.addWidget(start)
        row.addStretch(1)
        for act in acts:
            row.addWidget(act)
        self.add_foot(foot)

    def lend_notices(self, bar: QWidget) -> None:
        """Show the window's notices here for a while: the sheet may lie over their place."""
        self._column.insertWidget(_UNDER_HEAD, bar)

    def open_sheet(self, first: QWidget | None = None) -> None:
        """Slide in and give ``first``, or the first thing that is not the cross, the keyboard."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()
        self.opened.emit()
        announce(self, self.accessibleName())

    def stands_beside(self) -> bool:
        """Whether nothing is covered while it is open."""
        room = self._host.width() - self._width()
        return self._beside > 0 and room >= self._look.px(self._beside)

    def focus_first(self) -> None:
        """Give the keyboard to what Tab would reach first after the cross that closes."""
        places = tab_places(self)
        past = places.index(self._close) + 1 if self._close in places else 0
        for place in [*places[past:], *places][:1]:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Go away and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        # It may have been taken down meanwhile, as when its panel shows another session.
        if before is not None and before in QApplication.allWidgets() and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as tall as the host."""
        # The kind of event first: one that is being taken down is told of by nothing but its
        # host's last events, when what it knew of itself has gone already.
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._fit()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's own
        """Tab goes round inside the sheet."""
        places = tab_places(self)
        focus = QApplication.focusWidget()
        if not places or focus is None:
            return False
        at = places.index(focus) if focus in places else -1
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        places[(at + step) % len(places)].setFocus(reason)
        return True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the room it stands in."""
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Give the room back."""
        super().hideEvent(event)
        self._make_room(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A raised ground with an edge towards what it covers."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.ground(Role.RAISED))
        edge = self.rect()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            edge.setLeft(edge.right())
        else:
            edge.setWidth(1)
        painter.fillRect(edge, self._look.ink(Role.LINE_STRONG))

    def _width(self) -> int:
        return min(self._look.px(self._units), self._host.width())

    def _mirrored(self) -> bool:
        return self._host.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _fit(self) -> None:
        width = self._width()
        left = 0 if self._mirrored() else self._host.width() - width
        self._make_lower(low=self._host.height() < self._look.px(_LOW))
        self.setGeometry(left, 0, width, self._host.height())
        if not self.isHidden():
            self._make_room(width if self.stands_beside() else 0)

    def _make_lower(self, *, low: bool) -> None:
        if low is not self._is_low:
            self._is_low = low
            self._look.lay(self._head_row, _LOW_HEAD if low else _HEAD)
            if self._acts_row is not None:
                self._look.lay(self._acts_row, _LOW_FOOT if low else _FOOT, 8)

    def _make_room(self, width: int) -> None:
        layout = self._host.layout() if self._beside else None
        if layout is not None:
            mirrored = self._mirrored()
            layout.setContentsMargins(width if mirrored else 0, 0, 0 if mirrored else width, 0)
