"""Every way a session can end badly, told through the window: which words are there after it."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from micic_desk.app.desk import Memory
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.session_clock import Pace
from micic_desk.ui.widgets.save_state import SaveState
from tests.rights import without_root_rights

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ROOT = Path(__file__).resolve().parents[2]
_AGAIN = "MICIC_TEST_WITHOUT_ROOT"

CHILD = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from micic_desk.ui.theme.look import Look
    from micic_desk.ui.window.main_window import MainWindow
    from micic_desk.ui.window.remembering import Remembered

    app = QApplication([])
    Look.install(app, Path("resources"))
    folder, mode = Path(sys.argv[1]), sys.argv[2]
    window = MainWindow(Remembered(folder / "window.json"))
    window.entrance.unlock(folder / "Rivers.micic")
    window.show()
    while window.workspace is None:
        QTest.qWait(20)

    def focus():
        return QApplication.focusWidget()

    for line in ("# Morning", "Boats were loaded by list", "# Evening", "One line to stand under"):
        QTest.keyClicks(focus(), line)
        QTest.keyClick(focus(), Qt.Key.Key_Return)
    if mode == "strip":
        QTest.keyClick(focus(), Qt.Key.Key_F8)
        while window.isVisible() or focus() is None:
            QTest.qWait(20)
    if mode == "outline":
        window.workspace.middle.focus_outline()
        QTest.keyClick(focus(), Qt.Key.Key_F2)
    else:
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    typed = ""
    while True:
        QTest.keyClicks(focus(), "word ")
        typed += "word "
        print(len(typed), flush=True)
        QTest.qWait(50)
"""


@pytest.mark.parametrize("mode", ["line", "strip", "outline"])
def test_a_kill_costs_at_most_one_second_of_the_line(
    hands: Any, notebook: Path, tmp_path: Path, mode: str
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CHILD), str(tmp_path), mode],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    reports: list[tuple[float, int]] = []
    assert child.stdout is not None
    while len(reports) < 30 or reports[-1][0] - reports[0][0] < 2.6:
        reports.append((time.monotonic(), int(child.stdout.readline())))
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    # A second before the last report, and what a busy machine made the child wait at a stretch.
    times = [at for at, _ in reports]
    held = max(after - before for before, after in pairwise(times))
    least = max((count for at, count in reports if at <= times[-1] - 1.1 - 2 * held), default=0)
    hands.open(notebook)
    space = hands.space
    assert space.bridge.notebook[space.session].text("title") == "Evening"
    assert hands.outline() == [(0, "point", "One line to stand under")]
    assert hands.items() == 2
    if mode == "outline":
        (draft,) = Memory(space.desk).drafts()
        assert len(draft.text) - len("One line to stand under") >= least
        assert space.middle.messages.message().on_act is not None
        return
    raw = space.capture.raw()
    assert raw.startswith("\tword ")
    assert len(raw) - 1 >= least
    assert space.capture.field.textCursor().atEnd()
    assert hands.focus() is space.capture.field
    assert space.middle.messages.message() is None
    hands.press(Qt.Key.Key_Return)
    assert hands.outline()[1][0] == 1


def test_closing_in_the_middle_of_a_line_keeps_it_where_it_was(
    hands: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(notebook)
    hands.line("To stand under")
    hands.line("# Evening")
    hands.press(Qt.Key.Key_1, ALT)
    hands.press(Qt.Key.Key_Tab)
    hands.type("-> half")
    assert hands.window.close()
    again = new_window()
    again.open(notebook)
    assert again.space.capture.raw() == "\t-> half"
    assert again.space.status.saving.state() is SaveState.SAVED


def test_an_edited_row_is_closed_with_its_words(
    hands: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(notebook)
    hands.line("Boats")
    hands.space.middle.focus_outline()
    hands.press(Qt.Key.Key_F2)
    hands.type(" and rafts")
    assert hands.window.close()
    again = new_window()
    again.open(notebook)
    assert again.outline() == [(0, "point", "Boats and rafts")]


def test_the_save_state_speaks_of_edited_rows_too(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.line("Boats")
    saving = hands.space.status.saving
    hands.space.middle.focus_outline()
    hands.press(Qt.Key.Key_F2)
    hands.type("x")
    assert saving.state() is SaveState.SAVING
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.SAVED, timeout=4000)
    assert [one.text for one in Memory(hands.space.desk).drafts()] == ["Boatsx"]
    hands.type("y")
    assert saving.state() is SaveState.SAVING
    hands.press(Qt.Key.Key_Escape)
    assert saving.state() is SaveState.SAVED


@pytest.fixture
def moody(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """A disk that is full when it is told so."""
    full = [False]
    from micic_desk.store import local
    from micic_desk.store.changes import Changes

    write, put = Changes.write, local.put_draft

    def refuse() -> None:
        if full[0]:
            raise Refusal("store.no_space", "The disk is full. Free some space.")

    def writes(self: Changes, *arguments: Any, **named: Any) -> Any:
        refuse()
        return write(self, *arguments, **named)

    def puts(*arguments: Any) -> None:
        refuse()
        put(*arguments)

    monkeypatch.setattr(Changes, "write", writes)
    monkeypatch.setattr(local, "put_draft", puts)

    def fill(now: bool) -> None:  # noqa: FBT001 - full or not
        full[0] = now

    return fill


def test_a_full_disk_is_told_from_the_first_lost_second_and_ends_by_itself(
    hands: Any, notebook: Path, moody: Callable[[bool], None]
) -> None:
    hands.open(notebook)
    saving = hands.space.status.saving
    moody(True)
    hands.type("half a line")
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.NOT_SAVED, timeout=4000)
    assert "full" in saving.text()
    hands.space.middle.messages.dismiss()
    hands.qtbot.wait(1200)
    assert hands.space.middle.messages.message() is None
    moody(False)
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.SAVED, timeout=4000)
    assert [one.text for one in Memory(hands.space.desk).drafts()] == ["half a line"]


def test_no_unfinished_line_leaves_the_screen_on_a_full_disk(
    hands: Any, notebook: Path, moody: Callable[[bool], None]
) -> None:
    hands.open(notebook)
    hands.line("# Morning")
    hands.line("# Evening")
    saving = hands.space.status.saving
    moody(True)
    hands.type("the evening")
    hands.press(Qt.Key.Key_1, ALT)
    hands.type("the morning")
    hands.press(Qt.Key.Key_2, ALT)
    assert hands.space.capture.raw() == "the evening"
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.NOT_SAVED, timeout=4000)
    hands.press(Qt.Key.Key_1, ALT)
    assert hands.space.capture.raw() == "the morning"
    assert not hands.window.close()
    moody(False)
    hands.press(Qt.Key.Key_Return)
    assert hands.outline() == [(0, "point", "the morning")]
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.SAVED, timeout=4000)
    assert [one.text for one in Memory(hands.space.desk).drafts()] == ["the evening"]


def test_an_edited_row_on_a_full_disk_stays_open_and_is_saved_when_it_can_be(
    hands: Any, notebook: Path, moody: Callable[[bool], None]
) -> None:
    hands.open(notebook)
    hands.line("Boats")
    saving = hands.space.status.saving
    hands.space.middle.focus_outline()
    hands.press(Qt.Key.Key_F2)
    moody(True)
    hands.type(" and rafts")
    hands.press(Qt.Key.Key_Return)
    assert saving.state() is SaveState.NOT_SAVED
    assert hands.space.outline.editor.words() == "Boats and rafts"
    moody(False)
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.SAVED, timeout=6000)
    hands.press(Qt.Key.Key_Return)
    assert hands.outline() == [(0, "point", "Boats and rafts")]


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB of its own, as a stick is; skipped where that cannot be had."""
    folder = tmp_path / "stick"
    folder.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    there = shutil.which("mount") is not None
    if not there or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


def test_a_really_full_stick_loses_no_acknowledged_line(
    hands: Any, notebook: Path, stick: Path, new_window: Callable[[], Any]
) -> None:
    path = stick / notebook.name
    shutil.copy(notebook, path)
    hands.open(path)
    saving = hands.space.status.saving
    free = shutil.disk_usage(stick).free
    (stick / "filler").write_bytes(b"x" * (free - 60_000))
    kept: list[str] = []
    while saving.state() is not SaveState.NOT_SAVED:
        line = f"line {len(kept)} " + "of many words " * 60
        hands.line(line)
        if not hands.space.capture.raw():
            kept.append(line.strip())
        assert len(kept) < 1000
    last = hands.space.capture.raw()
    assert last
    assert "full" in saving.text()
    (stick / "filler").unlink()
    hands.press(Qt.Key.Key_Return)
    assert saving.state() is SaveState.SAVED
    assert [text for _, _, text in hands.outline()] == [*kept, last.strip()]
    hands.window.close()
    again = new_window()
    again.open(path)
    assert [text for _, _, text in again.outline()] == [*kept, last.strip()]


@pytest.mark.parametrize("lost", ["removed", "renamed", "replaced"])
def test_a_file_that_is_not_there_any_more_is_never_said_to_be_saved(
    hands: Any, notebook: Path, tmp_path: Path, lost: str
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / notebook.name
    shutil.copy(notebook, path)
    hands.open(path)
    hands.line("Safe")
    saving = hands.space.status.saving
    if lost == "removed":
        folder.rename(tmp_path / "away")
    elif lost == "renamed":
        path.rename(folder / "Other.micic")
    else:
        shutil.copy(notebook, folder / "new")
        (folder / "new").replace(path)
    hands.line("not safe")
    assert hands.space.capture.raw() == "not safe"
    assert saving.state() is SaveState.NOT_SAVED
    assert "not where it was opened" in saving.text()
    hands.type(" yet")
    hands.press(Qt.Key.Key_F5)
    assert hands.items() == 1
    if lost == "removed":
        (tmp_path / "away").rename(folder)
        hands.press(Qt.Key.Key_Return)
        assert saving.state() is SaveState.SAVED
        assert [text for _, _, text in hands.outline()] == ["Safe", "not safe yet"]


def test_a_file_that_may_only_be_read_is_not_opened_half(
    hands: Any, notebook: Path, request: pytest.FixtureRequest
) -> None:
    notebook.parent.chmod(0o500)
    try:
        if os.access(notebook.parent, os.W_OK):
            _again_without_root_rights(request.node.nodeid)
            return
        hands.window.entrance.unlock(notebook)
        page = hands.window.page()
        hands.qtbot.waitUntil(lambda: bool(page._fault.text()), timeout=20_000)
        assert "cannot be written" in page._fault.text()
    finally:
        notebook.parent.chmod(0o700)


def _again_without_root_rights(test: str) -> None:
    """Nothing is closed to root: run the test in a process to which it is."""
    assert _AGAIN not in os.environ, "root's rights were not dropped"
    pytest_alone = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test)
    done = subprocess.run(
        [*without_root_rights(), *pytest_alone],
        env={**os.environ, _AGAIN: "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("."), done.stdout


def test_a_laptop_that_slept_goes_on_where_it_was(
    hands: Any, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(notebook)
    hands.line("Before lunch")
    hands.type("half a line")
    writer = hands.space.desk.session.writer
    later = writer.now() + 3 * 3600
    monkeypatch.setattr(writer, "_clock", lambda: later)
    hands.space.middle.clock.look()
    assert hands.space.middle.clock.reading().pace is Pace.OVER
    assert hands.space.capture.raw() == "half a line"
    hands.press(Qt.Key.Key_Return)
    clock = hands.space.middle.clock.reading()
    assert clock.pace is Pace.RUNNING
    assert 3 * 3600 <= clock.elapsed < 4 * 3600
    monkeypatch.setattr(writer, "_clock", lambda: later - 86_400)
    hands.line("The clock of the laptop was put right")
    assert hands.items() == 3
    assert hands.space.middle.clock.reading().elapsed >= 0
    assert hands.space.status.saving.state() is SaveState.SAVED
