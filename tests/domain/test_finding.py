"""Words are found whole, in any script, and never half a letter of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.finding import Query, Stretch, is_quoted


def found(words: str, text: str, **options: bool) -> list[str]:
    stretches = Query(words=words, **options).stretches(text)
    return [text[one.start : one.end] for one in stretches]


@pytest.mark.parametrize(
    ("words", "text", "options", "wanted"),
    [
        ("camp", "Camps and CAMP", {}, ["Camp", "CAMP"]),
        ("camp", "Camps and CAMP", {"whole_words": True}, ["CAMP"]),
        ("camp", "Camps and camp", {"case": True}, ["camp"]),
        ("cafe", "Café, cafe\u0301 and cafe", {}, ["Café", "cafe\u0301", "cafe"]),
        ("cafe", "Café, cafe\u0301 and cafe", {"accents": True}, ["cafe"]),
        ("café", "Café and cafe\u0301", {"accents": True}, ["Café", "cafe\u0301"]),
        ("вода", "Вода и вода", {"whole_words": True}, ["Вода", "вода"]),
        ("strasse", "Straße", {}, ["Straße"]),
        ("s", "ß", {}, []),
        ("aa", "aaaa", {}, ["aa", "aa"]),
        ("", "anything", {}, []),
        ("\u0301", "e\u0301", {}, []),
        ("قرية", "في قرية", {}, ["قرية"]),
    ],
)
def test_words_are_found_as_they_are_meant(
    words: str, text: str, options: dict[str, bool], wanted: list[str]
) -> None:
    assert found(words, text, **options) == wanted


@given(text=st.text(max_size=40), words=st.text(min_size=1, max_size=4))
def test_stretches_stand_in_order_inside_the_text_and_apart(text: str, words: str) -> None:
    reached = 0
    for one in Query(words=words).stretches(text):
        assert reached <= one.start < one.end <= len(text)
        reached = one.end


@given(text=st.text(max_size=40), start=st.integers(0, 39), length=st.integers(1, 5))
def test_what_stands_in_a_text_to_the_letter_is_found_where_all_matters(
    text: str, start: int, length: int
) -> None:
    words = text[start : start + length]
    stretches = Query(words=words, case=True, accents=True).stretches(text)
    for one in stretches:
        again = Query(words=text[one.start : one.end], case=True, accents=True)
        assert again.stretches(words)


def test_what_stands_between_quotation_marks_is_somebodys_words() -> None:
    text = "She said “eight countries” of eight."
    assert is_quoted(text, Stretch(10, 15))
    assert not is_quoted(text, Stretch(30, 35))
