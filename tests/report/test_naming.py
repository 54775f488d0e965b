from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.naming import Names, forms_of
from tests.report.invented import names, person

WAYS = {
    "Нурлан Юсупин": (
        *("Nurlan Yusupin", "Iusupin", "Jusupin", "Youssoupine", "yusupin@example.org"),
        *("n.yusupin@example.org", "nyusupin@example.org", "Юсупину", "Юсупиным", "Н. Юсупин"),
        *("YUSUPIN", "Нурлана", "nurlan", "იუსუპინი", "იუსუპინმა", "Nurlan\u00ad Yusu\u00adpin"),
    ),
    "Екатерина Чехмарёва": ("Yekaterina", "Чехмаревой", "Tchekhmareva", "ЧЕХМАРЁВУ"),
    "محمد الحدادي": ("Mohammed al-Haddadi", "Muhammad Al Haddadi", "الحدادي", "Haddadi"),
    "Salim Haddadi": ("سليم حدادي", "Salim HADDADI", "s.haddadi@example.org", "Хаддади"),
    "გიორგი ბერიანიძე": ("Giorgi Berianidze", "Георгий Берианидзе", "ბერიანიძემ", "ბერიანიძის"),
    "Χρήστος Παπαδάκος": ("Christos Papadakos", "Παπαδάκου", "Пападакос"),
    "Zoë Müllner-Özkür": (
        "Zoe Mullner",
        "Ozkur",
        "Özkür'ün",
        "Muellner",
        "Zoe\u0308 Mu\u0308llner",
    ),
    "Jo Kir": ("J. Kir", "Kir J.", "jkir@example.org", "Jo Kir"),
    "Жумаев Асанбек": ("Jumaev", "Zhumayev", "Dzhumaev", "Жумаевга"),
}


@pytest.mark.parametrize(("name", "said"), [(name, way) for name in WAYS for way in WAYS[name]])
def test_a_name_is_found_in_every_way_it_is_written(name: str, said: str) -> None:
    people = Names([person("p", name)])
    assert people.people_in(f"In the morning {said} took the floor.") == {"p"}


def test_an_alias_is_a_name_and_a_code_is_none() -> None:
    people = Names([person("p", "", aliases=["Bolotnik"], code="S1")])
    assert people.people_in("Болотник и S1") == {"p"}
    assert not people.people_in("S1 said so")


def test_a_public_name_is_spared_and_what_it_shares_with_a_protected_one_is_not() -> None:
    people = Names([person("a", "Anna Sample"), person("b", "Anna Model", protected=False)])
    assert not people.people_in("Anna Model, Director")
    assert people.people_in("Anna said so") == {"a"}


def test_a_name_taken_apart_is_found_where_it_is_long() -> None:
    people = Names([person("p", "Nurlan Yusupin")])
    assert people.hidden_in("NUR\nLAN Y-U-S-U-P-I-N") == {"p"}


def test_ordinary_words_are_no_names() -> None:
    people = Names([person(str(at), name) for at, name in enumerate(WAYS)])
    said = "The embassies were closed; salaries, halls, the sum of the chair's motion. Islam, Yes."
    assert people.found_in(said) == []
    shared = Path(__file__).parents[3] / "shared"
    if not (shared / "seeds").is_dir():
        pytest.skip("the shared seeds are not beside this checkout")
    for page in (*shared.glob("seeds/*.md"), *shared.glob("*.md")):
        assert people.found_in(page.read_text("utf-8")) == [], page


def test_each_of_five_hundred_is_found_among_all_others_and_in_other_letters() -> None:
    everybody = [name for found in names(100).values() for name in found]
    people = Names([person(name, name) for name in everybody])
    for name in everybody:
        found = people.found_in(f"({name})")
        assert [(one.start, one.end) for one in found] == [(1, 1 + len(name))]
    by_script = names(25)
    for latin, cyrillic in zip(by_script["latin"], by_script["cyrillic"], strict=True):
        mine = Names([person("p", latin)])
        assert mine.people_in(latin.upper()) == {"p"}
        initial = "".join(one[0] for one in latin.split()[:1])
        assert mine.people_in(f"{initial}. {latin.split()[1]}") == {"p"}
        assert Names([person("p", cyrillic)]).people_in(f"{cyrillic}у") == {"p"}


_WORDS = st.text(st.sampled_from("abdeiklmnorstuvzабвгдеикл მნορσი"), min_size=1, max_size=40)


@given(st.sampled_from([name for found in names(8).values() for name in found]), _WORDS, _WORDS)
def test_whatever_stands_around_a_name_it_is_found(name: str, before: str, after: str) -> None:
    people = Names([person("p", name)])
    text = f"{before} {name}, {after}"
    assert people.people_in(text) == {"p"}
    for one in reversed(people.found_in(text)):
        text = f"{text[: one.start]}S1{text[one.end :]}"
    assert not people.found_in(text)


def test_every_form_of_a_name_finds_itself() -> None:
    for name in WAYS:
        for form in forms_of(person("p", name)):
            said = " ".join(word.folded for word in form.words)
            assert Names([person("p", name)]).people_in(f"{said}@example.org") == {"p"}
