from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.importing import JoinOffered
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.panels.importing.sheet import ImportSheet
from micic_desk.ui.widgets.message_bar import Message, Tone

BROKEN = """\
**A consultation**

## **1. A key point**

- Examples:
  - Hill towns: as the road was closed,

many walked over the pass. Nobody had told them of the ferry.
"""


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(900, 700)
    qtbot.addWidget(host)
    made: Any = ImportSheet(room.bridge, host)
    made.heard = []
    made.said.connect(made.heard.append)
    host.show()
    return made


def heard(sheet: Any) -> list[Message]:
    found: list[Message] = sheet.heard
    return found


def brought(sheet: Any, qtbot: QtBot, path: Path) -> None:
    sheet.bring(path)
    qtbot.waitUntil(lambda: not sheet.busy())


def test_a_broken_sentence_is_offered_and_joined_by_one_key(
    room: Any, sheet: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    source = tmp_path / "broken.md"
    source.write_text(BROKEN, encoding="utf-8")
    brought(sheet, qtbot, source)
    assert heard(sheet)[0].tone is Tone.DONE
    (card,) = sheet.offers.cards
    assert sheet.isVisible()
    qtbot.keyClick(card.join, Qt.Key.Key_Space)
    texts = [one.text("text") for one in room.desk.notebook.of_kind(EntityKind.ITEM)]
    assert any("as the road was closed, many walked" in text for text in texts)
    assert not sheet.isVisible()


def test_leaving_changes_nothing(room: Any, sheet: Any, qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "broken.md"
    source.write_text(BROKEN, encoding="utf-8")
    brought(sheet, qtbot, source)
    before = {one.id: one for one in room.desk.notebook}
    qtbot.mouseClick(sheet.offers.cards[0].leave, Qt.MouseButton.LeftButton)
    assert {one.id: one for one in room.desk.notebook} == before
    assert not sheet.isVisible()


def test_the_message_undoes_the_whole_import(
    room: Any, sheet: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    items = len(room.desk.notebook.of_kind(EntityKind.ITEM))
    source = tmp_path / "broken.md"
    source.write_text(BROKEN, encoding="utf-8")
    brought(sheet, qtbot, source)
    undo = heard(sheet)[0].on_undo
    assert undo is not None
    undo()
    assert len(room.desk.notebook.of_kind(EntityKind.ITEM)) == items


def test_a_file_that_is_no_text_is_refused_in_a_sentence(
    room: Any, sheet: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    before = len(room.desk.notebook)
    source = tmp_path / "latin.md"
    source.write_bytes(b"caf\xe9 au lait, na\xefve")
    brought(sheet, qtbot, source)
    assert [one.tone for one in heard(sheet)] == [Tone.REFUSED]
    assert len(room.desk.notebook) == before
    assert not sheet.isVisible()


def test_undo_of_the_notice_never_takes_back_something_else(
    room: Any, sheet: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    source = tmp_path / "broken.md"
    source.write_text(BROKEN, encoding="utf-8")
    brought(sheet, qtbot, source)
    imported = len(room.desk.notebook.of_kind(EntityKind.ITEM))
    room.item("written since")
    undo = heard(sheet)[0].on_undo
    assert undo is not None
    undo()
    assert len(room.desk.notebook.of_kind(EntityKind.ITEM)) == imported + 1
    assert "since the import" in room.refused[0]


def test_after_an_answer_the_keyboard_is_at_the_next_offer(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    lines = [room.item(text) for text in ("one,", "two,", "three")]
    reason = Sentence("The sentence seems to go on in the next paragraph.")
    sheet._open((JoinOffered(lines[0], lines[1], reason), JoinOffered(lines[1], lines[2], reason)))
    first, second = sheet.offers.cards
    assert first.join.hasFocus()
    qtbot.mouseClick(first.leave, Qt.MouseButton.LeftButton)
    assert second.join.hasFocus()
