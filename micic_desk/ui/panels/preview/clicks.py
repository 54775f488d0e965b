"""From a place on a page to what is printed there: by a click, or by Return."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

_STEP = 4


class Clicks(QObject):
    """Watches a view of pages; ``wished`` carries the entity whose line was clicked."""

    wished = Signal(str)

    def __init__(self, view: QWidget, entity_at: Callable[[QPoint], str]) -> None:
        super().__init__(view)
        self._view = view
        self._entity_at = entity_at
        view.setMouseTracking(True)
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show where a click leads somewhere, and go there."""
        if isinstance(event, QMouseEvent):
            entity = self._entity_at(event.position().toPoint())
            if event.type() is QEvent.Type.MouseMove:
                shape = Qt.CursorShape.PointingHandCursor if entity else Qt.CursorShape.ArrowCursor
                self._view.setCursor(shape)
            released = event.type() is QEvent.Type.MouseButtonRelease
            if released and entity and event.button() is Qt.MouseButton.LeftButton:
                self.wished.emit(entity)
        return False

    def wish_first_in_sight(self) -> None:
        """Go to the first line that can be seen."""
        middle = self._view.width() // 2
        found = (self._entity_at(QPoint(middle, y)) for y in range(0, self._view.height(), _STEP))
        entity = next((one for one in found if one), "")
        if entity:
            self.wished.emit(entity)
