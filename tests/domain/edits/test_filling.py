"""Filling what was missing: the words that were there stay findable, and nothing is guessed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.edits.filling import CloseGap, FillWords, NameSpeaker
from micic_desk.domain.gaps import Gap, Missing, gaps_in
from micic_desk.domain.kinds import EntityKind, ItemKind

ITEM, PERSON = EntityKind.ITEM, EntityKind.PERSON


def test_a_filled_gap_is_a_point_with_the_new_words(sheet: Any) -> None:
    gap = sheet.put(ITEM, text="sound lost", typed="~ sound lost", kind="gap", speaker="s")
    assert gaps_in(sheet.notebook[gap]) == (Gap(gap, Missing.WORDS),)
    sheet.do(FillWords(item=gap, text="The siren was too quiet"))
    assert dict(sheet.notebook[gap].fields) == {
        "text": "The siren was too quiet",
        "kind": ItemKind.POINT.value,
        "speaker": "s",
    }
    assert gaps_in(sheet.notebook[gap]) == ()


@pytest.mark.parametrize(
    ("missing", "fields"),
    [
        (Missing.WORDS, {"kind": "gap"}),
        (Missing.SPEAKER, {"speaker": "??"}),
        (Missing.NAME, {"speaker_hint": "Poland"}),
    ],
)
def test_a_gap_is_closed_and_the_words_stay(
    sheet: Any, missing: Missing, fields: dict[str, str]
) -> None:
    item = sheet.put(ITEM, text="Poland: closed", **fields)
    assert [one.missing for one in gaps_in(sheet.notebook[item])] == [missing]
    sheet.do(CloseGap(item=item, missing=missing))
    assert gaps_in(sheet.notebook[item]) == ()
    assert sheet.notebook[item].text("text") == "Poland: closed"


def test_a_name_before_the_colon_becomes_the_speaker_and_an_alias(sheet: Any) -> None:
    person = sheet.put(PERSON, code="S4", aliases=["Em"])
    first = sheet.put(ITEM, text="Marta: we walked", speaker_hint="Marta")
    second = sheet.put(
        ITEM, text="Marta : and ran", typed="\tMarta : and ran", speaker_hint="Marta"
    )
    sheet.do(NameSpeaker(items=(first, second), person=person, hint="Marta"))
    assert dict(sheet.notebook[first].fields) == {
        "text": "we walked",
        "typed": "Marta: we walked",
        "speaker": person,
    }
    assert sheet.notebook[second].text("text") == "and ran"
    assert sheet.notebook[second].text("typed") == "\tMarta : and ran"
    assert sheet.notebook[person].texts("aliases") == ("Em", "Marta")


def test_a_name_known_already_is_no_second_alias(sheet: Any) -> None:
    person = sheet.put(PERSON, name="Marta Example", aliases=["MARTA"])
    item = sheet.put(ITEM, text="Marta: hm", speaker_hint="Marta")
    sheet.do(NameSpeaker(items=(item,), person=person, hint="Marta"))
    assert sheet.notebook[person].texts("aliases") == ("MARTA",)


@given(st.text(max_size=30))
def test_naming_a_speaker_leaves_every_word_but_the_name(text: str) -> None:
    from tests.domain.conftest import Sheet

    sheet = Sheet()
    person = sheet.put(PERSON, code="S4")
    item = sheet.put(ITEM, text=f"Marta:{text}", speaker_hint="Marta")
    sheet.do(NameSpeaker(items=(item,), person=person, hint="Marta"))
    kept = sheet.notebook[item].text("text")
    assert kept == (text.lstrip() or f"Marta:{text}")
