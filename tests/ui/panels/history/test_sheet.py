"""The history on the screen: whose words, when, what changed, and back again."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.changing import Change, Delete, Reword
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.edits.restoring import TakeOut
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.history.sheet import HistorySheet

Key = Qt.Key


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> HistorySheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    return HistorySheet(room.bridge, host)


def rows(sheet: HistorySheet) -> list[str]:
    return [sheet.list.rows.told(row).text for row in range(sheet.list.rows.rowCount())]


def below(sheet: HistorySheet, row: int) -> str:
    return sheet.list.rows.told(row).below


def go(sheet: HistorySheet, row: int) -> None:
    sheet.list.setCurrentIndex(sheet.list.rows.index(row))


def test_every_version_says_in_words_what_it_changed(room: Any, sheet: HistorySheet) -> None:
    shelters, buses = room.item("Shelters"), room.item("Buses: late")
    line = room.item("Open <b>at</b> night", shelters)
    room.desk.do(Change(entities=(line,), fields={"kind": "fact"}))
    room.desk.do(Move(entities=(line,), parent=buses))
    room.desk.do(Delete(entities=(line,)))
    room.desk.do(TakeOut(entities=(line,)))
    sheet.open_history(line)
    assert rows(sheet) == [
        "restored",
        "deleted",
        "moved from under Shelters to under Buses: late",
        "Kind: Fact instead of Point",
        "“Open <b>at</b> night”, Kind: Point",
    ]
    assert below(sheet, 0).startswith("You · ")


def test_changed_words_are_marked_before_and_after(room: Any, sheet: HistorySheet) -> None:
    line = room.item("eight countries took part")
    room.desk.do(Reword(entity=line, text="thirteen countries took part"))
    sheet.open_history(line)
    (card,) = sheet.cards
    texts = [one for one in card.children() if type(one).__name__ == "MarkedText"]
    assert [one.marked() for one in texts] == [["eight"], ["thirteen"]]  # type: ignore[attr-defined]
    assert card.button.isHidden(), "it says this already"


def test_an_earlier_value_comes_back_by_keys_and_can_be_undone(
    room: Any, sheet: HistorySheet, qtbot: QtBot
) -> None:
    line = room.item("first", speaker="??")
    room.desk.do(Reword(entity=line, text="second"))
    room.desk.do(Change(entities=(line,), fields={"speaker": None}))
    sheet.open_history(line)
    qtbot.keyClick(sheet.list, Key.Key_Down)
    qtbot.keyClick(sheet.list, Key.Key_Down)
    qtbot.keyClick(sheet.list, Key.Key_Return)
    with qtbot.waitSignal(sheet.said) as heard:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    assert heard.args[0].text == "Words: the earlier version is back."
    assert room.text(line) == "first"
    assert room.text(line, "speaker") == "", "one field, and nothing else"
    assert rows(sheet)[0] == "“first”"
    assert room.bridge.undo_words() == "Undo return to an earlier version"
    room.bridge.undo()
    assert room.text(line) == "second"


def test_a_co_rapporteurs_version_says_whose_it_is_and_how_it_came(
    room: Any, sheet: HistorySheet
) -> None:
    line = room.item("x")
    room.diverge(line, "mine", "hers")
    sheet.open_history(line)
    said = [below(sheet, row) for row in range(3)]
    assert sum(one.startswith("Dana Sample · ") for one in said) == 1
    assert sum(one.endswith(" · came with a merge") for one in said) == 1


@pytest.mark.parametrize("sort", ["session", "section", "placement"])
def test_headings_and_places_have_a_history_too(room: Any, sheet: HistorySheet, sort: str) -> None:
    part = room.part(title="Part one")
    section = room.key_point(part, "Warning")
    item = room.item("line")
    placed = room.add(EntityKind.PLACEMENT, section, item=item)
    entity, field = {
        "session": (room.session, "title"),
        "section": (section, "title"),
        "placement": (placed, "wording"),
    }[sort]
    before = room.text(entity, field)
    room.desk.do(Change(entities=(entity,), fields={field: "Other"}))
    sheet.open_history(entity)
    assert rows(sheet)[0] == "“Other”"
    go(sheet, len(rows(sheet)) - 1)
    if before:
        card = next(one for one in sheet.cards if not one.button.isHidden())
        card.button.click()
        assert room.text(entity, field) == before


def test_it_follows_what_happens_behind_it(room: Any, sheet: HistorySheet, qtbot: QtBot) -> None:
    line = room.item("a")
    sheet.open_history(line)
    room.desk.do(Reword(entity=line, text="b"))
    qtbot.waitUntil(lambda: rows(sheet)[0] == "“b”")


def test_a_long_history_makes_only_what_is_seen(room: Any, sheet: HistorySheet) -> None:
    line = room.item("0")
    for number in range(300):
        room.desk.do(Reword(entity=line, text=f"{number + 1}"))
    sheet.open_history(line)
    assert len(rows(sheet)) == 301
    assert len(sheet.cards) == 1
