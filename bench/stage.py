"""A window of the program with somebody at its keyboard: what ``screens.py`` takes pictures of."""

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QCoreApplication, QEvent, Qt  # noqa: E402 - our own folder first
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QMenu, QWidget  # noqa: E402

from micic_desk.app.opening import create_desk  # noqa: E402
from micic_desk.app.sample import create_sample  # noqa: E402
from micic_desk.ui.window.main_window import MainWindow  # noqa: E402
from micic_desk.ui.window.remembering import Remembered  # noqa: E402
from micic_desk.ui.window.workspace import Workspace  # noqa: E402

BARE = Qt.KeyboardModifier.NoModifier
PATIENCE = 20.0
"""Seconds to wait for anything before the picture is given up."""


class Stage:
    """One window over a folder of its own.

    ``sample`` is a notebook that is copied, not used, and so is Arabic.micic beside it.
    """

    def __init__(self, app: QApplication, folder: Path, sample: Path) -> None:
        self.app = app
        self.folder = folder
        self.sample = sample
        self.window = MainWindow(Remembered(folder / "window.json"))
        self.window.entrance.welcome()

    @property
    def space(self) -> Workspace:
        """The open notebook."""
        assert self.window.workspace is not None
        return self.window.workspace

    def show(self, size: tuple[int, int]) -> None:
        """Put the window on the screen."""
        self.window.show()
        self.window.resize(*size)
        self.window.activateWindow()
        self.rest()

    def open_empty(self, title: str) -> None:
        """Open a new notebook with one consultation and nothing in it."""
        path = self.folder / "Notebook.micic"
        create_desk(path, None, title=title).close()
        self.open(path)

    def open_sample(self, *, arabic: bool = False) -> None:
        """Open a copy of the sample, at its second session, or of the notebook in Arabic."""
        source = self.sample.with_name("Arabic.micic") if arabic else self.sample
        self.open(Path(shutil.copy(source, self.folder / "Basin.micic")))
        self.run("go.session.1" if arabic else "go.session.2")

    def open(self, path: Path) -> None:
        """Open a notebook and wait for it."""
        self.window.entrance.unlock(path)
        self.wait(self.is_open)
        self.rest()

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None
        for sign in text:
            # Not QTest's own typing, which knows no letter beyond ASCII.
            for sort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self.app.sendEvent(focus, QKeyEvent(sort, 0, BARE, sign))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
        """Press one key."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def line(self, text: str, deeper: int = 0) -> None:
        """Write one line of notes."""
        for _ in range(abs(deeper)):
            self.press(Qt.Key.Key_Tab if deeper > 0 else Qt.Key.Key_Backtab)
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def run(self, command: str) -> None:
        """Carry a command out, as its key would."""
        self.window.commands.run(command)
        self.rest()

    def wait(self, until: Callable[[], object]) -> None:
        """Wait until something is so; TimeoutError where it never is."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(str(until))
            self.rest(10)

    def rest(self, milliseconds: int = 80) -> None:
        """Let the window come to rest."""
        end = time.monotonic() + milliseconds / 1000
        while time.monotonic() < end:
            self.app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.004)

    def picture(self) -> QPixmap:
        """The window with the menus and dialogues that stand over it."""
        self.rest(250)
        whole = self.window.grab()
        painter = QPainter(whole)
        for over in self._over():
            painter.drawPixmap(over.pos() - self.window.pos(), over.grab())
        painter.end()
        return whole

    def close(self) -> None:
        """Close the window and forget it."""
        for over in self._over():
            over.close()
        self.window.close()
        self.window.close()  # granted the second time, whatever the first had to say
        self.window.deleteLater()
        self.rest(20)

    def _over(self) -> list[QWidget]:
        found = [one for one in self.app.topLevelWidgets() if one.isVisible()]
        menus = [one for one in found if isinstance(one, QMenu)]
        return [one for one in found if one is not self.window and one not in menus] + menus

    def is_open(self) -> bool:
        """Whether a notebook is open."""
        return self.window.workspace is not None


def make_sample(path: Path) -> None:
    """The sample as a notebook on disk."""
    create_sample(path, None).close()
