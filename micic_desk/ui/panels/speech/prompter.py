"""The screen to speak from: large lines, and a clock that runs down beside them."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from micic_desk.app.speaking import Talk
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import IconButton, TextButton
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.naming import give_name

_EVERY_MS = 500
_SMALLEST, _USUAL, _LARGEST = 14, 30, 96
_STEP = 4


class PrompterText(QPlainTextEdit):
    """Read only: arrows and Page keys scroll, Space is the clock's, plus and minus the size's."""

    clock_pressed = Signal()
    size_wished = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that need no second hand."""
        bar, key = self.verticalScrollBar(), event.key()
        if key == Qt.Key.Key_Space:
            self.clock_pressed.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.size_wished.emit(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.size_wished.emit(-_STEP)
        elif key == Qt.Key.Key_Down:
            bar.setValue(bar.value() + 1)
        elif key == Qt.Key.Key_Up:
            bar.setValue(bar.value() - 1)
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)


class Prompter(QWidget):
    """``left`` by Escape or its button; the clock runs only once somebody starts it."""

    left = Signal()

    def __init__(self, host: QWidget, now: Callable[[], float] = monotonic) -> None:
        super().__init__(host)
        give_name(self, self.tr("Prompter"))
        self.setAutoFillBackground(True)
        self._now = now
        self._slot_seconds = 0
        self._ran = 0.0
        self._since: float | None = None
        self._size = _USUAL
        self.text = PrompterText(self)
        give_name(self.text, self.tr("What is said"))
        self.text.setReadOnly(True)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.clock = PlainLabel("", step=Step.TITLE, parent=self)
        self._start = TextButton(self.tr("Start the clock"), icon=Icon.CLOCK, parent=self)
        said = self.tr("Space: clock. Arrows: scroll. + and −: size. Esc: back.")
        self._keys = PlainLabel(said, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self._close = IconButton(Icon.CLOSE, self.tr("Close"), keys="Esc", parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._lay_out()
        self._timer.timeout.connect(self._tell)
        self._start.clicked.connect(self.press_clock)
        self.text.clock_pressed.connect(self.press_clock)
        self.text.size_wished.connect(self._resize)
        self._close.clicked.connect(self.left)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_talk(self, talk: Talk) -> None:
        """Show what is said of a talk, from its beginning, the clock at rest."""
        self._write(talk)
        self.text.verticalScrollBar().setValue(0)
        self._slot_seconds = 60 * talk.slot if talk.slot else round(60 * talk.minutes)
        self.stop()
        self._ran = 0.0
        self._tell()
        self._resize(0)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, talk: Talk) -> None:
        """Headings in bold, so that one finds one's place again after a look at the room."""
        self.text.clear()
        cursor = self.text.textCursor()
        usual, bold = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        for at, (line, heading) in enumerate(talk.lines()):
            cursor.insertText("\n\n" if at else "", usual)
            cursor.insertText(line, bold if heading else usual)

    def seconds_left(self) -> int:
        """Of the slot; below nought once it is over."""
        ran = self._ran + (self._now() - self._since if self._since is not None else 0.0)
        return round(self._slot_seconds - ran)

    def stop(self) -> None:
        """Let the clock rest."""
        self._timer.stop()
        if self._since is not None:
            self._ran += self._now() - self._since
            self._since = None
        self._start.set_name(self.tr("Start the clock"))

    @Slot()
    def press_clock(self) -> None:
        """Start, or rest."""
        if self._since is not None:
            self.stop()
        else:
            self._since = self._now()
            self._timer.start()
            self._start.set_name(self.tr("Stop the clock"))
        self._tell()

    @Slot()
    def _tell(self) -> None:
        left = self.seconds_left()
        minutes, seconds = divmod(abs(left), 60)
        clock = f"{minutes}:{seconds:02}"
        said = self.tr("{clock} left") if left >= 0 else self.tr("{clock} over")
        self.clock.setText(said.format(clock=clock))

    @Slot(int)
    def _resize(self, step: int) -> None:
        self._size = max(_SMALLEST, min(_LARGEST, self._size + step))
        font = self.text.font()
        font.setPixelSize(Look.current().px(self._size))
        self.text.setFont(font)

    def _lay_out(self) -> None:
        look = Look.current()
        head = QHBoxLayout()
        look.lay(head, (20, 12, 16, 12), 16)
        head.addWidget(self.clock)
        head.addWidget(self._start)
        head.addWidget(self._keys, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        look.lay(column)
        column.addLayout(head)
        column.addWidget(Hairline(parent=self))
        body = QHBoxLayout()
        look.lay(body, (40, 12, 20, 12))
        body.addWidget(self.text)
        column.addLayout(body, 1)
