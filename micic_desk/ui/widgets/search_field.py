"""Search as one types."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import FieldButton
from micic_desk.ui.widgets.field_frame import FieldFrame
from micic_desk.ui.widgets.naming import plain_tooltip
from micic_desk.ui.widgets.own_keys import OwnKeys


class SearchField(FieldFrame):
    """Search as one types: ``searched`` after each pause of a few milliseconds.

    Enter sends ``chosen``, Down ``stepped_down`` (to the list of hits), Escape empties the
    field and, when it is empty, sends ``left``.
    """

    searched = Signal(str)
    chosen = Signal()
    stepped_down = Signal()
    left = Signal()

    PAUSE_MS = 40

    def __init__(
        self,
        name: str,
        *,
        hint: str = "",
        keys: QKeySequence | str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.line.setPlaceholderText(hint or name)
        self._name, self._keys = name, keys
        self._tell_keys()
        OwnKeys.current().changed.connect(self._tell_keys)
        self.row.insertWidget(0, _Sign(Icon.SEARCH, self))
        self._clear = FieldButton(Icon.CLOSE, self.tr("Empty the search"), parent=self)
        self._clear.clicked.connect(self.empty)
        self._clear.hide()
        self.row.addWidget(self._clear)
        self._sent = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(self.PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self.line.textChanged.connect(self._note)
        self.line.installEventFilter(self)

    def text(self) -> str:
        """What is searched for."""
        return self.line.text()

    def empty(self) -> None:
        """Search for nothing, at once."""
        self.line.clear()
        self._send()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter, Down and Escape."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._escape()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._send()
                self.stepped_down.emit()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._send()
                self.chosen.emit()
                return True
        return super().eventFilter(watched, event)

    def _tell_keys(self) -> None:
        self.line.setToolTip(plain_tooltip(self._name, OwnKeys.current().now(self._keys)))

    def _escape(self) -> None:
        if self.line.text():
            self.empty()
        else:
            self.left.emit()

    def _note(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _send(self) -> None:
        self._pause.stop()
        if self.line.text() != self._sent:
            self._sent = self.line.text()
            self.searched.emit(self._sent)


class _Sign(QWidget):
    """An icon that only tells what a field is for; nothing to a screen reader."""

    def __init__(self, icon: Icon, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._look = Look.current()
        self._fit()
        self._look.changed.connect(self._fit)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The icon."""
        side = self._look.px(18)
        box = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        colour = self._look.theme.ink(Role.TEXT_QUIET)
        self._look.icons.paint(QPainter(self), box, self._icon, colour)

    def _fit(self) -> None:
        self.setFixedSize(self._look.px(28), self._look.px(28))
