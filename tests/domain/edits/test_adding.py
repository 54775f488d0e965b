"""Adding: where it was asked for, in reading order, as one gesture."""

from typing import Any

import pytest

from micic_desk.domain.edits.adding import Add, AddTrees, Seedling
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

ITEM = EntityKind.ITEM


def line(text: str, *children: Seedling) -> Seedling:
    return Seedling(kind=ITEM, fields={"text": text}, children=children)


def test_a_line_goes_where_it_was_asked_for(sheet: Any) -> None:
    first, _ = sheet.lines(["a", "b"])
    sheet.do(Add(kind=ITEM, fields={"text": "last"}))
    sheet.do(Add(kind=ITEM, fields={"text": "between"}, after=first))
    sheet.do(Add(kind=ITEM, fields={"text": "top"}, after=FIRST))
    assert sheet.outline() == ["top", "a", "between", "b", "last"]


def test_a_tree_is_one_gesture_told_in_reading_order(sheet: Any) -> None:
    tree = line("a", line("b", line("c")), line("d"))
    subjects = sheet.do(AddTrees(trees=(tree, line("e")), act=Act.IMPORT))
    assert sheet.outline() == ["a", "  b", "    c", "  d", "e"]
    gesture = sheet.gestures[-1]
    assert [write.fields["text"] for write in gesture.writes] == ["a", "b", "c", "d", "e"]
    assert (gesture.act, gesture.count, len(subjects)) == (Act.IMPORT, 2, 2)
    assert all(write.new for write in gesture.writes)


def test_changes_to_what_is_there_are_of_the_same_gesture(sheet: Any) -> None:
    old = sheet.put(EntityKind.CONSULTATION, title="old")
    sheet.do(AddTrees(trees=(line("a"),), parent=old, changes={old: {"title": "new"}}))
    assert sheet.notebook[old].text("title") == "new"
    with pytest.raises(Refusal) as refused:
        sheet.do(AddTrees(trees=(), changes={"f" * 32: {"title": "new"}}))
    assert refused.value.code == "edit.not_found"


def test_an_id_may_be_given_and_one_that_is_taken_is_not_promised_new(sheet: Any) -> None:
    given = "e" * 32
    assert sheet.do(Add(kind=ITEM, fields={"text": "a"}, id=given)) == (given,)
    sheet.do(Add(kind=ITEM, fields={"text": "again"}, id=given))
    assert sheet.outline() == ["again"]


def test_nothing_is_added_under_a_stranger(sheet: Any) -> None:
    with pytest.raises(Refusal) as refused:
        sheet.do(Add(kind=ITEM, fields={}, parent="f" * 32))
    assert refused.value.code == "edit.not_found"


def test_a_tree_may_be_as_deep_as_it_likes(sheet: Any) -> None:
    tree = line("0")
    for number in range(1, 2000):
        tree = line(str(number), tree)
    sheet.do(AddTrees(trees=(tree,)))
    assert len(sheet.outline()) == 2000
