from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.capturing import Capture
from micic_desk.app.desk import Desk, Memory
from micic_desk.app.opening import create_desk
from micic_desk.app.sharing import Keyring, add_card, export_card, read_card
from micic_desk.ui.panels.cards.sheet import CardsSheet
from micic_desk.ui.widgets.message_bar import Message, Tone


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> CardsSheet:
    host = QWidget()
    host.resize(900, 900)
    qtbot.addWidget(host)
    made = CardsSheet(room.bridge, host)
    host.show()
    return made


@pytest.fixture
def dana(tmp_path: Path) -> Iterator[Desk]:
    desk = create_desk(tmp_path / "dana.micic", None, title="Dana's")
    yield desk
    desk.close()


def card_of(desk: Desk, folder: Path, name: str = "Dana Sample") -> Path:
    path = folder / "dana.micic-card"
    export_card(desk, path, name)
    return path


def test_both_sides_show_one_code_in_groups_of_four(
    sheet: CardsSheet, dana: Desk, tmp_path: Path
) -> None:
    sheet.open_cards()
    assert sheet.name.line.text() == "Aigerim Sample"
    sheet.save_to(tmp_path / "mine.micic-card")
    sheet.bring(card_of(dana, tmp_path))
    _, hers = add_card(dana, tmp_path / "mine.micic-card")
    assert sheet.code.text() == hers
    assert [len(group) for group in hers.split(" ")] == [4] * 6
    assert "Aigerim Sample" in sheet.both.text()
    assert "Dana Sample" in sheet.both.text()


def test_a_compared_card_is_verified_until_its_keys_change(
    room: Any, sheet: CardsSheet, dana: Desk, tmp_path: Path
) -> None:
    sheet.open_cards()
    sheet.bring(card_of(dana, tmp_path))
    assert sheet.same.isVisible()
    # An Enter too many, after the one that chose the file, says nothing of the code.
    assert sheet.list.hasFocus()
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert sheet.same.isVisible()
    QTest.keyClick(sheet.same, Qt.Key.Key_Space)
    assert not sheet.same.isVisible()
    assert Keyring(room.desk).is_compared(read_card(tmp_path / "dana.micic-card"))
    other = create_desk(tmp_path / "other.micic", None, title="New laptop")
    sheet.bring(card_of(other, tmp_path))
    other.close()
    assert sheet.same.isVisible()
    assert sheet.warning.isVisible()
    assert "Dana Sample" in sheet.warning.text()


def test_a_forgotten_card_can_be_had_back(
    room: Any, sheet: CardsSheet, dana: Desk, tmp_path: Path
) -> None:
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    sheet.open_cards()
    sheet.bring(card_of(dana, tmp_path))
    sheet.forget.click()
    assert Keyring(room.desk).cards() == []
    assert sheet.nobody.isVisible()
    undo = heard[-1].on_undo
    assert undo is not None
    undo()
    assert [one.name for one in Keyring(room.desk).cards()] == ["Dana Sample"]


def test_what_is_no_card_is_refused_in_a_sentence(
    room: Any, sheet: CardsSheet, tmp_path: Path
) -> None:
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    (tmp_path / "bad.micic-card").write_text("{}")
    sheet.open_cards()
    sheet.bring(tmp_path / "bad.micic-card")
    sheet.bring(tmp_path / "nowhere.micic-card")
    sheet.save_to(tmp_path / "mine.micic-card")
    sheet.bring(tmp_path / "mine.micic-card")
    tones = [one.tone for one in heard]
    assert tones == [Tone.REFUSED, Tone.REFUSED, Tone.DONE, Tone.REFUSED]
    assert Keyring(room.desk).cards() == []


def test_the_name_on_the_card_says_whose_the_notebook_is_where_nobody_did(
    room: Any, sheet: CardsSheet, tmp_path: Path
) -> None:
    sheet.open_cards()
    sheet.save_to(tmp_path / "one.micic-card")
    before = room.desk.me
    assert room.desk.notebook[before].text("name") == "Aigerim Sample"
    sheet.name.line.setText("A. Sample")
    sheet.save_to(tmp_path / "two.micic-card")
    assert room.desk.me == before, "it was said"
    room.desk.me = None
    sheet.save_to(tmp_path / "three.micic-card")
    assert room.desk.notebook[room.desk.me].text("name") == "A. Sample"


def test_without_a_name_it_comes_first_and_no_place_is_asked_for(
    room: Any, sheet: CardsSheet
) -> None:
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    sheet.name.line.setText("")
    room.desk.me = None
    sheet.open_cards()
    sheet.name.line.setText("")
    sheet.save.setFocus()
    QTest.keyClick(sheet.save, Qt.Key.Key_Space)
    assert sheet.name.line.hasFocus()
    assert "name" in heard[-1].text


def test_lines_typed_before_anybody_said_whose_the_notebook_is_are_hers(
    room: Any, sheet: CardsSheet, tmp_path: Path
) -> None:
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    room.desk.me = None
    Memory(room.desk).put("me", "")
    capture = Capture(room.desk)
    typed = capture.take("Typed before").entity
    capture.close()
    signed = room.item("Signed by somebody", author=room.workplace.person_named("Dana Sample"))
    sheet.open_cards()
    sheet.name.line.setText("A. Sample")
    sheet.save_to(tmp_path / "mine.micic-card")
    notebook = room.desk.notebook
    assert notebook[typed].text("author") == room.desk.me
    assert notebook[signed].text("author") != room.desk.me
    assert "yours now" in heard[-1].text
    undo = heard[-1].on_undo
    assert undo is not None
    undo()
    assert notebook[typed].text("author") == ""
