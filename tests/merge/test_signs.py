"""The words a sentence turns on, found in five languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.merge.signs import Sort, discrepancies, signs


def _said(mine: str, theirs: str, *names: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found = discrepancies(mine, theirs, frozenset(names))
    return {one.sort.value: (one.mine, one.theirs) for one in found}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("8 countries came", "Eight countries were there"),
        ("1 000 families", "a thousand families"),
        ("1,000 families", "1000 families"),
        ("1.5 per cent", "1,5 per cent"),
        ("٢٠ مشاركا", "20 مشاركا"),
        ("двадцать участников", "20 участников"),
        ("treize pays", "13 pays"),
        ("doce países", "12 países"),
    ],
)
def test_a_figure_is_the_same_however_it_is_written(mine: str, theirs: str) -> None:
    assert Sort.FIGURE not in _said(mine, theirs)


@pytest.mark.parametrize(
    ("mine", "theirs", "sort", "told"),
    [
        ("8 countries", "13 countries", "figure", (("8",), ("13",))),
        ("8 countries", "some countries", "figure", (("8",), ())),
        ("They were heard", "They weren't heard", "negation", ((), ("weren't",))),
        ("Ils n’ont pas été entendus", "Ils ont été entendus", "negation", (("pas",), ())),
        ("Sin visado", "Con visado", "negation", (("Sin",), ())),
        ("Их не слышали", "Их слышали", "negation", (("не",), ())),
        ("لا يسمع", "يسمع", "negation", (("لا",), ())),
        ("States must act", "States should act", "modal", (("must",), ("should",))),
        (
            "Les États doivent agir",
            "Les États peuvent agir",
            "modal",
            (("doivent",), ("peuvent",)),
        ),
        ("Deben actuar", "Deberían actuar", "modal", (("Deben",), ("Deberían",))),
        ("Должны действовать", "Могут действовать", "modal", (("Должны",), ("Могут",))),
        ("يجب على الدول", "يمكن للدول", "modal", (("يجب",), ("يمكن",))),
        ("we heard Guinea", "we heard Mali", "name", (("Guinea",), ("Mali",))),
        ("мы слышали Гвинею", "мы слышали Мали", "name", (("Гвинею",), ("Мали",))),
        ("under CEDAW", "under ICERD", "instrument", (("CEDAW",), ("ICERD",))),
        ("see article 9", "see article 13", "instrument", (("9",), ("13",))),
        ("They shouldn't act", "They mustn't act", "modal", (("shouldn't",), ("mustn't",))),
        ("They cannot act", "They won't act", "modal", (("cannot",), ("won't",))),
        ("ولا يسمع", "ويسمع", "negation", (("ولا",), ())),
        ("عدم الاحتجاز", "الاحتجاز", "negation", (("عدم",), ())),
        ("Il dit qu’aucun ne part", "Il dit qu’on part", "negation", (("qu’aucun",), ())),
        ("les enfants d’Haïti", "les enfants du Mali", "name", (("d’Haïti",), ("Mali",))),
    ],
)
def test_what_differs_is_told_as_what_it_is(
    mine: str, theirs: str, sort: str, told: tuple[tuple[str, ...], ...]
) -> None:
    assert _said(mine, theirs)[sort] == told


def test_a_persons_name_counts_however_it_is_written() -> None:
    assert _said("said amina", "said sauleh", "amina", "sauleh")["name"] == (
        ("amina",),
        ("sauleh",),
    )


def test_a_name_that_both_say_is_no_difference_at_the_start_of_a_sentence() -> None:
    assert _said("Haiti came first", "First to come was Haiti") == {}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("States must not act", "States mustn't act"),
        ("We can not go", "We cannot go"),
        ("Ceux d’Haïti partent", "Ceux que Haïti envoie partent"),
        ("وينبغي أن تعمل", "ينبغي أن تعمل"),
    ],
)
def test_what_is_only_written_as_one_is_no_difference(mine: str, theirs: str) -> None:
    assert _said(mine, theirs) == {}


def test_denied_in_other_words_is_denied_in_both() -> None:
    assert _said("nobody was heard", "they were not heard") == {}


@given(st.text())
def test_any_text_agrees_with_itself_and_its_signs_are_where_they_say(text: str) -> None:
    assert discrepancies(text, text) == ()
    for one in signs(text):
        assert text[one.start : one.start + one.length].strip()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Consulates lacked staff", "Not enough staff at consulates"),
        ("Remittances should be free of fees", "There should be no fees on remittances"),
        ("Passengers without a visa", "Passengers lacking a visa"),
        ("Les consulats manquaient de personnel", "Les consulats n’avaient pas assez de personnel"),
        ("Faltó personal en los consulados", "No hubo bastante personal en los consulados"),
        ("Консульствам недоставало людей", "В консульствах не было достаточно людей"),
        ("انعدام الماء في المخيم", "لم يكن هناك ماء في المخيم"),
    ],
)
def test_a_word_that_lacks_denies_as_a_negation_does(mine: str, theirs: str) -> None:
    for one, other in ((mine, theirs), (theirs, mine)):
        assert Sort.NEGATION not in [told.sort for told in discrepancies(one, other)]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Consulates lacked staff", "Consulates did not lack staff"),
        ("The line refused them", "The line did not refuse them"),
        ("They were denied entry", "They were never denied entry"),
        ("Consulates lacked staff", "Consulates never had no staff"),
        ("La ligne a refusé les passagers", "La ligne n’a pas refusé les passagers"),
        ("Им отказали во въезде", "Им не отказали во въезде"),
    ],
)
def test_who_denies_a_lack_says_the_opposite(mine: str, theirs: str) -> None:
    for one, other in ((mine, theirs), (theirs, mine)):
        assert Sort.NEGATION in [told.sort for told in discrepancies(one, other)]
