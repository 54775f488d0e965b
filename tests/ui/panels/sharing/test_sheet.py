from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.merging import open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.sharing import Keyring, export_card, read_card
from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.panels.sharing.contents import held_lines
from micic_desk.ui.panels.sharing.sheet import ShareSheet
from micic_desk.ui.widgets.message_bar import Message, Tone


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> ShareSheet:
    host = QWidget()
    host.resize(900, 800)
    qtbot.addWidget(host)
    made = ShareSheet(room.bridge, host)
    host.show()
    return made


def written(sheet: ShareSheet, qtbot: QtBot, path: Path) -> list[Message]:
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    sheet.write_to(path)
    qtbot.waitUntil(lambda: not sheet.busy())
    return heard


def test_it_says_what_travels_and_what_stays_before_writing(room: Any, sheet: ShareSheet) -> None:
    room.item("open")
    room.item("secret", sensitivity="confidential")
    room.item("mine alone", kind=ItemKind.NOTE_TO_SELF)
    sheet.open_share()
    assert sheet.view.holds.text().startswith("One line")
    assert not sheet.view.withholds.isHidden()
    sheet.confidential.setChecked(False)
    assert sheet.view.holds.text().startswith("2 lines")


def test_the_six_words_open_the_file_and_stay_in_sight_until_others_are_needed(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("for both")
    sheet.open_share()
    words = sheet.words.text()
    assert len(words.split()) == 6
    path = tmp_path / "out.micicx"
    assert [one.tone for one in written(sheet, qtbot, path)] == [Tone.DONE]
    other = create_desk(tmp_path / "other.micic", None, title="Other")
    opened = open_share(other, path, words)
    other.close()
    assert opened
    assert sheet.words.text() == words
    assert "out.micicx" in sheet._tell.text()
    sheet.close_sheet()
    sheet.open_share()
    assert sheet.words.text() == words
    written(sheet, qtbot, tmp_path / "second.micicx")
    assert sheet.words.text() != words
    assert "second.micicx" in sheet._tell.text()


def test_words_of_a_file_that_was_not_written_open_nothing(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("line")
    sheet.open_share()
    written(sheet, qtbot, tmp_path / "nowhere" / "out.micicx")
    assert "open" not in sheet._tell.text()


def test_what_was_written_behind_the_sheet_is_counted_before_the_file_is_chosen(
    room: Any, sheet: ShareSheet
) -> None:
    room.item("one")
    sheet.open_share()
    room.item("two")
    sheet.write.click()
    assert sheet.view.holds.text().startswith("2 lines")
    assert sheet._files.dialogue is not None
    sheet._files.dialogue.reject()


def test_a_known_colleague_needs_no_words(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    other = create_desk(tmp_path / "other.micic", None, title="Other")
    export_card(other, tmp_path / "dana.micic-card", "Dana Sample")
    Keyring(room.desk).add(read_card(tmp_path / "dana.micic-card"))
    sheet.open_share()
    sheet.reader.setCurrentIndex(1)
    assert not sheet.words.isVisible()
    path = tmp_path / "out.micicx"
    written(sheet, qtbot, path)
    assert open_share(other, path, None)
    other.close()


def test_a_folder_that_is_not_there_is_refused_and_leaves_nothing(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("line")
    sheet.open_share()
    heard = written(sheet, qtbot, tmp_path / "nowhere" / "out.micicx")
    assert [one.tone for one in heard] == [Tone.REFUSED]
    assert not (tmp_path / "nowhere").exists()


def test_only_captured_lines_count_as_lines(room: Any, sheet: ShareSheet) -> None:
    room.item("one")
    room.part(title="part")
    sheet.open_share()
    assert sheet._what is not None
    assert held_lines(sheet._what) == 1
