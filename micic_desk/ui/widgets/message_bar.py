"""Notices that nobody has to answer: one at a time, with an act and Undo, and spoken."""

from collections import deque
from collections.abc import Callable, Container
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import IconButton, QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import rounded

SEEN_MS = 1500
"""A notice that has been in sight for so long has been seen."""
_LEAST = 260
"""Where acts beside a sentence leave it less than this, they stand below it."""
_ICON_ROOM, _EDGE, _GAP = 44, 6, 6


class Tone(Enum):
    """How a notice is meant: its icon, its tint, and for how long it stays in seconds.

    What went wrong stays (0) until it is closed.
    """

    INFO = (Icon.INFO, Tint.INFO, 8)
    DONE = (Icon.OK, Tint.SUCCESS, 8)
    WARNING = (Icon.WARNING, Tint.WARNING, 0)
    REFUSED = (Icon.NOT_SAVED, Tint.DANGER, 0)

    def __init__(self, icon: Icon, tint: Tint, seconds: int) -> None:
        self.icon = icon
        self.tint = tint
        self.seconds = seconds

    @property
    def urgent(self) -> bool:
        """Whether a screen reader interrupts itself to say it."""
        return self is Tone.REFUSED


@dataclass(frozen=True, slots=True)
class Message:
    """One notice: a sentence, and what may be done about it.

    An ``answer`` is about what was tried last, and goes when something else is done.
    """

    text: str
    tone: Tone = Tone.INFO
    act: str = ""
    on_act: Callable[[], object] | None = None
    on_undo: Callable[[], object] | None = None
    answer: bool = False


class MessageBar(QFrame):
    """Shows notices in the order they came; hidden while there is none.

    One that stays until it is closed makes room for what comes after it, and so does every one
    for a refusal: nobody has to close an old warning to learn that something was not done.

    Put it where its coming and going moves nothing under the hands: above the outline,
    never between outline and capture line. It takes the keyboard from nobody; Tab reaches
    its buttons, Escape there closes it. Time stands still under the mouse and while one of
    its buttons has the keyboard.
    """

    message_changed = Signal()
    left = Signal()
    """The keyboard was here and has nowhere to go, because the last notice was closed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, name)
        self._look = Look.current()
        self._queue: deque[Message] = deque()
        self._message: Message | None = None
        self._newest: Message | None = None
        self._set_aside: list[Message] = []
        self._since = QElapsedTimer()
        self._text = PlainLabel("", parent=self)
        self._more = PlainLabel("", ink=Role.TEXT_QUIET, elide=True, parent=self)
        self._act = QuietButton(self.tr("Act"), parent=self)
        self._undo = QuietButton(self.tr("Undo"), icon=Icon.UNDO, parent=self)
        self._close = IconButton(Icon.CLOSE, self.tr("Close this notice"), parent=self)
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        self._stacked = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._build()
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show ``message``, or keep it until those before it have gone.

        The same notice twice in a row is one notice.
        """
        if message == self._newest and message in (self._message, *self._queue):
            return
        self._newest = message
        if message in self._queue and not message.tone.seconds:  # refused once more
            self._queue.remove(message)
            self._set_aside = [one for one in self._set_aside if one != message]
        self.drop_seen(message)
        before = self._message
        urgent = message.tone.urgent
        if before is not None and (urgent or not before.tone.seconds) and not self._held():
            self._clock.stop()
            self._set_aside.append(before)
            self._queue.extendleft((before, message))
            self._next()
            return
        # What is under the mouse is not changed for something else, however urgent.
        (self._queue.appendleft if urgent else self._queue.append)(message)
        if before is None:
            self._next()
        else:
            self._count()

    def message(self) -> Message | None:
        """The notice in sight."""
        return self._message

    def waiting(self) -> int:
        """How many more have not been seen."""
        return len(self._queue)

    def dismiss(self) -> None:
        """Close the notice in sight; the next one comes."""
        self._clock.stop()
        held = self._has_keyboard()
        self._message = None
        self._next()
        if held and self._message is None:
            self.left.emit()

    @Slot()
    def drop_answers(self) -> None:
        """Something else is done now: what was said of the try before is of no use any more."""
        if self._message is None:
            return
        waiting = len(self._queue)
        self._queue = deque(one for one in self._queue if not one.answer)
        if self._message.answer:
            self.dismiss()
        elif len(self._queue) != waiting:
            self._count()

    def take_back(self, texts: Container[str]) -> None:
        """What these notices say is so no longer: they go, seen or not."""
        self._queue = deque(one for one in self._queue if one.text not in texts)
        if self._message is not None and self._message.text in texts:
            self.dismiss()
        else:
            self._count()

    def drop_seen(self, following: Message | None = None) -> None:
        """Something else is gone to: what goes by itself has been seen, and goes now.

        ``following`` is what takes its place at once.
        """
        now = self._message
        if now is None or not now.tone.seconds or not self._is_seen() or self._held():
            return
        if following is None:
            self.dismiss()
        elif not self._queue:
            self._clock.stop()
            self._message = None

    def clear(self) -> None:
        """Close everything, as when a notebook is locked."""
        self._queue.clear()
        self._set_aside.clear()
        self.dismiss()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Whatever gives way in a low window, it is not half of a sentence."""
        super().resizeEvent(event)
        self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody may be reading."""
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Time goes on."""
        self._wind()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A card in the tint of the tone, with its icon."""
        if self._message is None:
            return
        painter, look, tint = QPainter(self), self._look, self._message.tone.tint
        edge = look.ink(tint) if look.theme.outlined else None
        rounded(painter, self.rect(), look.px(Radius.CARD), look.ground(tint), edge)
        side = look.px(20)
        box = self._text.geometry()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box.setLeft(box.right() + look.px(10) if mirrored else box.left() - side - look.px(10))
        box.setWidth(side)
        look.icons.paint(painter, box, self._message.tone.icon, look.theme.ink(tint))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        self._look.lay(column, (_ICON_ROOM, _EDGE, _EDGE, _EDGE), _GAP)
        for row in (self._row, self._below):
            self._look.lay(row, (0, 0, 0, 0), _GAP)
            column.addLayout(row)
        self._row.addWidget(self._text, 1)
        for widget in (self._more, self._act, self._undo, self._close):
            self._row.addWidget(widget)
        self._below.addStretch(1)
        self._act.clicked.connect(self._do_act)
        self._undo.clicked.connect(self._do_undo)
        self._close.clicked.connect(self.dismiss)
        self._clock.timeout.connect(self._time_out)

    def _next(self) -> None:
        self._message = self._queue.popleft() if self._queue else None
        message = self._message
        if message is not None:
            self._since.start()
            self._text.setText(message.text)
            self._text.set_ink(message.tone.tint)
            self._act.setVisible(bool(message.act))
            if message.act:
                self._act.set_name(message.act)
            self._undo.setVisible(message.on_undo is not None)
            shown = (self._act, self._undo, self._close)
            self.setFocusProxy(next(one for one in shown if not one.isHidden()))
            if message in self._set_aside:
                self._set_aside.remove(message)  # it was spoken before
            else:
                announce(self, message.text, urgent=message.tone.urgent)
            self._wind()
        self._count()
        self._fit()
        self.setVisible(message is not None)
        self.update()
        self.message_changed.emit()

    def _fit(self) -> None:
        self._stand(below=self._is_cramped())
        layout = self.layout()
        if layout is not None:
            least = max(layout.heightForWidth(self.width()), layout.minimumSize().height())
            self.setMinimumHeight(least)

    def _is_cramped(self) -> bool:
        """Whether the sentence would be a narrow column beside what may be done about it."""
        if self._act.isHidden() and self._undo.isHidden():
            return False
        shown = (self._more, self._act, self._undo, self._close)
        beside = [one.sizeHint().width() for one in shown if not one.isHidden()]
        around = self._look.px(_ICON_ROOM + _EDGE + _GAP * len(beside))
        return self.width() - around - sum(beside) < self._look.px(_LEAST)

    def _stand(self, *, below: bool) -> None:
        """Put the acts below the sentence, or back beside it."""
        if below is self._stacked:
            return
        self._stacked = below
        for act in (self._act, self._undo):
            (self._row if below else self._below).removeWidget(act)
            if below:
                self._below.addWidget(act)
            else:
                self._row.insertWidget(self._row.indexOf(self._close), act)

    def _count(self) -> None:
        self._more.setText(self.tr("%n more", "", len(self._queue)))
        self._more.setVisible(bool(self._queue))

    def _wind(self) -> None:
        if self._message is not None and self._message.tone.seconds:
            self._clock.start(self._message.tone.seconds * 1000)

    def _time_out(self) -> None:
        if self._held():
            self._wind()
        else:
            self.dismiss()

    def _held(self) -> bool:
        return self.underMouse() or self._has_keyboard()

    def _is_seen(self) -> bool:
        return self._since.isValid() and self._since.elapsed() >= SEEN_MS

    def _has_keyboard(self) -> bool:
        return any(button.hasFocus() for button in (self._act, self._undo, self._close))

    def _do_act(self) -> None:
        self._run(self._message.on_act if self._message else None)

    def _do_undo(self) -> None:
        self._run(self._message.on_undo if self._message else None)

    def _run(self, act: Callable[[], object] | None) -> None:
        self.dismiss()
        if act is not None:
            act()
