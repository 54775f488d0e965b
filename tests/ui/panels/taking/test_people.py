from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.taking.people import TakePeopleSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
CTRL = Qt.KeyboardModifier.ControlModifier
LIST = "Participants:\nMarta Olindez, Nurse\nTobias Ferrant, Worker"


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(1300, 800)
    qtbot.addWidget(host)
    made: Any = TakePeopleSheet(room.bridge, host)
    made.heard = []
    made.said.connect(made.heard.append)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    made.ask()
    return made


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def paste(sheet: Any, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)
    sheet.read_now()
    del qtbot


def names(room: Any) -> set[str]:
    return {one.text("name") for one in room.desk.notebook.of_kind(EntityKind.PERSON)}


def test_pasted_seen_and_taken_by_keys(room: Any, sheet: Any, qtbot: QtBot) -> None:
    before = names(room)
    paste(sheet, qtbot, LIST)
    assert names(room) == before
    assert sheet.model.rowCount() == 3
    assert not sheet.rows[0].taken
    press(Qt.Key.Key_Return, CTRL)
    assert names(room) - before == {"Marta Olindez", "Tobias Ferrant"}
    assert not sheet.isVisible()
    (message,) = sheet.heard
    message.on_undo()
    assert names(room) == before


def test_each_line_is_corrected_before_it_is_taken(room: Any, sheet: Any, qtbot: QtBot) -> None:
    paste(sheet, qtbot, "Marta Olindez, Nurse\nTobias, Worker")
    sheet.grid.setFocus()
    sheet.grid.go_to_row(0, 2)
    press(Qt.Key.Key_Return)
    focus: Any = QApplication.focusWidget()
    focus.selectAll()
    QTest.keyClicks(focus, "Marta O.")
    press(Qt.Key.Key_Return)
    sheet.grid.go_to_row(1, 0)
    press(Qt.Key.Key_Space)
    assert sheet.count_taken() == 1
    press(Qt.Key.Key_Return, CTRL)
    assert "Marta O." in names(room)
    assert "Tobias" not in names(room)


def test_a_list_that_is_known_changes_nothing_and_says_so(
    room: Any, sheet: Any, qtbot: QtBot
) -> None:
    paste(sheet, qtbot, LIST)
    press(Qt.Key.Key_Return, CTRL)
    sheet.ask()
    paste(sheet, qtbot, LIST)
    assert sheet.model.index(1, 6).data() == "known already"
    before = {one.id: one for one in room.desk.notebook}
    press(Qt.Key.Key_Return, CTRL)
    assert {one.id: one for one in room.desk.notebook} == before
    assert sheet.isVisible()
    assert "already" in sheet.messages.message().text


def test_a_file_is_read_into_the_text_and_taken_by_nobody(
    room: Any, sheet: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    before = names(room)
    source = tmp_path / "people.csv"
    source.write_bytes("\ufeffNom;Fonction\nMarta;Infirmière\n".encode())
    sheet.bring(source)
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 1)
    assert sheet.rows[0].texts["role"] == "Infirmière"
    assert names(room) == before


@pytest.mark.parametrize("data", [b"caf\xe9, na\xefve", b"%PDF-1.4", b"", b"a\x00b"])
def test_a_file_that_is_no_text_gets_a_sentence(
    sheet: Any, qtbot: QtBot, tmp_path: Path, data: bytes
) -> None:
    source = tmp_path / "people.csv"
    source.write_bytes(data)
    sheet.bring(source)
    qtbot.waitUntil(lambda: sheet.messages.message() is not None)
    assert source.name in sheet.messages.message().text
    assert sheet.model.rowCount() == 0


def test_ten_thousand_lines_get_a_sentence_too(sheet: Any) -> None:
    sheet.text.setPlainText("Anna, Boss\n" * 10_000)
    sheet.read_now()
    assert sheet.model.rowCount() == 0
    assert not sheet.take.isEnabled()
    assert "10000" in sheet.messages.message().text
