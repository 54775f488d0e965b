"""The areas side by side: sessions, the session at work, and a slot at the end."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.splitter import Splitter
from micic_desk.ui.window.remembering import Remembered

_SHARES = (220, 720, 360)
_LEAST = (150, 310, 240)
"""Units of width below which an area is hidden rather than squeezed."""


class Areas(Splitter):
    """Shares the window out; the slot at the end can be closed and is remembered.

    Where not all areas fit, the slot at the end makes room first, then the area at the start.
    A slot that is asked for nevertheless takes the place of the others, until `show_middle`.
    """

    def __init__(self, remembered: Remembered, parent: QWidget) -> None:
        super().__init__("-", parent=parent)
        self.setAccessibleName(self.tr("Areas"))
        self._remembered = remembered
        self._right: QWidget | None = None
        self._insisted = False
        self._moved = False
        self._stops: list[QWidget] = []
        self._zoom = Look.current().metrics.zoom
        self.splitterMoved.connect(self._note_move)

    def fill(self, start: QWidget, middle: QWidget, *stops: QWidget) -> None:
        """The two areas that are always there, and where F6 stops in them."""
        self.addWidget(start)
        self.addWidget(middle)
        self._stops.extend(stops)
        self._share_out()

    def set_right(self, panel: QWidget, *stops: QWidget) -> None:
        """Put a panel in the slot at the end of the window."""
        self._right = panel
        self.addWidget(panel)
        panel.setVisible(self._remembered.now.report_open)
        self._stops.extend(stops)
        self._share_out()

    def right_open(self) -> bool:
        """Whether the panel at the end is in sight."""
        return self._right is not None and not self._right.isHidden()

    def toggle_right(self) -> None:
        """Show or hide the panel at the end."""
        if self._right is not None:
            opened = self._right.isHidden()
            self._remembered.report_open(opened=opened)
            self._insisted = opened
            self.make_room()

    def show_middle(self) -> None:
        """Have the middle in sight, whatever had taken its place."""
        self._insisted = False
        self.make_room()

    def make_room(self) -> None:
        """Show as many areas as fit; those at the sides keep their share of the words."""
        zoom, held = Look.current().metrics.zoom, self._held()
        shown = self._fitting(held)
        same = zoom == self._zoom and [not one.isHidden() for one in held] == shown
        if same and self._moved:
            return
        # Until somebody moves a border, the shares are ours at any width.
        sizes = [size * zoom // self._zoom if self._moved else 0 for size in self.sizes()]
        self._zoom = zoom
        for one, is_shown in zip(held, shown, strict=True):
            one.setVisible(is_shown)
        self._share(held, sizes)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as the middle may be: the others make room for it."""
        middle = self.widget(1)
        return super().minimumSizeHint() if middle is None else self._least(middle, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width may hold other areas."""
        super().resizeEvent(event)
        self.make_room()

    def next_area(self, by: int) -> None:
        """Give the next area the keyboard, round the ends."""
        stops = [one for one in self._stops if one.isVisible()]
        focus = QApplication.focusWidget()
        at = next((n for n, one in enumerate(stops) if one is focus or _holds(one, focus)), 0)
        if stops:
            stops[(at + by) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _note_move(self) -> None:
        self._moved = True

    def _share(self, held: list[QWidget], sizes: list[int]) -> None:
        """Give the sides what they had, and the middle what is left, but never too little."""
        look = Look.current()
        sides = [at for at, one in enumerate(held) if at != 1 and not one.isHidden()]
        for at in sides:
            sizes[at] = sizes[at] or look.px(_SHARES[at])
        least = self._least(held[1], 1).width() + len(sides) * self.handleWidth()
        for at in reversed(sides):
            over = sum(sizes[one] for one in sides) + least - self.width()
            sizes[at] = max(sizes[at] - max(over, 0), self._least(held[at], at).width())
        sizes[1] = max(self.width() - sum(sizes[one] for one in sides), 1)
        self.setSizes(sizes)

    def _least(self, area: QWidget, at: int) -> QSize:
        """How small an area may be, and still be of use."""
        hint = area.minimumSizeHint()
        return QSize(max(hint.width(), Look.current().px(_LEAST[at])), hint.height())

    def _held(self) -> list[QWidget]:
        found = map(self.widget, range(self.count()))
        return [one for one in found if one is not None]

    def _fitting(self, held: list[QWidget]) -> list[bool]:
        """Which of the areas are in sight: the first choice whose areas fit."""
        wanted = self._right is not None and self._remembered.now.report_open
        choices = [(True, True, True)] if wanted else []
        if wanted and self._insisted:
            choices += [(False, True, True), (False, False, True)]
        choices += [(True, True, False), (False, True, False)]
        for choice in choices:
            shown = list(choice[: len(held)])
            widths = [self._least(held[at], at).width() for at, on in enumerate(shown) if on]
            room = self.width() - (len(widths) - 1) * self.handleWidth()
            if sum(widths) <= room or choice == choices[-1] or not choice[1]:
                return shown
        raise AssertionError("the last choice always fits")

    def _share_out(self) -> None:
        look = Look.current()
        self.setSizes([look.px(share) for share in _SHARES[: self.count()]])
        for at in range(self.count()):
            self.setStretchFactor(at, int(at == 1))


def _holds(widget: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and widget.isAncestorOf(focus)
