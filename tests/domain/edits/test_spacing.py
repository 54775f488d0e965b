"""Room among siblings, also where keys grew long or stand on each other."""

from typing import Any

import pytest

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.spacing import FIRST, keys_under, refuse_circle, require
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.order import LONGEST_KEY
from micic_desk.domain.sentences import Refusal

ITEM = EntityKind.ITEM


@pytest.mark.parametrize("after", ["a", FIRST])
def test_hundreds_of_lines_at_one_place_keep_order_and_short_keys(sheet: Any, after: str) -> None:
    (first,) = sheet.lines(["a"])
    sheet.lines(["z"])
    place = first if after == "a" else FIRST
    for number in range(150):
        sheet.do(Add(kind=ITEM, fields={"text": f"{number}"}, after=place))
    expected = [f"{number}" for number in range(149, -1, -1)]
    wanted = ["a", *expected, "z"] if after == "a" else [*expected, "a", "z"]
    assert sheet.outline() == wanted
    assert max(len(one.order) for one in sheet.notebook.children("root")) <= LONGEST_KEY + 20
    respaced = sum(len(gesture.writes) > 1 for gesture in sheet.gestures)
    assert 0 < respaced <= 6


def test_siblings_that_share_a_key_make_room(sheet: Any, operations: Any) -> None:
    for number, name in enumerate("ab", start=1):
        sheet.receive(operations(number, name * 32, place=["root", "n"], text=name))
    sheet.do(Add(kind=ITEM, fields={"text": "new"}, after="a" * 32))
    assert sheet.outline() == ["a", "new", "b"]


def test_what_is_in_the_bin_keeps_its_place_among_the_others(sheet: Any) -> None:
    first, second = sheet.lines(["a", "b"])
    left, right = sheet.notebook[first].order, sheet.notebook[second].order
    key = keys_under(sheet.notebook, sheet, "root", first, ("x",))["x"]
    assert left < key < right


def test_strangers_are_told_and_the_root_is_none(sheet: Any) -> None:
    require(sheet.notebook, "root")
    with pytest.raises(Refusal) as refused:
        require(sheet.notebook, "stranger")
    assert refused.value.code == "edit.not_found"


def test_nothing_goes_under_itself(sheet: Any) -> None:
    above = sheet.put(ITEM, text="a")
    below = sheet.put(ITEM, above, text="b")
    refuse_circle(sheet.notebook, below, above)
    for parent in (above, below):
        with pytest.raises(Refusal) as refused:
            refuse_circle(sheet.notebook, above, parent)
        assert refused.value.code == "edit.circle"
