"""A stick pulled out and put back while somebody types: what she sees, and what is there."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from micic_desk.app.coming_back import is_of_disk
from micic_desk.app.desk import Memory
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.store import local
from micic_desk.store.changes import Changes
from micic_desk.store.faults import disk_full
from micic_desk.store.opening import lock_path
from micic_desk.ui.widgets.save_state import SaveState
from micic_desk.ui.window import coming_back

PATIENCE = 8000


@pytest.fixture
def path(tmp_path: Path, notebook: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Path(shutil.move(notebook, folder))


def pull(path: Path) -> Path:
    return path.parent.rename(path.parent.with_name("pocket"))


def put_back(path: Path, pocket: Path) -> None:
    """Other files, as far as the system knows, and no lock of anybody's."""
    shutil.copytree(pocket, path.parent)
    lock_path(path).unlink()


def state(hands: Any) -> SaveState:
    found: SaveState = hands.space.status.saving.state()
    return found


def texts(hands: Any) -> list[str]:
    return [text for _, _, text in hands.outline()]


def notice(hands: Any) -> str:
    message = hands.space.middle.messages.message()
    return message.text if message is not None else ""


def test_she_types_on_while_it_is_away_and_it_goes_on_by_itself(
    hands: Any, path: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(path)
    hands.line("Before")
    pocket = pull(path)
    hands.type("While it is")
    hands.qtbot.waitUntil(lambda: state(hands) is SaveState.NOT_SAVED, timeout=PATIENCE)
    assert "not where it was opened" in notice(hands)
    hands.press(Qt.Key.Key_Return)
    hands.type(" away")
    put_back(path, pocket)
    hands.qtbot.waitUntil(lambda: state(hands) is SaveState.SAVED, timeout=PATIENCE)
    assert "is back" in notice(hands)
    assert [one.text for one in Memory(hands.space.desk).drafts()] == ["While it is away"]
    assert hands.space.capture.raw() == "While it is away"
    hands.press(Qt.Key.Key_Return)
    hands.line("After")
    assert texts(hands) == ["Before", "While it is away", "After"]
    assert hands.window.close()
    again = new_window()
    again.open(path)
    assert texts(again) == ["Before", "While it is away", "After"]
    assert notice(again) == ""


def test_nobody_notices_a_stick_that_was_out_between_two_lines(hands: Any, path: Path) -> None:
    hands.open(path)
    hands.line("Before")
    put_back(path, pull(path))
    hands.line("After")
    hands.qtbot.waitUntil(lambda: "is back" in notice(hands), timeout=PATIENCE)
    hands.qtbot.waitUntil(lambda: state(hands) is SaveState.SAVED, timeout=PATIENCE)
    hands.press(Qt.Key.Key_Return)
    assert texts(hands) == ["Before", "After"]


def test_a_line_that_was_on_the_stick_after_all_is_not_there_twice(
    hands: Any, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(path)
    hands.line("Before")
    real = Changes.write

    def pulled(self: Changes, *arguments: Any, **named: Any) -> Any:
        real(self, *arguments, **named)
        session = self._session
        session._commits -= 1
        session.writer.last_number -= 1
        session.writer.sequence -= 1
        raise disk_full(path)

    hands.type("As it went")
    with monkeypatch.context() as patch:
        patch.setattr(Changes, "write", pulled)
        hands.press(Qt.Key.Key_Return)
    assert hands.space.capture.raw() == "As it went"
    put_back(path, pull(path))
    hands.qtbot.waitUntil(lambda: "kept all the same" in notice(hands), timeout=PATIENCE)
    assert texts(hands) == ["Before", "As it went"]
    assert hands.space.capture.raw() == ""
    hands.line("After")
    assert texts(hands) == ["Before", "As it went", "After"]


def test_another_notebook_in_its_place_is_named_and_the_right_one_goes_on(
    hands: Any, path: Path, tmp_path: Path
) -> None:
    hands.open(path)
    hands.line("Before")
    pocket = pull(path)
    path.parent.mkdir()
    create_desk(path, None, title="Another").close()
    hands.type("mine")
    hands.qtbot.waitUntil(lambda: "Another notebook" in notice(hands), timeout=PATIENCE)
    assert hands.space.middle.messages.message().act == "Try again"
    assert hands.space.middle.messages.waiting() == 0
    assert state(hands) is SaveState.NOT_SAVED
    path.parent.rename(tmp_path / "other")
    put_back(path, pocket)
    hands.qtbot.waitUntil(lambda: state(hands) is SaveState.SAVED, timeout=PATIENCE)
    assert "is back" in notice(hands)
    hands.press(Qt.Key.Key_Return)
    assert texts(hands) == ["Before", "mine"]


def test_what_is_typed_is_taken_along_where_it_must_be_opened_anew(
    hands: Any, path: Path, new_window: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(coming_back, "start_window", started.append)
    hands.open(path)
    hands.line("Before")
    item = hands.space.middle.model.tree.rows.ids[0]
    slot = f"capture:{hands.space.session}"
    pocket = pull(path)
    hands.type("mine")
    hands.qtbot.waitUntil(lambda: state(hands) is SaveState.NOT_SAVED, timeout=PATIENCE)
    hands.space.outline.edit_line(item)
    hands.type(" and after")
    put_back(path, pocket)
    elsewhere = open_desk(path, None)
    Memory(elsewhere).keep(slot, "theirs")
    elsewhere.close()
    hands.qtbot.waitUntil(lambda: "written to elsewhere" in notice(hands), timeout=PATIENCE)
    hands.space.middle.messages.message().on_act()
    hands.qtbot.waitUntil(lambda: started == [str(path)], timeout=PATIENCE)
    again = new_window()
    again.open(path)
    assert again.space.capture.raw() == "theirs mine"
    again.space.middle.messages.message().on_act()
    assert again.space.outline.editor.words() == "Before and after"


def test_what_was_written_elsewhere_is_said_once_and_nothing_is_overwritten(
    hands: Any, path: Path
) -> None:
    hands.open(path)
    hands.line("Before")
    pocket = pull(path)
    hands.type("mine")
    hands.qtbot.waitUntil(lambda: state(hands) is SaveState.NOT_SAVED, timeout=PATIENCE)
    put_back(path, pocket)
    elsewhere = open_desk(path, None)
    elsewhere.do(Add(kind=EntityKind.CONSULTATION, fields={"title": "Elsewhere"}))
    elsewhere.close()
    hands.qtbot.waitUntil(lambda: "written to elsewhere" in notice(hands), timeout=PATIENCE)
    assert hands.space.middle.messages.message().act == "Open again"
    hands.space.middle.messages.dismiss()
    hands.type(" too")
    hands.qtbot.wait(2500)
    assert "written to elsewhere" not in notice(hands)
    assert state(hands) is SaveState.NOT_SAVED
    assert hands.space.capture.raw() == "mine too"
    assert not hands.window.close()
    assert hands.window.close()
    again = open_desk(path, None)
    found = {one.text("title") for one in again.notebook.of_kind(EntityKind.CONSULTATION)}
    assert "Elsewhere" in found
    again.close()


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, path: Path) -> Callable[[bool], None]:
    """A disk that is full when it is told so."""
    now = [False]
    real = local.put

    def put(*arguments: Any) -> None:
        if now[0]:
            raise disk_full(path)
        real(*arguments)

    write, keep = Changes.write, local.put_draft

    def writes(self: Changes, *arguments: Any, **named: Any) -> Any:
        if now[0]:
            raise disk_full(path)
        return write(self, *arguments, **named)

    def keeps(*arguments: Any) -> None:
        if now[0]:
            raise disk_full(path)
        keep(*arguments)

    monkeypatch.setattr(local, "put", put)
    monkeypatch.setattr(local, "put_draft", keeps)
    monkeypatch.setattr(Changes, "write", writes)

    def fill(is_full: bool) -> None:  # noqa: FBT001 - full or not
        now[0] = is_full

    return fill


def test_what_is_said_of_a_disk_goes_as_soon_as_it_works_again(
    hands: Any, path: Path, full: Callable[[bool], None]
) -> None:
    assert is_of_disk(disk_full(path).sentence)
    hands.open(path)
    hands.type("A line")
    hands.qtbot.waitUntil(lambda: state(hands) is SaveState.SAVED, timeout=PATIENCE)
    full(True)
    hands.press(Qt.Key.Key_Return)
    assert "full" in notice(hands)
    assert state(hands) is SaveState.NOT_SAVED
    hands.qtbot.wait(2500)
    assert "full" in notice(hands)
    full(False)
    hands.qtbot.waitUntil(lambda: notice(hands) == "", timeout=PATIENCE)
    hands.qtbot.waitUntil(lambda: state(hands) is SaveState.SAVED, timeout=PATIENCE)
    hands.press(Qt.Key.Key_Return)
    assert texts(hands) == ["A line"]
