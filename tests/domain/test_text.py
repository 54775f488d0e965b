import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_ITEM, LONGEST_PASTE, clean_text, folded

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile"
ANYTHING = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\x00\r\n\x0b\x85\u2028\ud83d\ude00\u202e\x7f\t"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "1 million €",
        "e\u0301",
        "العربية\u200f",
        "approve \u202eton\u202c the text",
        "tab\there",
        "two\nlines",
        "🇰🇬",
        "\ufeffmark",
        "soft\xadhyphen and\xa0space",
        "\x9b\ufffe",
    ],
)
def test_ordinary_text_in_any_script_is_untouched(text: str) -> None:
    cleaned = clean_text(text)
    assert (cleaned.text, cleaned.changed, cleaned.notice) == (text, False, None)


def test_what_cannot_be_stored_is_made_visible_and_told() -> None:
    cleaned = clean_text("a\x00b\ud800c\x1b\x7f")
    assert cleaned.text == "a␀b\N{REPLACEMENT CHARACTER}c␛␡"
    assert cleaned.changed
    assert "visible signs" in str(cleaned.notice)
    cleaned.text.encode("utf-8")


def test_line_ends_of_every_kind_become_one_and_that_is_no_change() -> None:
    cleaned = clean_text("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h")
    assert cleaned.text == "a\nb\nc\nd\ne\nf\ng\nh"
    assert not cleaned.changed


def test_halves_that_belong_together_are_one_character() -> None:
    cleaned = clean_text("\ud83d\ude00 yes")
    assert (cleaned.text, cleaned.changed) == ("😀 yes", False)
    assert clean_text("\ude00\ud83d").text == "\ufffd\ufffd"


def test_a_text_too_long_is_refused_and_not_cut() -> None:
    assert len(clean_text("x" * LONGEST_ITEM).text) == LONGEST_ITEM
    with pytest.raises(Refusal, match="in parts") as refused:
        clean_text("x" * (LONGEST_ITEM + 1))
    assert not clean_text("x\n" * LONGEST_ITEM, LONGEST_PASTE).changed
    assert refused.value.code == "text.too_long"


@given(ANYTHING)
def test_whatever_comes_can_be_stored_and_is_cleaned_once(raw: str) -> None:
    cleaned = clean_text(raw)
    assert cleaned.text.encode("utf-8").decode("utf-8") == cleaned.text
    assert not set(cleaned.text) & set(map(chr, [*range(9), *range(11, 32), 127]))
    again = clean_text(cleaned.text)
    assert (again.text, again.changed) == (cleaned.text, False)


def test_every_hostile_line_is_kept_or_shown() -> None:
    if not HOSTILE.is_dir():
        pytest.skip("no hostile lines beside the repository")
    lines = json.loads((HOSTILE / "blns.json").read_text("utf-8"))
    lines += json.loads((HOSTILE / "notes_nasty.json").read_text("utf-8")).values()
    assert len(lines) > 500
    for line in lines:
        cleaned = clean_text(str(line), LONGEST_PASTE)
        cleaned.text.encode("utf-8")
        assert cleaned.changed or cleaned.text.split() == str(line).split()


def test_names_compare_without_case_accents_and_extra_space() -> None:
    assert folded("  Ámina   K. ") == folded("amina k.")
    assert folded("STRASSE") == folded("straße")
    assert folded("Гульмира\u0301") == folded("ГУЛЬМИРА")
