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
