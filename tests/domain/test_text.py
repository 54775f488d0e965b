import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_ITEM, clean_text, folded


def test_ordinary_text_in_any_script_is_untouched() -> None:
    for text in ("1 million €", "e\u0301", "العربية\u200f", "tab\there", "two\nlines", "🇰🇬"):
        assert clean_text(text).text == text
        assert not clean_text(text).changed


def test_what_cannot_be_stored_is_made_visible_and_told() -> None:
    cleaned = clean_text("a\x00b\ud800c\x1b")
    assert cleaned.text == "a␀b\N{REPLACEMENT CHARACTER}c␛"
    assert cleaned.changed
    cleaned.text.encode("utf-8")


def test_line_ends_of_every_kind_become_one() -> None:
    assert clean_text("a\r\nb\rc\u2028d").text == "a\nb\nc\nd"


def test_a_text_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(Refusal, match="in parts"):
        clean_text("x" * (LONGEST_ITEM + 1))


def test_names_compare_without_case_accents_and_extra_space() -> None:
    assert folded("  Ámina   K. ") == folded("amina k.")
