"""Where an abbreviation stands for something, and where its letters are somebody's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.grammar.abbreviating import (
    check_abbreviation,
    expansion_at,
    inside_quotation,
)
from micic_desk.domain.sentences import Refusal

KNOWN = {"cso": "civil society", "UN": "United Nations", "ق": "قرار", "हक": "अधिकार"}


@pytest.mark.parametrize(
    ("before", "short", "words"),
    [
        ("cso", "cso", "civil society"),
        ("asked the cso", "cso", "civil society"),
        ("Cso", "Cso", "Civil society"),
        ("(cso", "cso", "civil society"),
        ("said “no” to cso", "cso", "civil society"),
        ("the « port » and cso", "cso", "civil society"),
        ("Anna's cso", "cso", "civil society"),
        ("‘it’s over’ cso", "cso", "civil society"),
        ("the UN", "UN", "United Nations"),
        ("قال ق", "ق", "قرار"),
        ("यह हक", "हक", "अधिकार"),
    ],
)
def test_a_whole_word_expands(before: str, short: str, words: str) -> None:
    found = expansion_at(before, KNOWN)
    assert found is not None
    assert (found.start, found.short, found.words) == (len(before) - len(short), short, words)


@pytest.mark.parametrize(
    "before",
    [
        *("", "cs", "csos", "acso", "CSO", "un", "Un"),
        *("#cso", "@cso", "x@cso", "https://cso", "www.cso", "non-cso", "cso/", "gov/cso"),
        *("he said “cso", "he said “the cso", "he said „cso", "« the cso", '"cso', 'he said "cso'),
        *("‘the cso", "“it’s the cso", "cso ", "cso’"),
        "\u0301cso",
    ],
)
def test_what_is_no_word_of_the_line_stays(before: str) -> None:
    assert expansion_at(before, KNOWN) is None


@given(st.text(st.sampled_from('cso "“”„«»‘’ #@a'), max_size=12))
def test_nothing_inside_quotation_marks_expands(before: str) -> None:
    found = expansion_at(before, KNOWN)
    if found is not None:
        assert not inside_quotation(before[: found.start])
        assert before.endswith(found.short)


@pytest.mark.parametrize(
    ("short", "words"),
    [("", "x"), ("a b", "x"), ("12", "x"), ("a.b", "x"), ("#a", "x"), ("a", ""), ("a", "a")],
)
def test_what_could_never_expand_is_refused(short: str, words: str) -> None:
    with pytest.raises(Refusal):
        check_abbreviation(short, words)


def test_lengths_have_a_limit() -> None:
    check_abbreviation("a" * 20, "x" * 500)
    for short, words in (("a" * 21, "x"), ("a", "x" * 501)):
        with pytest.raises(Refusal):
            check_abbreviation(short, words)
