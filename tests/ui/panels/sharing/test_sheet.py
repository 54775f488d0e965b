from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import Keyring, export_card, read_card, share
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.sentences import Refusal
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


def looked(sheet: ShareSheet, qtbot: QtBot) -> None:
    """What the file would hold is on the screen."""
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)


def begun(sheet: ShareSheet, qtbot: QtBot) -> None:
    sheet.open_share()
    looked(sheet, qtbot)


def written(sheet: ShareSheet, qtbot: QtBot, path: Path) -> list[Message]:
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    sheet.write_to(path)
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    return heard


def test_it_says_what_travels_and_what_stays_before_writing(
    room: Any, sheet: ShareSheet, qtbot: QtBot
) -> None:
    room.item("open")
    room.item("secret", sensitivity="confidential")
    room.item("mine alone", kind=ItemKind.NOTE_TO_SELF)
    begun(sheet, qtbot)
    assert sheet.view.holds.text().startswith("One line")
    assert not sheet.view.withholds.isHidden()
    sheet.confidential.setChecked(False)
    looked(sheet, qtbot)
    assert sheet.view.holds.text().startswith("2 lines")


def test_the_six_words_open_the_file_and_stay_in_sight_until_others_are_needed(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("for both")
    begun(sheet, qtbot)
    words = sheet.words.text()
    assert len(words.split()) == 6
    path = tmp_path / "out.micicx"
    assert [one.tone for one in written(sheet, qtbot, path)] == [Tone.DONE]
    other = create_desk(tmp_path / "other.micic", None, title="Other")
    opened = open_share(other, path, words)
    other.close()
    assert opened
    assert sheet.words.text() == words
    assert "out.micicx" in sheet.six.about.text()
    sheet.close_sheet()
    begun(sheet, qtbot)
    assert sheet.words.text() == words
    written(sheet, qtbot, tmp_path / "second.micicx")
    assert sheet.words.text() != words
    assert "second.micicx" in sheet.six.about.text()


def test_words_of_a_file_that_was_not_written_open_nothing(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("line")
    begun(sheet, qtbot)
    written(sheet, qtbot, tmp_path / "nowhere" / "out.micicx")
    assert "open" not in sheet.six.about.text()


def test_what_was_written_behind_the_sheet_is_counted_before_the_file_is_chosen(
    room: Any, sheet: ShareSheet, qtbot: QtBot
) -> None:
    room.item("one")
    begun(sheet, qtbot)
    room.item("two")
    sheet.write.click()
    qtbot.waitUntil(lambda: sheet._files.dialogue is not None, timeout=20_000)
    assert sheet.view.holds.text().startswith("2 lines")
    assert sheet._files.dialogue is not None
    sheet._files.dialogue.reject()


def test_a_known_colleague_needs_no_words(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    other = create_desk(tmp_path / "other.micic", None, title="Other")
    export_card(other, tmp_path / "dana.micic-card", "Dana Sample")
    Keyring(room.desk).add(read_card(tmp_path / "dana.micic-card"))
    begun(sheet, qtbot)
    sheet.readers.way.setCurrentIndex(1)
    looked(sheet, qtbot)
    assert not sheet.words.isVisible()
    path = tmp_path / "out.micicx"
    written(sheet, qtbot, path)
    assert open_share(other, path, None)
    other.close()


def test_a_folder_that_is_not_there_is_refused_and_leaves_nothing(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("line")
    begun(sheet, qtbot)
    heard = written(sheet, qtbot, tmp_path / "nowhere" / "out.micicx")
    assert [one.tone for one in heard] == [Tone.REFUSED]
    assert not (tmp_path / "nowhere").exists()


def test_only_captured_lines_count_as_lines(room: Any, sheet: ShareSheet, qtbot: QtBot) -> None:
    room.item("one")
    room.part(title="part")
    begun(sheet, qtbot)
    assert sheet._what is not None
    assert held_lines(sheet._what) == 1


def test_one_session_without_history_and_what_stays_is_shown_line_by_line(
    room: Any, sheet: ShareSheet, qtbot: QtBot
) -> None:
    afternoon = room.workplace.add_session("Afternoon")
    room.item("morning line")
    told = room.item("afternoon line", afternoon)
    room.item("mine alone", afternoon, kind=ItemKind.NOTE_TO_SELF)
    room.desk.do(Reword(entity=told, text="afternoon line, clearer"))
    begun(sheet, qtbot)
    sheet.scope.setCurrentIndex(sheet.scope.findText("Only “Afternoon”"))
    sheet.history.setChecked(False)
    looked(sheet, qtbot)
    rows = [sheet.view.list.rows.told(at) for at in range(sheet.view.list.rows.rowCount())]
    assert [one.text for one in rows] == ["mine alone", "afternoon line, clearer"]
    assert rows[0].below == "stays here · Afternoon"
    assert sheet._what is not None
    assert not any('"afternoon line"' in body for body in sheet._what.operations)


def test_a_line_of_the_list_opens_its_place(room: Any, sheet: ShareSheet, qtbot: QtBot) -> None:
    line = room.item("look here")
    begun(sheet, qtbot)
    with qtbot.waitSignal(sheet.entity_wished) as went:
        QTest.keyClick(sheet.view.list, Qt.Key.Key_Return)
    assert went.args == [line]
    assert sheet.isHidden()


def test_a_colleague_gets_only_what_she_has_not_shown_to_have(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("known to both")
    other = create_desk(tmp_path / "other.micic", None, title="Other")
    export_card(other, tmp_path / "dana.micic-card", "Dana Sample")
    export_card(room.desk, tmp_path / "me.micic-card", "Aigerim Sample")
    Keyring(room.desk).add(read_card(tmp_path / "dana.micic-card"))
    begun(sheet, qtbot)
    sheet.readers.way.setCurrentIndex(1)
    looked(sheet, qtbot)
    assert "Dana Sample" in sheet.uncompared.text()
    written(sheet, qtbot, tmp_path / "first.micicx")
    merge(other, [open_share(other, tmp_path / "first.micicx", None)])
    me = read_card(tmp_path / "me.micic-card")
    share(other, tmp_path / "back.micicx", contents(other), cards=[me])
    other.close()
    merge(room.desk, [open_share(room.desk, tmp_path / "back.micicx", None)])
    room.item("new here")
    begun(sheet, qtbot)
    sheet.readers.way.setCurrentIndex(1)
    looked(sheet, qtbot)
    sheet.beyond.setChecked(True)
    looked(sheet, qtbot)
    assert sheet.view.holds.text().startswith("One line")
    sheet.readers.way.setCurrentIndex(0)
    looked(sheet, qtbot)
    assert not sheet.beyond.isEnabled()
    assert sheet.view.holds.text().startswith("2 lines")


def test_a_file_for_some_opens_for_each_of_them_and_they_are_chosen_the_next_time(
    room: Any, sheet: ShareSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("for two")
    names = ("one", "two", "xenia")
    desks = [create_desk(tmp_path / f"{name}.micic", None, title=name) for name in names]
    for desk in desks:
        card = tmp_path / f"{desk.path.stem}.micic-card"
        export_card(desk, card, desk.path.stem)
        Keyring(room.desk).add(read_card(card))
    begun(sheet, qtbot)
    sheet.readers.way.setCurrentIndex(1)
    assert not sheet.write.isEnabled()  # nobody is chosen yet
    assert sheet.readers.list.rows.rowCount() == 3
    sheet.readers.list.setFocus()
    QTest.keyClick(sheet.readers.list, Qt.Key.Key_Space)
    QTest.keyClick(sheet.readers.list, Qt.Key.Key_Down)
    QTest.keyClick(sheet.readers.list, Qt.Key.Key_Space)
    looked(sheet, qtbot)
    written(sheet, qtbot, tmp_path / "two.micicx")
    for desk in desks[:2]:
        assert open_share(desk, tmp_path / "two.micicx", None)
    with pytest.raises(Refusal):
        open_share(desks[2], tmp_path / "two.micicx", None)
    for desk in desks:
        desk.close()
    sheet.close_sheet()
    begun(sheet, qtbot)
    sheet.readers.way.setCurrentIndex(1)
    assert [one.name for one in sheet.readers.cards()] == ["one", "two"]


def test_tab_goes_the_way_the_eye_goes(room: Any, sheet: ShareSheet, dana: Any) -> None:
    Keyring(room.desk).add(Keyring(dana().desk).identity().card("Dana Sample"))
    sheet.open_share()
    way, found = sheet.readers.way, []
    way.setCurrentIndex(1)
    one = sheet.scope.nextInFocusChain()
    for _ in range(200):
        if one in {way, sheet.readers.list, sheet.beyond, sheet.confidential, sheet.history}:
            found.append(one)
        one = one.nextInFocusChain()
        if one is sheet.scope:
            break
    assert found == [way, sheet.readers.list, sheet.beyond, sheet.confidential, sheet.history]


def test_confidential_lines_stay_unless_it_is_said_anew_for_each_file(
    room: Any, sheet: ShareSheet, qtbot: QtBot
) -> None:
    room.item("secret", sensitivity="confidential")
    begun(sheet, qtbot)
    sheet.confidential.setChecked(False)
    looked(sheet, qtbot)
    assert sheet.view.holds.text().startswith("One line")
    sheet.close_sheet()
    begun(sheet, qtbot)
    assert sheet.view.holds.text().startswith("0 lines")
    assert sheet.view.withholds.isVisible()


def test_a_card_whose_code_was_compared_comes_before_six_words(
    room: Any, sheet: ShareSheet, dana: Any
) -> None:
    card = Keyring(dana().desk).identity().card("Dana Sample")
    Keyring(room.desk).add(card)
    Keyring(room.desk).note_compared(card)
    sheet.open_share()
    assert [one.name for one in sheet.readers.cards()] == ["Dana Sample"]


def test_who_was_chosen_last_is_chosen(room: Any, sheet: ShareSheet, dana: Any) -> None:
    Keyring(room.desk).add(Keyring(dana().desk).identity().card("Dana Sample"))
    sheet.open_share()
    assert sheet.readers.by_words()
    sheet.readers.way.setCurrentIndex(1)
    sheet.readers.remember()
    sheet.readers.fill()
    assert not sheet.readers.by_words()
