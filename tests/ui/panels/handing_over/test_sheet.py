from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.desk import Desk
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.sharing import Keyring, export_card, read_card
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import Duty, EntityKind, ItemKind
from micic_desk.ui.panels.handing_over.sheet import HandOverSheet
from micic_desk.ui.widgets.message_bar import Message, Tone


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> HandOverSheet:
    host = QWidget()
    host.resize(900, 900)
    qtbot.addWidget(host)
    made = HandOverSheet(room.bridge, host)
    host.show()
    return made


@pytest.fixture
def parts(room: Any) -> tuple[str, str]:
    room.workplace.person_named("Dana Sample", Duty.CO_RAPPORTEUR)
    first, second = room.part(title="Scope"), room.part(title="Employers")
    section = room.key_point(second, "Who employs", number="2.")
    room.key_point(first, "What it is about", number="1.")
    question = room.item("Who is the real employer?", kind=ItemKind.QUESTION)
    room.desk.do(PlaceItems(items=(question,), section=section))
    return first, second


@pytest.fixture
def dana(tmp_path: Path) -> Iterator[Desk]:
    desk = create_desk(tmp_path / "dana.micic", None, title="Other")
    yield desk
    desk.close()


def given(sheet: HandOverSheet, qtbot: QtBot, path: Path) -> list[Message]:
    heard: list[Message] = []
    sheet.said.connect(heard.append)
    sheet.write_to(path)
    qtbot.waitUntil(lambda: not sheet.busy())
    return heard


def test_she_gets_her_part_with_its_line_and_undo_takes_it_back(
    room: Any,
    sheet: HandOverSheet,
    parts: tuple[str, str],
    dana: Desk,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    export_card(dana, tmp_path / "dana.micic-card", "Dana Sample")
    Keyring(room.desk).add(read_card(tmp_path / "dana.micic-card"))
    sheet.open_hand_over(room.consultation)
    assert sheet.part.currentData() == parts[1]
    assert sheet.person.currentText().startswith("Dana Sample")
    rows = [sheet.list.rows.told(at) for at in range(sheet.list.rows.rowCount())]
    assert [one.text for one in rows] == ["2. Who employs", "Who is the real employer?"]
    assert rows[1].below == "waits for an answer"
    assert not sheet.six.isVisible()
    heard = given(sheet, qtbot, tmp_path / "part.micicx")
    assert [one.tone for one in heard] == [Tone.DONE]
    notebook = room.bridge.notebook
    assert notebook[parts[1]].text("presenter") == sheet.person.currentData()
    lines = [one for one in notebook.of_kind(EntityKind.ITEM) if one.text("kind") == "hand_over"]
    assert [one.text("text") for one in lines] == ["I give the floor to Dana Sample"]
    merge(dana, [open_share(dana, tmp_path / "part.micicx", None)])
    assert dana.notebook[parts[1]].text("presenter") == notebook[parts[1]].text("presenter")
    assert heard[0].on_undo is not None
    heard[0].on_undo()
    assert not room.bridge.notebook[parts[1]].text("presenter")


def test_without_her_card_six_words_open_it(
    room: Any,
    sheet: HandOverSheet,
    parts: tuple[str, str],
    dana: Desk,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    sheet.open_hand_over(room.consultation)
    assert sheet.six.isVisible()
    given(sheet, qtbot, tmp_path / "part.micicx")
    assert "part.micicx" in sheet.six.about.text()
    assert open_share(dana, tmp_path / "part.micicx", sheet.six.words.text())
    assert parts[1] in room.bridge.notebook


def test_a_file_that_cannot_be_written_leaves_the_notebook(
    room: Any, sheet: HandOverSheet, parts: tuple[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    sheet.open_hand_over(room.consultation)
    heard = given(sheet, qtbot, tmp_path / "nowhere" / "part.micicx")
    assert [one.tone for one in heard] == [Tone.REFUSED]
    assert not room.bridge.notebook[parts[1]].text("presenter")


def test_a_colleague_known_by_her_card_only_can_be_given_a_part(
    room: Any, sheet: HandOverSheet, dana: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    part = room.part(title="Employers")
    Keyring(room.desk).add(Keyring(dana).identity().card("Dana Kite"))
    sheet.open_hand_over(room.consultation)
    assert sheet.person.currentText() == "Dana Kite"
    assert sheet.line.line.text() == "I give the floor to Dana Kite"
    assert sheet.reader.currentText() == "Only for Dana Kite"
    heard = given(sheet, qtbot, tmp_path / "part.micicx")
    assert [one.tone for one in heard] == [Tone.DONE]
    presenter = room.desk.notebook[room.desk.notebook[part].text("presenter")]
    assert presenter.text("name") == "Dana Kite"
    sheet.open_hand_over(room.consultation)
    names = [sheet.person.itemText(at) for at in range(sheet.person.count())]
    assert len([one for one in names if "Dana Kite" in one]) == 1
