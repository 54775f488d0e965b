from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from micic_desk.app.finding import Facet, Filter, State
from micic_desk.domain.edits.changing import Retype, Reword
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import ItemKind

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(stand: Any) -> Any:
    stand.tester = QAbstractItemModelTester(stand.sheet.hits)
    return stand.sheet


def texts(sheet: Any) -> list[str]:
    return [sheet.hits.hit(row).text for row in range(sheet.hits.rowCount())]


def test_all_hits_come_as_one_goes_down(stand: Any, sheet: Any) -> None:
    for number in range(180):
        stand.room.item(f"ferry {number}")
    stand.asking.say("ferry")
    sheet.open_found()
    assert sheet.hits.rowCount() < 180
    assert sheet.hits.canFetchMore(sheet.list.rootIndex())
    while sheet.hits.canFetchMore(sheet.list.rootIndex()):
        sheet.hits.fetchMore(sheet.list.rootIndex())
    assert texts(sheet) == [f"ferry {number}" for number in reversed(range(180))]


def test_what_is_chosen_can_be_placed(stand: Any, sheet: Any) -> None:
    stand.asking.say("boats")
    sheet.open_found()
    stand.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    stand.press(Key.Key_3, CTRL)
    ((ids, number),) = stand.places
    assert number == 3
    assert [stand.room.text(one) for one in ids] == texts(sheet)


def test_what_fits_no_more_goes_and_the_next_is_chosen(stand: Any, sheet: Any) -> None:
    point = stand.room.key_point(stand.room.part(), "First")
    stand.asking.add(Filter(Facet.STATE, State.UNPLACED))
    sheet.open_found()
    before = texts(sheet)
    assert len(before) == 3
    (first,) = sheet.list.chosen()
    stand.room.bridge.do(PlaceItems(items=(first,), section=point))
    assert texts(sheet) == before[1:]
    assert [stand.room.text(one) for one in sheet.list.chosen()] == before[1:2]


def test_what_was_changed_is_shown_as_it_is_now(stand: Any, sheet: Any) -> None:
    stand.asking.say("boats")
    sheet.open_found()
    (first,) = sheet.list.chosen()
    stand.room.bridge.do(Retype(entities=(first,), kind=ItemKind.QUESTION))
    assert sheet.hits.hit(0).name == "Question"
    stand.room.bridge.do(Reword(entity=first, text="Ships"))
    assert texts(sheet)[0] == "Ships"
    point = stand.room.key_point(stand.room.part(), "First")
    stand.room.bridge.do(PlaceItems(items=(first,), section=point))
    assert sheet.hits.hit(0).placed == "1"
    assert "In the report at 1" in sheet.hits.hit(0).spoken


def test_the_question_goes_on_in_the_field_while_the_sheet_is_open(stand: Any, sheet: Any) -> None:
    stand.asking.say("boats")
    sheet.open_found()
    typed = []
    sheet.field_wished.connect(typed.append)
    stand.press(Key.Key_X)
    stand.press(Key.Key_Up)
    assert typed == ["x", ""]
    stand.asking.say("list")
    assert len(texts(sheet)) == 2


def test_enter_goes_there_and_leaves_the_sheet_open(stand: Any, sheet: Any) -> None:
    stand.asking.say("residents")
    sheet.open_found()
    stand.press(Key.Key_Return)
    assert [stand.room.text(one) for one in stand.gone_to] == ["The list held residents only"]
    assert sheet.isVisible()
