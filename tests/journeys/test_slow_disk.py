"""A disk that takes its time never takes it from whoever is typing."""

from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any

import pytest
from PySide6.QtCore import Qt

from micic_desk.app.desk import Memory
from micic_desk.store.second import copy
from micic_desk.ui.widgets.save_state import SaveState

PATIENCE = 20.0


class SlowDisk:
    """Answers no wish to sync as long as it ``sleeps``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = Event()
        self._awake = Event()
        self._awake.set()
        sync = copy._sync

        def slowly(file: int) -> None:
            if not self._awake.is_set():
                self.asked.set()
                assert self._awake.wait(PATIENCE), "somebody waited for the disk"
            sync(file)

        monkeypatch.setattr(copy, "_sync", slowly)

    def sleep(self) -> None:
        self.asked.clear()
        self._awake.clear()

    def wake(self) -> None:
        self._awake.set()

    def is_asleep(self) -> bool:
        return not self._awake.is_set()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    return SlowDisk(monkeypatch)


def texts(hands: Any) -> list[str]:
    return [one.text for one in Memory(hands.space.desk).drafts()]


def test_the_line_is_typed_on_while_the_disk_keeps_its_beginning(
    hands: Any, notebook: Path, disk: SlowDisk
) -> None:
    hands.open(notebook)
    saving = hands.space.status.saving
    disk.sleep()
    hands.type("half a l")
    hands.qtbot.waitUntil(disk.asked.is_set, timeout=4000)
    hands.type("ine")
    assert hands.space.capture.raw() == "half a line"
    assert saving.state() is SaveState.SAVING
    assert disk.is_asleep()
    disk.wake()
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.SAVED, timeout=4000)
    assert texts(hands) == ["half a line"]


def test_a_row_is_edited_on_while_the_disk_keeps_its_beginning(
    hands: Any, notebook: Path, disk: SlowDisk
) -> None:
    hands.open(notebook)
    hands.line("Boats")
    saving = hands.space.status.saving
    hands.space.middle.focus_outline()
    hands.press(Qt.Key.Key_F2)
    disk.sleep()
    hands.type("x")
    hands.qtbot.waitUntil(disk.asked.is_set, timeout=4000)
    hands.type("y")
    assert disk.is_asleep()
    disk.wake()
    hands.qtbot.wait(50)
    assert saving.state() is SaveState.SAVING
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.SAVED, timeout=4000)
    assert texts(hands) == ["Boatsxy"]


def test_a_line_taken_while_its_draft_is_being_kept_leaves_no_draft(
    hands: Any, notebook: Path, disk: SlowDisk
) -> None:
    hands.open(notebook)
    disk.sleep()
    hands.type("half a line")
    hands.qtbot.waitUntil(disk.asked.is_set, timeout=4000)
    Timer(0.2, disk.wake).start()
    hands.press(Qt.Key.Key_Return)
    hands.type("next")
    assert hands.outline() == [(0, "point", "half a line")]
    hands.qtbot.waitUntil(
        lambda: hands.space.status.saving.state() is SaveState.SAVED, timeout=4000
    )
    assert texts(hands) == ["next"]


def test_the_session_is_changed_while_the_disk_sleeps(
    hands: Any, notebook: Path, disk: SlowDisk
) -> None:
    hands.open(notebook)
    hands.line("# Morning")
    hands.line("# Evening")
    hands.type("the evening")
    disk.sleep()
    hands.qtbot.waitUntil(disk.asked.is_set, timeout=4000)
    hands.space.capture.show_session(None)
    assert hands.space.capture.raw() == ""
    hands.space.capture.show_session(hands.space.session)
    assert hands.space.capture.raw() == "the evening"
    assert disk.is_asleep()
    disk.wake()


def test_the_line_is_typed_on_while_other_work_is_being_written(hands: Any, notebook: Path) -> None:
    space = hands.open(notebook)
    held, free, ended = Event(), Event(), list[bool]()

    def work() -> None:
        """What a merge does for as long as it takes: nobody else comes to the notebook."""
        with space.desk.session.transaction():
            held.set()
            ended.append(free.wait(PATIENCE))

    working = Thread(target=work)
    working.start()
    assert held.wait(PATIENCE)
    said = "half a line while it merges"
    hands.type(said)
    hands.qtbot.waitUntil(lambda: bool(Memory(space.desk).waiting()), timeout=10_000)
    hands.type(", and its end")
    assert space.capture.field.words() == f"{said}, and its end"
    assert not ended, "a key waited for the work"
    free.set()
    working.join(PATIENCE)
    hands.qtbot.waitUntil(lambda: texts(hands) == [f"{said}, and its end"], timeout=10_000)
    hands.press(Qt.Key.Key_Return)
    assert not space.capture.field.words()
    assert texts(hands) == []
