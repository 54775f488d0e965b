"""A window a few centimetres high that holds the line, above whatever else is on the screen."""

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.ui.panels.agenda.clock import ClockButton, RunningClock
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name

STRIP_KEYS = "F8"
WIDTH = 640
LEAST = 360


class StripWindow(QWidget):
    """Holds what is lent to it; ``left`` by Escape, by its button, or by being closed."""

    left = Signal()

    def __init__(self, clock: RunningClock, owner: QWidget) -> None:
        # A window of its own, but it ends with whoever owns it.
        super().__init__(owner, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        give_name(self, self.tr("Capture strip"))
        self._look = Look.current()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        self._title = PlainLabel("", strong=True, elide=True, parent=self)
        self._state = QHBoxLayout()
        self._back = IconButton(
            Icon.STRIP, self.tr("Back to the full window"), keys=STRIP_KEYS, parent=self
        )
        self._back.clicked.connect(self.left)
        head = QHBoxLayout()
        self._look.lay(head, (14, 4, 8, 0), 10)
        head.addWidget(self._title, 1)
        head.addLayout(self._state)
        head.addWidget(ClockButton(clock, self))
        head.addWidget(self._back)
        self._column = QVBoxLayout(self)
        self._look.lay(self._column)
        self._column.addLayout(head)
        self._notices = QVBoxLayout()
        self._look.lay(self._notices, (12, 4, 12, 0))
        self._column.addLayout(self._notices)
        self._look.changed.connect(self._fit)
        self.setWindowTitle(self.tr("MICIC Desk"))

    def take(self, saving: QWidget, notices: QWidget, line: QWidget) -> None:
        """Show these here instead of where they are."""
        self._state.addWidget(saving)
        self._notices.addWidget(notices)
        self._column.addWidget(line)
        self._fit()

    def show_title(self, session: str) -> None:
        """The session at work."""
        said = session or self.tr("First session")
        self._title.setText(said)
        # Not its title: that stands in the task bar too.
        self.setAccessibleName(self.tr("Capture strip: {session}").format(session=said))

    def come_up(self, geometry: str) -> None:
        """Show where it stood last, else at the bottom of the screen."""
        self._fit()
        if not self.restoreGeometry(QByteArray.fromHex(geometry.encode())):
            room = self.screen().availableGeometry()
            self.resize(min(self._look.px(WIDTH), room.width()), self.height())
            middle = room.center().x() - self.width() // 2
            self.move(middle, room.bottom() - self.height() - self._look.px(48))
        self._fit()
        self.show()
        self.raise_()
        self.activateWindow()

    def place(self) -> str:
        """Where it stands, for the next time."""
        return bytes(self.saveGeometry().toHex().data()).decode()

    def event(self, event: QEvent) -> bool:
        """The line grows with its words, and the strip with the line."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape goes back to the full window."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """To close the strip is to go back: only the full window closes a notebook."""
        self.left.emit()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Narrower, the line may need more height."""
        super().resizeEvent(event)
        self._soon.start()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paper."""
        QPainter(self).fillRect(self.rect(), self._look.ground(Role.SURFACE))

    @Slot()
    def _fit(self) -> None:
        """As high as what it holds, and never below the end of the screen."""
        self.setMinimumWidth(self._look.px(LEAST))
        tall = self._column.totalSizeHint().height()
        if self._column.hasHeightForWidth():
            tall = self._column.totalHeightForWidth(self.width())
        if tall != self.height() or self.maximumHeight() != tall:
            self.setFixedHeight(tall)
        room = self.screen().availableGeometry()
        frame = self.frameGeometry()
        if self.isVisible() and frame.bottom() > room.bottom() and frame.top() > room.top():
            down = max(room.top(), room.bottom() - frame.height())
            self.move(QPoint(frame.left(), down))
