"""A window as a rapporteur meets it, and what her fingers do in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QMenu, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.opening import create_desk
from micic_desk.app.sample import create_sample
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.side_sheet import SideSheet
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


class Walk:
    """Goes through everything the window can show, finding commands and sheets by itself.

    ``skipped`` are commands that would end or leave the window that is walked through, or ask
    in a dialogue of the system, which waits for somebody.
    """

    skipped = frozenset(
        {"window.quit", "notebook.another", "notebook.lock", "view.full", "report.print"}
    )

    def __init__(self, hands: Hands, empty: Path, sample: Path) -> None:
        self.hands = hands
        self.window = hands.window
        self._empty = empty
        self._sample = sample

    def pages(self) -> Iterator[str]:
        """What there is before a notebook is open."""
        entrance = self.window.entrance
        yield "welcome"
        entrance.ask_new()
        yield from self._settled("new notebook")
        page = self.window.page()
        for box in (page.own_kept, page.plain_kept):
            box.setChecked(True)
            yield from self._settled(f"new notebook: {box.text()}")
        locked = self._empty.with_name("Locked.micic")
        locked.write_bytes(bytes(range(256)) * 64)
        entrance.unlock(locked)
        yield from self._settled("unlock")
        entrance.welcome()

    def everywhere(self) -> Iterator[str]:
        """All of it, one state after the other."""
        yield from self.pages()
        yield from self.places()
        for sheet in self.sheets():
            yield type(sheet).__name__

    def open_sample(self) -> None:
        """Go on to the sample."""
        self.hands.open(self._sample)
        QApplication.processEvents()

    def places(self) -> Iterator[str]:
        """The sample, with each menu, and what each command leads to."""
        self.open_sample()
        yield from self._settled("sample")
        for menu in self.window.findChildren(QMenu):
            menu.popup(self.window.mapToGlobal(self.window.rect().center()))
            yield from self._settled(f"menu {menu.title()}")
            menu.close()
        for command in [one.id for one in self.window.commands]:
            if command in self.skipped:
                continue
            if self.window.commands.run(command):
                yield from self._settled(command)
            self.tidy()

    def sheets(self) -> Iterator[SideSheet]:
        """Every side sheet, open: those that no command opens yet too."""
        for sort in list(self.hands.space.sheets._makers):
            self.tidy()
            sheet = self.hands.space.sheets.get(sort)
            if sheet.isHidden():
                sheet.open_sheet()
            QApplication.processEvents()
            yield sheet
        self.tidy()

    def tidy(self) -> None:
        """Close whatever lies over the workspace and go back to the line."""
        for one in QApplication.topLevelWidgets():
            if one is not self.window and one.isVisible():
                one.close()
        self.window.activateWindow()
        self.hands.space.go_to_line()
        QApplication.processEvents()

    @staticmethod
    def items_gone() -> list[str]:
        """What stands in Python for items of layouts that Qt has thrown away.

        Qt puts something else at their address, a window perhaps, and Python takes it for an item.
        """
        stand = [
            one
            for one in shiboken6.getAllValidWrappers()
            if isinstance(one, QLayoutItem)
            and not isinstance(one, QLayout)
            and not shiboken6.ownedByPython(one)
        ]
        layouts = {one for top in QApplication.allWidgets() for one in top.findChildren(QLayout)}
        there, asked = set(), []
        for layout in layouts:
            items = [layout.itemAt(at) for at in range(layout.count())]
            there |= {shiboken6.getCppPointer(one)[0] for one in items if one is not None}
            asked += [] if isinstance(layout, Flow) else items  # a flow's items are Python's own
        gone = [one for one in stand if shiboken6.getCppPointer(one)[0] not in there]
        dumped = [shiboken6.dump(one) for one in gone]
        for one in (*asked, *gone):
            if not isinstance(one, QLayout | None):
                shiboken6.invalidate(one)  # what was asked for here must not be left behind either
        # Without a parent it is one of a flow that has gone itself; such an item stays where it is.
        return [one for one in dumped if "parent" in one]

    def _settled(self, state: str) -> Iterator[str]:
        self.hands.qtbot.wait(10)  # what is shown anew is laid out, then what stands in it
        # Work behind the window may have told something in this very moment.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        yield state


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
        with qtbot.waitActive(window):
            window.show()
        return Hands(window, qtbot)

    yield make
    for window in made:
        # Once more where it asks whether that is meant.
        _ = window.close() or window.close()
        window.deleteLater()


@pytest.fixture
def hands(new_window: Callable[[], Hands]) -> Hands:
    return new_window()


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "Rivers.micic"
    create_desk(path, None, title="Consultation of the river cities").close()
    return path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a file to copy: a conflict, two rapporteurs, a report, two scripts."""
    path = tmp_path_factory.mktemp("sample") / "Basin.micic"
    create_sample(path, None).close()
    return path


@pytest.fixture
def walk(hands: Hands, notebook: Path, sample_file: Path, tmp_path: Path) -> "Walk":
    return Walk(hands, notebook, Path(shutil.copy(sample_file, tmp_path)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform grumbles of windows with a least size, and of being raised."""
    grumble = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(grumble)
