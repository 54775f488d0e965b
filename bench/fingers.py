"""Ten fingers at the real window: every key goes the way a key of the keyboard goes.

A key is timed from its press to the pixels: the event, what it sets off, and the paint of all
that it changed, offscreen. Only keys are pressed; nothing is ever asked of the program itself.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.main_window import MainWindow
from micic_desk.ui.window.remembering import Remembered
from micic_desk.ui.window.workspace import Workspace

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
BARE = Qt.KeyboardModifier.NoModifier
WAITING = 60.0
"""Seconds after which something that was waited for will not come any more."""


class Paints(QObject):
    """Sees whether a widget has been painted since it was last asked."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of a paint."""
        del watched
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


class Fingers:
    """Presses keys in one window.

    Keeps how long each took in ``took``, and what it cost this process in ``cost`` (seconds):
    the second hardly depends on what else the machine does.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.pressed = 0
        self.took: list[float] = []
        self.cost: list[float] = []
        self._paints: Paints | None = None

    @property
    def space(self) -> Workspace:
        """The open notebook."""
        assert self.window.workspace is not None
        return self.window.workspace

    def open(self, path: Path, passphrase: str = "") -> None:
        """Open a notebook as its user would, and wait for the line."""
        self.window.entrance.unlock(path)
        if passphrase:
            wait_for(lambda: QApplication.focusWidget() is not None)
            self.type(passphrase)
            self.press("Return")
        wait_for(lambda: self.window.workspace is not None)
        wait_for(self.space.capture.field.hasFocus)
        QApplication.processEvents()
        self._paints = Paints(self.space.capture.field.viewport())
        self.pressed, self.took, self.cost = 0, [], []

    def press(self, keys: str) -> float:
        """Press keys by their name ("Ctrl+T, S"); the seconds until all is painted."""
        start = time.perf_counter()
        # What a keyboard sends for it.
        sequence = QKeySequence("Shift+Backtab" if keys == "Shift+Tab" else keys)
        for number in range(sequence.count()):
            one = sequence[number]
            self._key(lambda one=one: QTest.keyClick(focus(), one.key(), one.keyboardModifiers()))
        return time.perf_counter() - start

    def close(self) -> None:
        """Close the window as its user would, and all that belongs to it."""
        # Once more where it asks whether that is meant.
        _ = self.window.close() or self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def idle(self, seconds: float) -> None:
        """Press nothing for a while."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            time.sleep(0.002)

    def type(self, text: str) -> None:
        """Type a text, sign by sign."""
        for sign in text:
            self._key(lambda sign=sign: _type(sign))

    def _key(self, act: Callable[[], None]) -> None:
        if self._paints is not None:
            self._paints.seen = False
        start, spent = time.perf_counter(), time.process_time()
        act()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        if self._paints is not None and not self._paints.seen:
            # The screenless platform waits for the next picture; what waits is painted now.
            self.space.capture.field.viewport().repaint()
        self.took.append(time.perf_counter() - start)
        self.cost.append(time.process_time() - spent)
        self.pressed += 1


def focus() -> QWidget:
    """Whatever has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _type(sign: str) -> None:
    if sign.isascii():
        QTest.keyClick(focus(), sign)
        return
    widget = focus()
    for sort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(sort, 0, BARE, sign))


def wait_for(said: Callable[[], bool]) -> None:
    """Let the window work until something is so; TimeoutError where it never is."""
    until = time.monotonic() + WAITING
    while not said():
        if time.monotonic() > until:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.001)


def _say(sort: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Pass on what Qt has to say, but not that the screenless platform has no size hints."""
    del sort, context
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)


def new_window(folder: Path) -> Fingers:
    """A window as the program shows it, which remembers in ``folder`` only."""
    qInstallMessageHandler(_say)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Look.install(app, RESOURCES)
    window = MainWindow(Remembered(folder / "window.json"))
    window.resize(1400, 900)
    window.entrance.welcome()
    window.show()
    window.activateWindow()
    wait_for(window.isActiveWindow)
    return Fingers(window)
