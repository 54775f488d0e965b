from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.sharing import Keyring, export_card, read_card
from micic_desk.app.stick import choose_folder, exchange
from micic_desk.ui.panels.stick.sheet import StickSheet


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> StickSheet:
    host = QWidget()
    host.resize(900, 900)
    qtbot.addWidget(host)
    made = StickSheet(room.bridge, host)
    host.show()
    return made


@pytest.fixture
def dana(room: Any, tmp_path: Path) -> Iterator[Desk]:
    desk = create_desk(tmp_path / "dana.micic", None, title="Other")
    for one, other, name in ((room.desk, desk, "Aigerim"), (desk, room.desk, "Dana Sample")):
        export_card(one, tmp_path / "one.micic-card", name)
        Keyring(other).add(read_card(tmp_path / "one.micic-card"))
    yield desk
    desk.close()


def done(sheet: StickSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)


def exchanged(sheet: StickSheet, qtbot: QtBot) -> None:
    """By one more key, once what would be written is in sight."""
    done(sheet, qtbot)
    QTest.keyClick(sheet.now, Qt.Key.Key_Return)
    done(sheet, qtbot)


def test_one_key_writes_mine_and_shows_what_waits(
    room: Any, sheet: StickSheet, dana: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_folder(dana, stick)
    theirs = exchange(dana).written
    room.item("mine")
    room.item("mine alone", sensitivity="confidential")
    sheet.open_exchange()
    assert sheet.choose.hasFocus()
    sheet.use_folder(stick)
    done(sheet, qtbot)
    assert len(list(stick.glob("*.micicx"))) == 1, "nothing is written before it was shown"
    assert [sheet.view.list.rows.told(at).text for at in range(2)] == ["mine alone", "mine"]
    assert sheet.view.withholds.isVisible()
    assert sheet.now.hasFocus()
    exchanged(sheet, qtbot)
    assert len(list(stick.glob("*.micicx"))) == 2
    assert sheet.list.rows.rowCount() == 1
    assert sheet.list.rows.told(0).text == "Dana Sample"
    sheet.close_sheet()
    sheet.open_exchange()
    exchanged(sheet, qtbot)
    assert "already" in sheet.told.text()
    with qtbot.waitSignal(sheet.file_wished) as went:
        QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert went.args == [theirs]
    assert sheet.isHidden()


def test_a_stick_that_is_out_is_said(
    sheet: StickSheet, dana: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet.open_exchange()
    sheet.use_folder(tmp_path / "out")
    exchanged(sheet, qtbot)
    assert "is not there" in sheet.told.text()
    assert sheet.now.hasFocus()
    assert sheet.now.isEnabled()
    assert "Dana Sample" in sheet.people.text()
    assert dana.path.exists()


def test_another_stick_is_one_choice_away(
    sheet: StickSheet, dana: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for one in (first, second):
        one.mkdir()
    sheet.open_exchange()
    assert sheet.folder.isHidden()
    for one in (first, second):
        sheet.use_folder(one)
        exchanged(sheet, qtbot)
    assert sheet.folder.currentText() == str(second)
    sheet.folder.setCurrentIndex(sheet.folder.findText(str(first)))
    exchanged(sheet, qtbot)
    assert sheet.folder.currentText() == str(first)
    assert len(list(first.iterdir())) == len(list(second.iterdir())) == 1
    assert dana.path.exists()


def test_nothing_is_exchanged_before_a_folder_is_chosen(
    sheet: StickSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet.open_exchange()
    assert not sheet.now.isEnabled()
    sheet.exchange_now()
    assert not sheet.busy()
    sheet.use_folder(tmp_path / "out")
    done(sheet, qtbot)
    assert sheet.now.isEnabled()
