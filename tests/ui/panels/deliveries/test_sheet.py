from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.delivering import deliver
from micic_desk.app.previewing import Format, Profile, printable
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.deliveries.sheet import DeliveriesSheet

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def line(room: Any) -> str:
    part = room.add(EntityKind.PART, room.consultation, title="Part")
    section = room.add(EntityKind.SECTION, part, title="Access", role="key_point")
    return str(room.item("20 came", section))


@pytest.fixture
def data(room: Any, line: str, tmp_path: Path) -> bytes:
    del line
    report = printable(room.desk, room.consultation, Profile.PUBLIC)
    made = report.export(Format.PDF, tmp_path / "report.pdf").path.read_bytes()
    day = date(2031, 5, 13)
    deliver(room.desk, room.consultation, report, made, name="report.pdf", on=day)
    return made


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)
    made: Any = DeliveriesSheet(room.bridge, host)
    QAbstractItemModelTester(made.model, FAIL, made)
    with qtbot.waitActive(host):
        host.show()
    yield made
    assert made.stop()


def cells(sheet: Any) -> list[str]:
    return [str(sheet.model.index(0, column).data()) for column in range(5)]


def test_a_delivery_is_listed_with_what_has_changed_since(
    room: Any, line: str, data: bytes, sheet: Any
) -> None:
    del data
    sheet.look(room.consultation)
    assert [cells(sheet)[1], cells(sheet)[2], cells(sheet)[4]] == [
        *("For the public", "report.pdf", "nothing")
    ]
    room.bridge.do(Reword(entity=line, text="13 came"))
    assert cells(sheet)[4] == "1 paragraph"


def test_a_copy_and_a_corrigendum_are_saved(
    room: Any, line: str, data: bytes, sheet: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet.look(room.consultation)
    sheet._corrigendum.click()
    assert sheet.files.dialogue is None
    assert "Nothing has changed" in sheet.messages.message().text
    sheet._choose()
    sheet.write_copy(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == data
    room.bridge.do(Reword(entity=line, text="13 came"))
    sheet._choose()
    sheet.write_corrigendum(tmp_path / "corrigendum.pdf")
    qtbot.waitUntil(lambda: sheet._job is None)
    assert (tmp_path / "corrigendum.pdf").read_bytes().startswith(b"%PDF-")


def test_where_nothing_was_delivered_that_is_said(room: Any, sheet: Any) -> None:
    sheet.look(room.consultation)
    assert sheet.nothing.text() == "Nothing was delivered yet."
    assert not any(act.isEnabled() for act in sheet.of_a_row)
