import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.words import Wanted, marked, plain, tokens, wanted

LETTERS = st.text(st.characters(categories=("L", "M", "N", "P", "Zs")), max_size=40)


@pytest.mark.parametrize(
    ("text", "question", "found"),
    [
        ("Migrants and migration", "migr", ["Migr", "migr"]),
        ("emigrants", "mig", ["mig"]),
        ("emigrants", "mi", []),
        ("São Tomé", "sao tome", ["São", "Tomé"]),
        ("ﬁnal report", "final", ["ﬁnal"]),
        ("Übergabe", "ub", ["Üb"]),
        ("Гульмира и мир", "мир", ["мир", "мир"]),
        ("Ещё ёлка", "елка", ["ёлка"]),
        ("ადამიანის უფლებები", "უფლებ", ["უფლებ"]),
        ("المُسَوَّدة الأولى", "مسودة", ["مُسَوَّدة"]),
        ("المُسَوَّدة الأولى", "الاولي", ["الأولى"]),
        ("儿童的权利受到保护", "权利", ["权利"]),
        ("เด็กมีสิทธิ", "สิทธิ", ["สิทธิ"]),
        ("Oʻzbekiston, o'zbek", "o'zb", ["Oʻzb", "o'zb"]),
        ("Łódź and Tromsø", "lodz tromso", ["Łódź", "Tromsø"]),
        ("state of the art", '"of the"', ["of the"]),
        ("state of theirs", '"of the"', []),
        ("state of theirs", '"of the', ["of the"]),
        ("state of theirs", "“of theirs”", ["of theirs"]),
        ("state-of-play", "of-pl", ["of-pl"]),
        ("nothing", "", []),
        ("nothing", '" !? "', []),
    ],
)
def test_what_is_found_is_marked_where_it_stands(
    text: str, question: str, found: list[str]
) -> None:
    assert [text[start : start + length] for start, length in marked(text, question)] == found


def test_a_question_is_words_phrases_and_what_is_still_being_typed() -> None:
    assert wanted('Rights "of the child" mig') == (
        Wanted(("rights",), begun=True),
        Wanted(("of", "the", "child"), begun=False),
        Wanted(("mig",), begun=True),
    )
    assert wanted('"of the') == (Wanted(("of", "the"), begun=True),)
    assert wanted("权利") == (Wanted(("权", "利"), begun=True),)


@given(LETTERS)
def test_a_text_is_marked_by_its_own_words(text: str) -> None:
    for token in tokens(text):
        assert marked(text, token.word)


@given(LETTERS)
def test_marks_lie_inside_the_text_and_are_never_empty(text: str) -> None:
    for start, length in marked(text, text):
        assert length > 0
        assert 0 <= start < start + length <= len(text)


@given(LETTERS)
def test_composed_and_decomposed_text_are_kept_alike(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert plain(composed).casefold() == plain(apart).casefold()
