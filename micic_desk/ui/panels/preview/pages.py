"""Pages one below the other, as wide as the panel or at a zoom, drawn when they come in sight."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from micic_desk.ui.panels.preview.clicks import Clicks
from micic_desk.ui.panels.preview.setting import Setting
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name

_GAP = 16
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_PIXELS_A_POINT = 96 / 72


class PageView(QAbstractScrollArea):
    """The pages of a `Setting`; ``moved`` when another page or another zoom is in sight.

    ``clicks`` lead to what was clicked, or by Return to the first line in sight.
    """

    moved = Signal()

    def __init__(self, setting: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        self._setting = setting
        self._look = Look.current()
        self._zoom: float | None = None
        self._tops: list[int] = []
        self._boxes: list[tuple[int, int]] = []
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: a bar that comes and goes would change the width the pages fit.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        give_name(self, self.tr("Pages"))
        self.setAccessibleDescription(self.tr("Return goes to the first line in sight."))
        self.clicks = Clicks(self.viewport(), self._entity_at)
        setting.ready.connect(self.lay_out)
        setting.drawn.connect(self._show_drawn)
        self._look.changed.connect(self.lay_out)

    def page(self) -> int:
        """The page in the middle of the view, counted from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        below = [number for number, top in enumerate(self._tops) if top > middle]
        return max(0, (below[0] if below else len(self._tops)) - 1)

    def go_to(self, page: int) -> None:
        """Bring a page's head to the top; the nearest page there is."""
        if self._tops:
            page = min(max(page, 0), len(self._tops) - 1)
            self.verticalScrollBar().setValue(self._tops[page] - self._look.px(_GAP) // 2)

    def scale(self) -> float:
        """Pixels to the point."""
        if self._zoom is not None:
            return self._zoom * _PIXELS_A_POINT
        widest = max((self._setting.size(one)[0] for one in self._shown()), default=595.0)
        room = self.viewport().width() - 2 * self._look.px(_GAP)
        return max(room, 40) / widest

    def percent(self) -> int:
        """The zoom; 100 is the size on paper."""
        return round(100 * self.scale() / _PIXELS_A_POINT)

    def fits_width(self) -> bool:
        """Whether pages are as wide as the view."""
        return self._zoom is None

    def fit_width(self) -> None:
        """Make pages as wide as the view."""
        self._set_zoom(None)

    def zoom(self, direction: int) -> None:
        """One step larger (+1) or smaller (-1)."""
        now = self.scale() / _PIXELS_A_POINT
        larger = [one for one in _STEPS if one > now + 0.005]
        smaller = [one for one in _STEPS if one < now - 0.005]
        steps = larger[:1] if direction > 0 else smaller[-1:]
        if steps:
            self._set_zoom(steps[0])

    def lay_out(self) -> None:
        """Find each page's place anew; the page in sight stays in sight."""
        bar = self.verticalScrollBar()
        page, inside = self.page(), 0.0
        if self._tops and self._boxes:
            page = min(page, len(self._tops) - 1)
            inside = (bar.value() - self._tops[page]) / max(self._boxes[page][1], 1)
        self._measure()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._look.px(48))
        bar.setRange(0, max(0, self._whole() - self.viewport().height()))
        across = self.horizontalScrollBar()
        widest = max((width for width, _ in self._boxes), default=0) + 2 * self._look.px(_GAP)
        spare = 0 if self._zoom is None else max(0, widest - self.viewport().width())
        across.setRange(0, spare)
        across.setPageStep(self.viewport().width())
        if page < len(self._tops):
            bar.setValue(round(self._tops[page] + inside * self._boxes[page][1]))
        self.viewport().update()
        self.moved.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The pages in sight, on the window's ground."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._look.ground(Role.WINDOW))
        ratio = self.devicePixelRatioF()
        scale = round(self.scale() * ratio, 4)
        seen = self._in_sight()
        self._setting.forget(seen)
        for number in seen:
            place = self._place(number)
            painter.fillRect(place, self._look.ground(Role.PAPER))
            image = self._setting.image(number, scale)
            if image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, image)
            painter.setPen(self._look.ink(Role.LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(self._look.ink(Role.FOCUS))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit again."""
        self.lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 - Qt's name
        """Paint what has come in sight."""
        self.viewport().update()
        self.moved.emit()

    def focusInEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keyboard is."""
        self.viewport().update()

    def focusOutEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it has gone."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pages by Page Up and Page Down, ends by Home and End, zoom by plus, minus and 0."""
        key = event.key()
        if key in {Qt.Key.Key_PageDown, Qt.Key.Key_Space}:
            self.go_to(self.page() + 1)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}:
            self.go_to(self.page() - 1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._tops))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_0:
            self.fit_width()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clicks.wish_first_in_sight()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _entity_at(self, point: QPoint) -> str:
        """The entity whose line stands at a point of the view; "" where there is none."""
        for number in self._in_sight():
            place = self._place(number)
            if place.contains(point):
                return self._setting.entity_at(number, (point.y() - place.top()) / self.scale())
        return ""

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self.lay_out()

    def _shown(self) -> range:
        return range(self._setting.count())

    def _measure(self) -> None:
        scale, gap = self.scale(), self._look.px(_GAP)
        self._tops, self._boxes = [], []
        top = gap
        for number in self._shown():
            width, height = self._setting.size(number)
            box = (round(width * scale), round(height * scale))
            self._tops.append(top)
            self._boxes.append(box)
            top += box[1] + gap

    def _whole(self) -> int:
        gap = self._look.px(_GAP)
        return self._tops[-1] + self._boxes[-1][1] + gap if self._tops else 0

    def _place(self, number: int) -> QRect:
        width, height = self._boxes[number]
        room = self.viewport().width()
        left = max((room - width) // 2, self._look.px(_GAP)) - self.horizontalScrollBar().value()
        return QRect(left, self._tops[number] - self.verticalScrollBar().value(), width, height)

    def _in_sight(self) -> range:
        seen = self.viewport().rect()
        found = [one for one in range(len(self._tops)) if self._place(one).intersects(seen)]
        return range(found[0], found[-1] + 1) if found else range(0)

    def _show_drawn(self, number: int) -> None:
        if number < len(self._tops):
            self.viewport().update(self._place(number))
