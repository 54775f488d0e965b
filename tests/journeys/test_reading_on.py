"""A large sealed notebook is typed into at once; what was put off comes while one types."""

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from micic_desk.app.familiar import was_left_whole
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.store import later, read_first
from micic_desk.store.key import Cost
from micic_desk.store.second.reading import second_path
from micic_desk.ui.window import reading_on

WORDS = "one two three four five six"
LINES = 120


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sealed notebook, large for this test, that was closed in its second session."""
    monkeypatch.setattr(read_first, "FEWEST", 1)
    monkeypatch.setattr(later, "SLICE", 10)
    path = tmp_path / "Rivers.micic"
    desk = create_desk(path, WORDS, title="River cities", cost=Cost.TRIVIAL)
    place = Workplace(desk)
    for title in ("Morning", "Afternoon"):
        lines = tuple(
            Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": f"{title} {number}"})
            for number in range(LINES)
        )
        desk.do(AddTrees(trees=lines, parent=place.add_session(title), act=Act.IMPORT))
    desk.close()
    assert was_left_whole(path)
    return path


def bend(file: Path, at: int) -> None:
    before = file.stat()
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(b"bent")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def unlock(hands: Any, path: Path) -> None:
    hands.window.entrance.unlock(path)
    hands.type(WORDS)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=20_000)


def is_looked_at(hands: Any) -> bool:
    desk = hands.space.desk
    return bool(desk.notebook.whole and desk.session.put_off is None)


def test_one_types_before_it_is_read_and_then_all_of_it_is_there(
    hands: Any, left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_on, "BEGIN_MS", 60_000)
    unlock(hands, left)
    desk = hands.space.desk
    assert not desk.notebook.whole
    assert len(hands.outline()) == LINES
    hands.type("typed at once")
    assert not desk.notebook.whole, "nothing that is typed waits for the rest"
    hands.press(Qt.Key.Key_Return)
    assert hands.outline()[-1][2] == "typed at once"
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert len(hands.outline()) == LINES
    assert hands.items() == 2 * LINES + 1


def test_it_reads_itself_to_the_end_and_counts(hands: Any, left: Path) -> None:
    unlock(hands, left)
    hands.qtbot.waitUntil(lambda: is_looked_at(hands), timeout=20_000)
    model = hands.space.sessions.model
    counts = [model.count_of(one) for one in model.ids()]
    assert counts == [LINES, LINES]
    assert hands.space.desk.told == []
    assert hands.window.close()
    assert was_left_whole(left)


@pytest.mark.parametrize("damaged", ["notebook", "second copy"])
def test_a_damaged_file_is_made_right_under_the_open_window(
    hands: Any, left: Path, damaged: str
) -> None:
    file = left if damaged == "notebook" else second_path(left)
    bend(file, file.stat().st_size // 2)
    unlock(hands, left)
    hands.line("typed before anybody knew")
    hands.qtbot.waitUntil(lambda: is_looked_at(hands), timeout=20_000)
    hands.qtbot.waitUntil(lambda: "was damaged" in said(hands), timeout=20_000)
    assert "nothing is lost" in said(hands)
    if hands.space.capture.field.toPlainText():
        hands.press(Qt.Key.Key_Return)  # it was refused, and waited in its place
    hands.line("typed after")
    assert hands.window.close()
    left.unlink()
    again = open_desk(left, WORDS)
    texts = {one.text("text") for one in again.notebook.of_kind(EntityKind.ITEM)}
    assert {"typed before anybody knew", "typed after", "Morning 0", "Afternoon 119"} <= texts
    again.close()


def said(hands: Any) -> str:
    """Every notice in sight or waiting."""
    bar = hands.space.middle.messages
    return " ".join(one.text for one in (bar.message(), *bar._queue) if one is not None)
