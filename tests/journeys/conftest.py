"""A window as a rapporteur meets it, and what her fingers do in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.opening import create_desk
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.main_window import MainWindow
from micic_desk.ui.window.remembering import Remembered
from micic_desk.ui.window.workspace import Workspace

BARE = Qt.KeyboardModifier.NoModifier
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Hands:
    """Ten fingers at one window: they only press keys."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def space(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def open(self, path: Path) -> Workspace:
        self.window.entrance.unlock(path)
        self.qtbot.waitUntil(self.is_open, timeout=20_000)
        return self.space

    def is_open(self) -> bool:
        return self.window.workspace is not None

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
        QTest.keyClick(self.focus(), key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def line(self, text: str, deeper: int = 0) -> None:
        """One line of notes: Tab or Shift+Tab, the words, Enter."""
        for _ in range(abs(deeper)):
            if deeper > 0:
                self.press(Qt.Key.Key_Tab)
            else:
                self.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def outline(self) -> list[tuple[int, str, str]]:
        """Depth, kind and words of every row."""
        model = self.space.middle.model
        lines = [model.line(row) for row in range(model.rowCount())]
        return [(line.depth, line.kind.value, line.text) for line in lines]

    def items(self) -> int:
        return len(self.space.desk.notebook.of_kind(EntityKind.ITEM))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    yield Look.install(qapp, RESOURCES)
    Look.install(qapp, RESOURCES)


@pytest.fixture
def new_window(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Hands]]:
    """Makes windows as starting the program does; each is closed again."""
    del look
    made: list[MainWindow] = []

    def make() -> Hands:
        window = MainWindow(Remembered(tmp_path / "window.json"))
        made.append(window)
        window.resize(1400, 900)
        window.entrance.welcome()
        window.show()
        qtbot.waitActive(window)
        return Hands(window, qtbot)

    yield make
    for window in made:
        window.close()
        window.deleteLater()


@pytest.fixture
def hands(new_window: Callable[[], Hands]) -> Hands:
    return new_window()


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "Rivers.micic"
    create_desk(path, None, title="Consultation of the river cities").close()
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform grumbles of windows with a least size, and of being raised."""
    grumble = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(grumble)
