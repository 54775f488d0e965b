"""The areas side by side: sessions, the session at work, and a slot at the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.splitter import Splitter
from micic_desk.ui.window.remembering import Remembered

_SHARES = (220, 720, 360)


class Areas(Splitter):
    """Shares the window out; the slot at the end can be closed and is remembered."""

    def __init__(self, remembered: Remembered, parent: QWidget) -> None:
        super().__init__("-", parent=parent)
        self.setAccessibleName(self.tr("Areas"))
        self._remembered = remembered
        self._right: QWidget | None = None
        self._stops: list[QWidget] = []
        self._zoom = Look.current().metrics.zoom

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
            self._right.setVisible(opened)
            self._remembered.report_open(opened=opened)

    def make_room(self, room: int) -> None:
        """Close the slot at the end where all areas do not fit into ``room`` pixels.

        It is opened again where they do, unless the user had closed it. The areas at the sides
        keep their share of the words, not of the pixels.
        """
        zoom = Look.current().metrics.zoom
        sizes = [size * zoom // self._zoom for size in self.sizes()]
        self._zoom = zoom
        if self._right is None:
            return
        held = [one for one in map(self.widget, range(self.count())) if one is not None]
        wanted = sum(one.minimumSizeHint().width() + self.handleWidth() for one in held)
        self._right.setVisible(self._remembered.now.report_open and wanted <= room)
        if self._right.isHidden() or not sizes[-1]:
            sizes[-1] = Look.current().px(_SHARES[-1])
        sizes[1] = room
        self.setSizes(sizes)

    def next_area(self, by: int) -> None:
        """Give the next area the keyboard, round the ends."""
        stops = [one for one in self._stops if one.isVisible()]
        focus = QApplication.focusWidget()
        at = next((n for n, one in enumerate(stops) if one is focus or _holds(one, focus)), 0)
        if stops:
            stops[(at + by) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _share_out(self) -> None:
        look = Look.current()
        self.setSizes([look.px(share) for share in _SHARES[: self.count()]])
        for at in range(self.count()):
            self.setStretchFactor(at, int(at == 1))


def _holds(widget: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and widget.isAncestorOf(focus)
