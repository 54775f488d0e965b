"""Every merge is listed with what it changed, and taken back at any time."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.merges import merges
from micic_desk.app.merging import merge, open_share
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.merges.sheet import MergesSheet

if TYPE_CHECKING:
    from micic_desk.ui.widgets.message_bar import Message

PHRASE = "one two three four five six"
Keys = Qt.Key


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Iterator[MergesSheet]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    made = MergesSheet(room.bridge, host)
    yield made
    assert made.stop()


def texts(room: Any) -> set[str]:
    return {one.text("text") for one in room.desk.notebook.of_kind(EntityKind.ITEM)}


def shown(sheet: MergesSheet, qtbot: QtBot) -> None:
    sheet.open_merges()
    qtbot.waitUntil(lambda: not sheet.busy() and bool(sheet.counts.text()), timeout=10_000)


def test_without_a_merge_it_says_so(sheet: MergesSheet) -> None:
    sheet.open_merges()
    assert sheet._stack.currentIndex() == 0
    assert not sheet.back.isVisible()


def test_each_merge_says_what_it_changed_and_its_lines_open_their_place(
    room: Any, sheet: MergesSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    item = room.item("eight countries")
    colleague = dana()
    hers = colleague.note("hers", room.session)
    colleague.do(Reword(entity=item, text="thirteen countries"))
    merge(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
    colleague.note("later", room.session)
    merge(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
    shown(sheet, qtbot)
    assert sheet.list.count() == 2
    assert "sender not verified" in sheet.list.item(0).text()
    assert sheet.counts.text() == "1 new"
    assert sheet.list.hasFocus()
    qtbot.keyClick(sheet.list, Keys.Key_Down)
    qtbot.waitUntil(lambda: "1 changed" in sheet.counts.text(), timeout=10_000)
    assert {hers, item} <= {one.entity for one in sheet.lines.rows.rows}
    at = next(n for n, one in enumerate(sheet.lines.rows.rows) if one.entity == item)
    sheet.lines.setCurrentIndex(sheet.lines.rows.index(at, 0))
    both = ["eight countries", "thirteen countries"]
    qtbot.waitUntil(lambda: [text.text() for text in sheet.details.texts] == both)
    wished: list[str] = []
    sheet.entity_wished.connect(wished.append)
    qtbot.keyClick(sheet.lines, Keys.Key_Return)
    assert wished == [item]


def test_a_merge_is_taken_back_and_what_was_worked_on_since_stays(
    room: Any, sheet: MergesSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    said: list[Message] = []
    sheet.said.connect(said.append)
    colleague = dana()
    hers, other = colleague.note("hers", room.session), colleague.note("other", room.session)
    path = colleague.send()
    merge(room.desk, [open_share(room.desk, path, PHRASE)])
    room.desk.do(Reword(entity=hers, text="hers, and mine"))
    room.item("written since")
    shown(sheet, qtbot)
    assert sheet.kept.text() == "One line was worked on since and stays: “hers, and mine”"
    qtbot.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert texts(room) == {"hers, and mine", "written since"}
    assert "stays" in said[0].text
    qtbot.waitUntil(lambda: not sheet.busy())
    assert "taken back" in sheet.list.item(0).text()
    assert not sheet.back.isEnabled()
    assert room.bridge.undo_words().startswith("Undo taking back of a merge")
    assert said[0].on_undo is not None
    said[0].on_undo()
    assert texts(room) == {"hers, and mine", "other", "written since"}
    qtbot.waitUntil(lambda: "taken back" not in sheet.list.item(0).text(), timeout=10_000)
    qtbot.waitUntil(sheet.back.isEnabled, timeout=10_000)
    sheet.take_back()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=10_000)
    assert not merge(room.desk, [open_share(room.desk, path, PHRASE)]).nothing_new
    assert room.text(other) == "other"
    assert sum(one.active for one in merges(room.desk)) == 1


def test_what_another_file_brought_too_is_said_to_stay(
    room: Any, sheet: MergesSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    colleague = dana()
    colleague.note("hers", room.session)
    for _ in range(2):
        merge(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
        colleague.note("later", room.session)
    shown(sheet, qtbot)
    assert "came with another file" not in sheet.kept.text()
    qtbot.keyClick(sheet.list, Keys.Key_Down)
    qtbot.waitUntil(lambda: "nothing of it goes" in sheet.kept.text(), timeout=10_000)
    before = texts(room)
    sheet.take_back()
    qtbot.waitUntil(lambda: not merges(room.desk)[1].active and not sheet.busy(), timeout=10_000)
    assert texts(room) == before
