"""Changing: only what differs is written, and nothing is changed that was chosen."""

from typing import Any

import pytest

from micic_desk.domain.edits.changing import Change, Delete, Resolve, Restore, Retype, Reword
from micic_desk.domain.entity import Flag
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.sentences import Refusal

ITEM = EntityKind.ITEM


@pytest.fixture
def torn(sheet: Any, operations: Any) -> Any:
    """A line with two texts that did not see each other."""
    line = sheet.put(ITEM, kind="point", text="old")
    sheet.do(Reword(entity=line, text="mine"))
    theirs = operations(9000, line, text="theirs", p={"text": [1000]}, lamport=1000)
    sheet.receive(theirs)
    assert [one.value for one in sheet.notebook[line].conflicts["text"]] == ["theirs", "mine"]
    return line


def test_only_what_differs_is_written(sheet: Any) -> None:
    line = sheet.put(ITEM, text="a", kind="point")
    sheet.do(Change(entities=(line,), fields={"kind": "point", "heard": "original"}))
    assert dict(sheet.gestures[-1].writes[0].fields) == {"heard": "original"}
    sheet.do(Change(entities=(line,), fields={"heard": "original", "absent": None}))
    assert sheet.gestures[-1].writes == ()


def test_none_unsets(sheet: Any) -> None:
    line = sheet.put(ITEM, text="a", mark="=>")
    sheet.do(Change(entities=(line,), fields={"mark": None}))
    assert "mark" not in sheet.notebook[line].fields


def test_writing_what_is_shown_settles_a_conflict(sheet: Any, torn: str) -> None:
    sheet.do(Reword(entity=torn, text="mine"))
    assert not sheet.notebook[torn].conflicts
    assert sheet.notebook[torn].text("text") == "mine"


def test_other_words_no_longer_stand_for_what_was_typed(sheet: Any) -> None:
    line = sheet.put(ITEM, text="a", typed="-> a")
    sheet.do(Reword(entity=line, text="a"))
    assert sheet.notebook[line].text("typed") == "-> a"
    sheet.do(Reword(entity=line, text="b"))
    assert "typed" not in sheet.notebook[line].fields
    assert sheet.notebook[line].text("text") == "b"


def test_a_default_mark_and_label_follow_the_kind(sheet: Any) -> None:
    line = sheet.put(ITEM, text="a", kind="point")
    sheet.do(Retype(entities=(line,), kind=ItemKind.RECOMMENDATION))
    found = sheet.notebook[line]
    assert (found.text("mark"), found.text("label")) == ("➔", "Recommendation:")
    sheet.do(Retype(entities=(line,), kind=ItemKind.IMPLICATION))
    found = sheet.notebook[line]
    assert (found.text("mark"), found.text("label")) == ("=>", "")
    sheet.do(Retype(entities=(line,), kind=ItemKind.POINT))
    assert "mark" not in sheet.notebook[line].fields


def test_a_chosen_mark_and_label_stay(sheet: Any) -> None:
    line = sheet.put(ITEM, text="a", kind="point", mark="!!", label="Wish:")
    sheet.do(Retype(entities=(line,), kind=ItemKind.RECOMMENDATION))
    found = sheet.notebook[line]
    assert (found.text("mark"), found.text("label")) == ("!!", "Wish:")


def test_a_conflict_is_answered_once(sheet: Any, torn: str) -> None:
    sheet.do(Resolve(entity=torn, field="text", value="both"))
    assert sheet.notebook[torn].text("text") == "both"
    assert not sheet.notebook[torn].conflicts
    with pytest.raises(Refusal) as refused:
        sheet.do(Resolve(entity=torn, field="text", value="again"))
    assert refused.value.code == "edit.no_conflict"


def test_everything_below_goes_to_the_bin_and_comes_back_alone(sheet: Any) -> None:
    above = sheet.put(ITEM, text="a")
    below = sheet.put(ITEM, above, text="b")
    sheet.do(Delete(entities=(above, below)))
    assert sheet.outline() == []
    assert len(sheet.gestures[-1].writes) == 2
    sheet.do(Restore(entities=(below,)))
    assert sheet.outline() == ["a", "  b"]
    assert sheet.notebook.kept_for_children(above)
    sheet.do(Delete(entities=(above,)))
    assert sheet.outline() == []


def test_what_is_in_the_bin_is_not_deleted_again(sheet: Any) -> None:
    (line,) = sheet.lines(["a"])
    sheet.do(Delete(entities=(line,)))
    sheet.do(Delete(entities=(line,)))
    assert sheet.gestures[-1].writes == ()


def test_a_restore_answers_a_delete_that_missed_words(sheet: Any, operations: Any) -> None:
    (line,) = sheet.lines(["a"])
    sheet.do(Delete(entities=(line,)))
    sheet.receive(operations(9000, line, text="elsewhere", p={"text": [1000]}))
    assert sheet.notebook[line].flags == {Flag.DELETED_AND_EDITED}
    sheet.do(Restore(entities=(line,)))
    assert not sheet.notebook[line].flags


@pytest.mark.parametrize(
    "edit",
    [
        Change(entities=("x",), fields={}),
        Reword(entity="x", text="a"),
        Retype(entities=("x",), kind=ItemKind.FACT),
        Resolve(entity="x", field="text", value="a"),
        Delete(entities=("x",)),
        Restore(entities=("x",)),
    ],
)
def test_strangers_are_refused(sheet: Any, edit: Any) -> None:
    with pytest.raises(Refusal) as refused:
        sheet.do(edit)
    assert refused.value.code == "edit.not_found"
