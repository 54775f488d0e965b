"""One key from anywhere: nothing on the screen, nothing lost, and back at the same place."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from micic_desk.app.opening import create_desk
from micic_desk.store.key import Cost
from micic_desk.ui.widgets.copying import MARKS
from micic_desk.ui.window import guarding, processes
from micic_desk.ui.window.locking import Locking

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "six words of one's own"


class Ends:
    """What would have ended, and what would have been started."""

    def __init__(self) -> None:
        self.count = 0
        self.started: list[tuple[str, bool]] = []

    def end(self) -> None:
        self.count += 1

    def start(self, notebook: str, *, locked: bool = False) -> bool:
        self.started.append((notebook, locked))
        return True


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ends]:
    ends = Ends()
    monkeypatch.setattr(processes, "end_now", ends.end)
    monkeypatch.setattr(processes, "start_window", ends.start)
    yield ends
    QGuiApplication.clipboard().clear()


@pytest.fixture
def locked_file(tmp_path: Path) -> Path:
    path = tmp_path / "Locked.micic"
    create_desk(path, WORDS, title="Rivers", cost=Cost.TRIVIAL).close()
    return path


@pytest.fixture
def at_work(hands: Any, locked_file: Path) -> Any:
    unlock(hands, locked_file)
    return hands


def unlock(hands: Any, path: Path, *, locked: bool = False) -> None:
    hands.window.entrance.unlock(path, locked=locked)
    line = hands.window.page().field.line
    line.setFocus()
    hands.qtbot.waitUntil(line.hasFocus)
    hands.type(WORDS)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=20_000)


def panic(hands: Any) -> None:
    """Ctrl+L as the system sends it: to the window that has the keyboard."""
    window = QGuiApplication.focusWindow() or hands.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)


def guard(hands: Any) -> guarding.Guarding:
    found: Locking = hands.space.findChild(Locking)
    return found.guarding


def test_it_locks_from_the_line(at_work: Any, ends: Ends, locked_file: Path) -> None:
    panic(at_work)
    assert ends.count == 1
    assert ends.started == [(str(locked_file), True)]
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets())


def test_it_locks_from_a_menu(at_work: Any, ends: Ends) -> None:
    menu = next(one for one in at_work.window.findChildren(QMenu) if one.actions())
    menu.popup(at_work.window.mapToGlobal(at_work.window.rect().center()))
    at_work.qtbot.waitUntil(menu.isVisible)
    panic(at_work)
    assert ends.count == 1
    assert not menu.isVisible()


def test_it_locks_from_a_dialogue_that_stops_everything_else(at_work: Any, ends: Ends) -> None:
    dialogue = QDialog(at_work.window)
    tried: list[bool] = []

    def press() -> None:
        tried.append(dialogue.isVisible())
        QTest.keyClick(dialogue.windowHandle(), Qt.Key.Key_L, CTRL)

    dialogue.show()
    at_work.qtbot.waitActive(dialogue)
    dialogue.hide()
    QTimer.singleShot(100, press)
    dialogue.exec()
    assert tried == [True]
    assert ends.count == 1


@pytest.mark.parametrize("command", ["report.prompter", "view.strip", "view.preferences"])
def test_it_locks_from_whatever_stands_in_front(at_work: Any, ends: Ends, command: str) -> None:
    at_work.window.commands.run(command)
    QApplication.processEvents()
    panic(at_work)
    assert ends.count == 1


def test_other_keys_that_were_chosen_lock_in_dialogues_too(at_work: Any, ends: Ends) -> None:
    at_work.window.commands.book.give("notebook.lock", ("Ctrl+Alt+L",))
    dialogue = QDialog(at_work.window)
    dialogue.setModal(True)
    dialogue.show()
    at_work.qtbot.waitActive(dialogue)
    QTest.keyClick(dialogue.windowHandle(), Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.AltModifier)
    assert ends.count == 1


def test_a_notebook_opens_again_where_it_was_locked(
    at_work: Any, ends: Ends, locked_file: Path, new_window: Callable[[], Any]
) -> None:
    for number in range(60):
        at_work.line(f"Line {number}")
    at_work.type("half a line")
    for _ in range(4):
        at_work.press(Qt.Key.Key_Left)
    outline = at_work.space.outline
    outline.verticalScrollBar().setValue(outline.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    stood = outline.verticalScrollBar().value()
    panic(at_work)
    at_work.window.close()
    again = new_window()
    unlock(again, locked_file, locked=True)
    field, bar = again.space.capture.field, again.space.outline.verticalScrollBar()
    again.qtbot.waitUntil(lambda: field.textCursor().position() == len("half a line") - 4)
    assert field.toPlainText() == "half a line"
    again.qtbot.waitUntil(lambda: abs(bar.value() - stood) <= 2)
    again.type("X")
    assert field.toPlainText() == "half a Xline"
    assert ends.count == 1


def test_a_row_that_was_being_edited_is_open_again(
    at_work: Any, ends: Ends, locked_file: Path, new_window: Callable[[], Any]
) -> None:
    at_work.line("Boats were loaded by list")
    at_work.press(Qt.Key.Key_Up)
    at_work.qtbot.waitUntil(lambda: at_work.space.outline.editor is not None)
    at_work.type(", twice")
    at_work.press(Qt.Key.Key_Left)
    panic(at_work)
    at_work.window.close()
    again = new_window()
    unlock(again, locked_file, locked=True)
    again.qtbot.waitUntil(lambda: again.space.outline.editor is not None)
    editor = again.space.outline.editor
    assert editor.words() == "Boats were loaded by list, twice"
    assert editor.cursor_at() == len("Boats were loaded by list, twice") - 1
    assert ends.count == 1


def test_what_the_disk_refuses_is_locked_away_only_at_the_second_wish(
    at_work: Any, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work.type("half a line")
    with monkeypatch.context() as full:
        full.setattr(at_work.space.capture, "keep_now", lambda: False)
        panic(at_work)
        assert ends.count == 0
        assert at_work.window.isVisible()
        assert "not saved" in at_work.space.middle.messages.message().text
        panic(at_work)
    assert ends.count == 1


def test_what_was_copied_is_marked_and_gone_after_locking(at_work: Any, ends: Ends) -> None:
    at_work.line("Boats were loaded by list")
    at_work.space.middle.focus_outline()
    at_work.press(Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert "Boats" in data.text()
    assert set(MARKS) <= set(data.formats())
    panic(at_work)
    assert ends.count == 1
    assert QGuiApplication.clipboard().text() == ""


def test_a_notebook_that_opens_to_all_says_so_and_waits(hands: Any, notebook: Path) -> None:
    hands.window.entrance.unlock(notebook, locked=True)
    QApplication.processEvents()
    assert not hands.is_open()
    page = hands.window.page()
    assert page.open.isVisible()
    assert not page.field.isVisible()
    hands.qtbot.waitUntil(page.open.hasFocus)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=20_000)


def test_sleep_locks_unless_that_is_not_wished(
    at_work: Any, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept = [100.0]
    monkeypatch.setattr(guarding, "seconds_asleep", lambda: slept[0])
    watching = guard(at_work)
    watching.look()
    ends.count = 0
    at_work.window.remembered.locking(after=0, asleep=False)
    slept[0] += 30
    watching.look()
    assert ends.count == 0
    at_work.window.remembered.locking(after=0, asleep=True)
    slept[0] += 0.5
    watching.look()
    assert ends.count == 0
    slept[0] += 30
    watching.look()
    assert ends.count == 1


def test_idle_time_warns_and_then_locks(
    at_work: Any, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching = guard(at_work)
    at_work.window.remembered.locking(after=5, asleep=False)
    idle = [10.0]
    monkeypatch.setattr(watching._key, "idle", lambda: idle[0])
    watching.look()
    assert at_work.space.middle.messages.message() is None
    idle[0] = 280.0
    watching.look()
    assert "half a minute" in at_work.space.middle.messages.message().text
    assert ends.count == 0
    idle[0] = 301.0
    at_work.window.commands.run("report.prompter")
    watching.look()
    assert ends.count == 0
    at_work.window.commands.run("report.prompter")
    watching.look()
    assert ends.count == 1
