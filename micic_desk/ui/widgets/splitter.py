"""Areas whose share of the window can be changed, by mouse and by key."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name

_STEPS = {
    Qt.Key.Key_Left: (Qt.Orientation.Horizontal, -1),
    Qt.Key.Key_Right: (Qt.Orientation.Horizontal, 1),
    Qt.Key.Key_Up: (Qt.Orientation.Vertical, -1),
    Qt.Key.Key_Down: (Qt.Orientation.Vertical, 1),
}


class Splitter(QSplitter):
    """A hairline between areas, easy to grasp; with the keyboard, arrow keys move it."""

    GRASP = 7

    def __init__(
        self,
        name: str,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        give_name(self, name)
        self._look = Look.current()
        self.setChildrenCollapsible(False)
        self._fit()
        self._look.changed.connect(self._fit)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        """Our own handle."""
        handle = _Handle(self.orientation(), self)
        give_name(handle, self.tr("Border of: {area}").format(area=self.accessibleName()))
        return handle

    def _fit(self) -> None:
        self.setHandleWidth(self._look.px(self.GRASP))


class _Handle(QSplitterHandle):
    STEP = 24

    def __init__(self, orientation: Qt.Orientation, splitter: Splitter) -> None:
        super().__init__(orientation, splitter)
        self._look = Look.current()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys move the border."""
        orientation, way = _STEPS.get(Qt.Key(event.key()), (None, 0))
        if orientation is not self.orientation():
            super().keyPressEvent(event)
            return
        step = way * self._look.px(self.STEP)
        if orientation is Qt.Orientation.Vertical:
            self.moveSplitter(self.y() + step)
        else:
            self.moveSplitter(self.x() + step)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline; the accent under the mouse, the focus colour with the keyboard."""
        painter = QPainter(self)
        self._paint_grounds(painter)
        role, width = Role.LINE, 1
        if self.hasFocus():
            role, width = Role.FOCUS, self._look.px(3)
        elif self.underMouse():
            role, width = Role.ACCENT, self._look.px(2)
        line = QRect(self.rect())
        if self.orientation() is Qt.Orientation.Horizontal:
            line.setWidth(width)
        else:
            line.setHeight(width)
        line.moveCenter(self.rect().center())
        painter.fillRect(line, self._look.ink(role))

    def _paint_grounds(self, painter: QPainter) -> None:
        # The grasp has no ground of its own: half of it belongs to each neighbour.
        splitter = self.splitter()
        at = splitter.indexOf(self)
        across = self.orientation() is Qt.Orientation.Horizontal
        before, after = QRect(self.rect()), QRect(self.rect())
        if across:
            half = before.width() // 2
            before.setWidth(half)
            after.setLeft(half)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                before, after = after, before
        else:
            before.setHeight(before.height() // 2)
        for place, area in ((after, splitter.widget(at)), (before, splitter.widget(at - 1))):
            on_window = area is not None and area.property("ground") == "window"
            ground = Role.WINDOW if on_window else Role.SURFACE
            painter.fillRect(place, self._look.ground(ground))
