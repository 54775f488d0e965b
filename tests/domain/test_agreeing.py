"""A stamp is good for the words it was given to, and two of one day are one value."""

from datetime import date
from typing import Any

from micic_desk.domain.agreeing import Agree, Agreement, agreement, digest, words_of
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind

DAY = date(2026, 3, 12)


def state(sheet: Any, one: str) -> Agreement:
    entity = sheet.notebook[one]
    return agreement(entity, words_of(sheet.notebook, entity))


def test_a_rewording_outdates_the_stamp_and_going_back_does_not(sheet: Any) -> None:
    item = sheet.put(EntityKind.ITEM, text="Open the shelters")
    assert state(sheet, item) is Agreement.NONE
    sheet.do(Agree(items=(item,), on=DAY))
    assert sheet.notebook[item].fields["agreed"] == {
        "on": "2026-03-12",
        "words": digest("Open the shelters"),
    }
    sheet.do(Reword(entity=item, text="Open all shelters"))
    assert state(sheet, item) is Agreement.REWORDED
    sheet.do(Reword(entity=item, text="Open the shelters"))
    assert state(sheet, item) is Agreement.AGREED


def test_a_good_stamp_keeps_its_day_and_is_taken_away_by_none(sheet: Any) -> None:
    item = sheet.put(EntityKind.ITEM, text="Open the shelters")
    sheet.do(Agree(items=(item,), on=DAY))
    sheet.do(Agree(items=(item,), on=date(2026, 3, 13)))
    assert sheet.gestures[-1].writes == ()
    sheet.do(Agree(items=(item,), on=None))
    assert state(sheet, item) is Agreement.NONE
    sheet.do(Agree(items=(item,), on=None))
    assert sheet.gestures[-1].writes == ()


def test_a_placement_is_agreed_on_in_the_words_it_has_in_the_report(sheet: Any) -> None:
    item = sheet.put(EntityKind.ITEM, text="as captured")
    own = sheet.put(EntityKind.PLACEMENT, item=item, wording="as printed")
    same = sheet.put(EntityKind.PLACEMENT, item=item)
    sheet.do(Agree(items=(own, same), on=DAY))
    sheet.do(Reword(entity=item, text="captured otherwise"))
    assert state(sheet, own) is Agreement.AGREED
    assert state(sheet, same) is Agreement.REWORDED
    assert state(sheet, item) is Agreement.NONE


def test_an_odd_stamp_is_none(sheet: Any) -> None:
    item = sheet.put(EntityKind.ITEM, text="a", agreed="yes")
    assert state(sheet, item) is Agreement.NONE
