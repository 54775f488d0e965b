"""Joining and splitting: not a word is lost, whichever way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.edits.wording import JoinWith, SplitAt
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

ITEM = EntityKind.ITEM


def test_the_second_line_goes_to_the_end_of_the_first(sheet: Any) -> None:
    first, second = sheet.lines(["The number of", "children rose."])
    sheet.lines(["below"], second)
    sheet.lines(["own"], first)
    sheet.do(JoinWith(first=first, second=second))
    assert sheet.outline() == ["The number of children rose.", "  own", "  below"]
    assert sheet.notebook[second].text("text") == "children rose."


def test_a_joined_line_no_longer_stands_for_what_was_typed(sheet: Any) -> None:
    first = sheet.put(ITEM, text="a", typed="-> a")
    (second,) = sheet.lines(["b"])
    sheet.do(JoinWith(first=first, second=second, between=""))
    assert sheet.notebook[first].text("text") == "ab"
    assert "typed" not in sheet.notebook[first].fields


def test_a_line_joins_neither_itself_nor_what_stands_above_it(sheet: Any) -> None:
    above = sheet.put(ITEM, text="a")
    below = sheet.put(ITEM, above, text="b")
    for first, second in ((above, above), (below, above)):
        with pytest.raises(Refusal) as refused:
            sheet.do(JoinWith(first=first, second=second))
        assert refused.value.code == "edit.join_itself"
    sheet.do(JoinWith(first=above, second=below))
    assert sheet.outline() == ["a b"]


def test_a_split_line_stands_right_after_with_what_belongs_to_its_words(sheet: Any) -> None:
    line = sheet.put(
        ITEM, text="One. Two.", typed="x", kind="fact", speaker="s", mark="!", sensitivity="open"
    )
    sheet.lines(["after"])
    _, born = sheet.do(SplitAt(entity=line, offset=4))
    assert sheet.outline() == ["One.", "Two.", "after"]
    assert dict(sheet.notebook[born].fields) == {
        "text": "Two.",
        "kind": "fact",
        "speaker": "s",
        "sensitivity": "open",
    }
    assert "typed" not in sheet.notebook[line].fields


def test_children_of_a_split_line_are_read_where_they_were(sheet: Any) -> None:
    line = sheet.put(ITEM, text="One. Two.")
    sheet.lines(["under", "too"], line)
    sheet.do(SplitAt(entity=line, offset=4))
    assert sheet.outline() == ["One.", "Two.", "  under", "  too"]


def test_both_halves_say_what_they_are_and_bear_the_tags_in_their_words(sheet: Any) -> None:
    said = {"kind": "recommendation", "mark": "\u2794", "label": "Recommendation:"}
    line = sheet.put(ITEM, text="A #one B #two", tags=["one", "two"], **said)
    _, born = sheet.do(SplitAt(entity=line, offset=6))
    assert dict(sheet.notebook[born].fields) == {"text": "B #two", "tags": ["two"], **said}


def test_both_halves_of_a_placed_line_are_printed(sheet: Any) -> None:
    line = sheet.put(ITEM, text="One. Two.")
    section = sheet.put(EntityKind.SECTION, title="1")
    sheet.put(EntityKind.PLACEMENT, section, item=line)
    sheet.put(EntityKind.PLACEMENT, section, item="elsewhere")
    _, born = sheet.do(SplitAt(entity=line, offset=4))
    printed = [one.text("item") for one in sheet.notebook.children(section)]
    assert printed == [line, born, "elsewhere"]


def test_other_words_for_the_report_stand_for_both_halves(sheet: Any) -> None:
    line = sheet.put(ITEM, text="One. Two.")
    section = sheet.put(EntityKind.SECTION, title="1")
    sheet.put(EntityKind.PLACEMENT, section, item=line, wording="One and two.")
    sheet.do(SplitAt(entity=line, offset=4))
    assert len(sheet.notebook.children(section)) == 1


def test_a_child_joined_with_its_parent_leaves_its_children_in_its_place(sheet: Any) -> None:
    parent = sheet.put(ITEM, text="a")
    child, _ = sheet.lines(["b", "c"], parent)
    sheet.lines(["x", "y"], child)
    sheet.do(JoinWith(first=parent, second=child))
    assert sheet.outline() == ["a b", "  x", "  y", "  c"]


def test_tags_speaker_and_confidence_of_the_second_are_not_lost(sheet: Any) -> None:
    first = sheet.put(ITEM, text="a", tags=["t"], speaker="??")
    second = sheet.put(ITEM, text="b", tags=["u", "t"], speaker="s", sensitivity="confidential")
    sheet.do(JoinWith(first=first, second=second))
    assert dict(sheet.notebook[first].fields) == {
        "text": "a b",
        "tags": ["t", "u"],
        "speaker": "s",
        "sensitivity": "confidential",
    }


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ({"speaker": "s"}, {"speaker": "t"}, "edit.join_speakers"),
        ({"kind": "note_to_self"}, {"kind": "point"}, "edit.join_private"),
        ({"kind": "point"}, {"kind": "note_to_self"}, "edit.join_private"),
    ],
)
def test_what_would_leak_or_put_words_into_a_mouth_is_refused(
    sheet: Any, one: dict[str, str], other: dict[str, str], code: str
) -> None:
    first, second = sheet.put(ITEM, text="a", **one), sheet.put(ITEM, text="b", **other)
    with pytest.raises(Refusal) as refused:
        sheet.do(JoinWith(first=first, second=second))
    assert refused.value.code == code


def test_a_line_in_two_versions_is_neither_joined_nor_split(sheet: Any, operations: Any) -> None:
    first, second = sheet.lines(["a", "b c"])
    sheet.receive(operations(1, second, text="b d", lamport=1))
    assert "text" in sheet.notebook[second].conflicts
    for edit in (JoinWith(first=first, second=second), SplitAt(entity=second, offset=1)):
        with pytest.raises(Refusal) as refused:
            sheet.do(edit)
        assert refused.value.code in {"edit.join_conflict", "edit.split_conflict"}


@pytest.mark.parametrize("placed", ["first", "second", "both"])
def test_a_joined_line_stands_in_the_report_once_with_all_its_words(
    sheet: Any, placed: str
) -> None:
    first, second = sheet.lines(["a", "b"])
    section = sheet.put(EntityKind.SECTION, title="1")
    if placed != "second":
        sheet.put(EntityKind.PLACEMENT, section, item=first)
    if placed != "first":
        two = sheet.put(EntityKind.PLACEMENT, section, item=second, wording="b, reworded")
        sheet.put(EntityKind.PLACEMENT, two, item="under")
    sheet.do(JoinWith(first=first, second=second))
    (one,) = sheet.notebook.children(section)
    assert one.text("item") == first
    words = {"first": "", "second": "b, reworded", "both": "a b, reworded"}[placed]
    assert one.text("wording") == words
    below = [each.text("item") for each in sheet.notebook.children(one.id)]
    assert below == ([] if placed == "first" else ["under"])


@pytest.mark.parametrize(("one", "other", "joined"), [("a ", "b", "a b"), ("", "b", "b")])
def test_no_space_is_put_where_there_is_one_or_nothing_to_part(
    sheet: Any, one: str, other: str, joined: str
) -> None:
    first, second = sheet.put(ITEM, text=one), sheet.put(ITEM, text=other)
    sheet.do(JoinWith(first=first, second=second))
    assert sheet.notebook[first].text("text") == joined


@pytest.mark.parametrize("offset", [0, 1, 8, 9, 99])
def test_nothing_is_split_off_an_end(sheet: Any, offset: int) -> None:
    line = sheet.put(ITEM, text=" One two ")
    with pytest.raises(Refusal) as refused:
        sheet.do(SplitAt(entity=line, offset=offset))
    assert refused.value.code == "edit.split_at_end"


@given(text=st.text(min_size=1, max_size=30), offset=st.integers(0, 30))
def test_splitting_keeps_every_word_and_joining_brings_it_back(
    text: str, offset: int, sheets: Any
) -> None:
    sheet = sheets()
    line = sheet.put(ITEM, text=text)
    try:
        first, second = sheet.do(SplitAt(entity=line, offset=offset))
    except Refusal:
        assert not text[:offset].strip() or not text[offset:].strip()
        return
    said = [sheet.notebook[one].text("text") for one in (first, second)]
    assert "".join(said).split() == "".join(said).split()
    kept = [text[:offset].rstrip(), text[offset:].lstrip()]
    assert said == kept
    sheet.do(JoinWith(first=first, second=second))
    assert sheet.notebook[first].text("text").split() == " ".join(kept).split()
