"""The bin on the screen: found by words, restored by keys, told in a sentence."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.binned import binned
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.bin.sheet import BinSheet
from micic_desk.ui.panels.bin.telling import told as row_of

Key = Qt.Key


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> BinSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    made = BinSheet(room.bridge, host)
    made.messages = []  # type: ignore[attr-defined]
    made.said.connect(made.messages.append)  # type: ignore[attr-defined]
    return made


def told(sheet: Any) -> list[str]:
    return [one.text for one in sheet.messages]


def rows(sheet: BinSheet) -> list[str]:
    return [sheet.list.rows.told(row).text for row in range(sheet.list.rows.rowCount())]


def test_an_empty_bin_says_what_it_is_for(room: Any, sheet: BinSheet) -> None:
    sheet.open_bin(room.consultation)
    assert sheet._stack.currentIndex() == 0
    assert not sheet.restore.isEnabled()


def test_each_row_says_what_it_is_whose_deletion_and_where_it_stood(
    room: Any, sheet: BinSheet
) -> None:
    above = room.item("Shelters")
    line = room.item("Open <b>at</b> night", above)
    room.item("under", line)
    room.desk.do(Delete(entities=(line,)))
    sheet.open_bin(room.consultation)
    row = sheet.list.rows.told(0)
    assert row.text == "Open <b>at</b> night"
    assert row.below.startswith("Point · with 1 under it · deleted by you, ")
    assert row.below.endswith(" · under Shelters · Morning")


def test_restoring_brings_back_all_that_went_along_and_can_be_undone(
    room: Any, sheet: BinSheet, qtbot: QtBot
) -> None:
    line = room.item("line")
    under = room.item("under", line)
    room.desk.do(Delete(entities=(line,)))
    sheet.open_bin(room.consultation)
    qtbot.mouseClick(sheet.restore, Qt.MouseButton.LeftButton)
    assert room.desk.notebook.shown(under)
    assert told(sheet) == ["1 entry restored."]
    assert room.bridge.undo_words() == "Undo return of 2 items from the bin"
    assert sheet.isVisible()
    room.bridge.undo()
    assert not room.desk.notebook.shown(under)


def test_enter_restores_and_goes_there(room: Any, sheet: BinSheet, qtbot: QtBot) -> None:
    line = room.item("line")
    room.desk.do(Delete(entities=(line,)))
    sheet.open_bin(room.consultation)
    with qtbot.waitSignal(sheet.entity_wished) as heard:
        qtbot.keyClick(sheet.list, Key.Key_Return)
    assert heard.args == [line]
    assert not sheet.isVisible()


def test_words_find_rows_whatever_their_accents(room: Any, sheet: BinSheet, qtbot: QtBot) -> None:
    for text in ("Café closed", "Bridge closed"):
        room.desk.do(Delete(entities=(room.item(text),)))
    sheet.open_bin(room.consultation)
    assert rows(sheet) == ["Bridge closed", "Café closed"]
    sheet.field.line.setText("cafe")
    qtbot.waitUntil(lambda: rows(sheet) == ["Café closed"])


def test_many_are_restored_at_once(room: Any, sheet: BinSheet) -> None:
    lines = [room.item(f"{number}") for number in range(3)]
    for line in lines:
        room.desk.do(Delete(entities=(line,)))
    sheet.open_bin(room.consultation)
    sheet.list.selectAll()
    assert len(sheet.take_out()) == 3
    assert told(sheet) == ["3 entries restored."]
    assert all(room.desk.notebook.shown(line) for line in lines)


def test_a_line_whose_parent_stays_says_where_it_went(room: Any, sheet: BinSheet) -> None:
    parent = room.item("parent")
    child = room.item("child", parent)
    room.desk.do(Delete(entities=(child,)))
    room.desk.do(Delete(entities=(parent,)))
    sheet.open_bin(room.consultation)
    sheet.list.setCurrentIndex(sheet.list.rows.index(sheet.list.rows.row_of(child)))
    sheet.take_out()
    assert room.desk.notebook[child].parent == room.session
    assert "still in the bin" in told(sheet)[0]


def test_sessions_sections_and_parts_come_back_and_what_holds_them(
    room: Any, sheet: BinSheet
) -> None:
    part = room.part(title="Part one")
    section = room.key_point(part, "Warning")
    other = room.add(EntityKind.SESSION, room.consultation, title="Afternoon")
    for one in (section, part, other):
        room.desk.do(Delete(entities=(one,)))
    sheet.open_bin(room.consultation)
    assert rows(sheet) == ["Afternoon", "Part one", "Warning"]
    sheet.list.setCurrentIndex(sheet.list.rows.index(2))
    sheet.take_out()
    assert room.desk.notebook.shown(part)
    assert "“Part one” came out of the bin with it." in told(sheet)[0]
    sheet.list.selectAll()
    sheet.take_out()
    assert room.desk.notebook.shown(other)
    assert rows(sheet) == []


def test_a_deletion_behind_the_open_sheet_appears(room: Any, sheet: BinSheet, qtbot: QtBot) -> None:
    sheet.open_bin(room.consultation)
    room.desk.do(Delete(entities=(room.item("late"),)))
    qtbot.waitUntil(lambda: rows(sheet) == ["late"])


def test_nobody_is_somebody_to_herself(room: Any) -> None:
    """Where nobody has said who she is, a deletion of her own is not somebody's."""
    line = room.item("Shelters")
    room.desk.do(Delete(entities=(line,)))
    (gone,) = binned(room.desk, room.consultation)
    unknown = replace(gone, actor="nobody")
    assert (
        " · deleted by somebody, " in row_of(room.desk.notebook, room.workplace.me, unknown).below
    )
    assert (
        " · deleted 2"
        in row_of(room.desk.notebook, None, replace(unknown, time=1_780_000_000)).below
    )
