"""The key that locks, wherever in the program it is pressed, and when somebody was here last."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

_SOMEBODY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)


class PanicKey(QObject):
    """Hears keys before any widget does: in dialogues, menus, the strip and the prompter too.

    An action's shortcut is silent while a dialogue or a menu is open. So the windows of the
    system are listened to, and only those that have the keyboard: nothing else is told of a
    key more than once. ``pressed`` when it was one of ``keys``.
    """

    pressed = Signal()

    def __init__(self, keys: Callable[[], tuple[str, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._keys = keys
        self._last = time.monotonic()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._listen)
        self._listen(QGuiApplication.focusWindow())

    def idle(self) -> float:
        """Seconds since a key or the mouse was last moved in a window of ours."""
        return time.monotonic() - self._last

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the key itself; let everything else pass."""
        kind = event.type()
        if kind in _SOMEBODY:
            self._last = time.monotonic()
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_it(event):
                self.pressed.emit()
                return True
        return super().eventFilter(watched, event)

    def _is_it(self, event: QKeyEvent) -> bool:
        typed = QKeySequence(event.keyCombination())
        return any(typed == QKeySequence(keys) for keys in self._keys())

    @Slot(QWindow)
    def _listen(self, window: QWindow | None) -> None:
        self._last = time.monotonic()
        if window is not None:
            window.installEventFilter(self)
