import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.figures import figures_in
from micic_desk.domain.figures.reading import MOST

SAID = [
    ("more than 2 million Syrians in Turkey", ("2000000", "", "more than", "Syrians in Turkey")),
    ("which sent 1 million € through a bank", ("1000000", "€", "", "through a bank")),
    ("living 40 km from a city", ("40", "km", "", "from a city")),
    ("8 countries (Europe and Central Asia)", ("8", "", "", "countries")),
    ("20 participants in total", ("20", "", "", "participants")),
    ("3,5 % of migrants", ("3.5", "%", "", "migrants")),
    ("50 per cent of them", ("50", "%", "", "them")),
    ("US$ 3.2bn for water", ("3200000000", "$", "", "for water")),
    ("1,000,000.50 $", ("1000000.5", "$", "", "")),
    ("nearly a hundred boats", ("100", "", "nearly", "boats")),
    ("300+ families", ("300", "", "+", "families")),
    ("20-30 people waited", ("20-30", "", "", "people waited")),
    ("Participants: 20", ("20", "", "", "Participants")),
    ("twenty-five women", ("25", "", "", "women")),
    ("over 2000 people", ("2000", "", "over", "people")),
    ("Plus de 2 000 000 de réfugiés", ("2000000", "", "Plus de", "réfugiés")),
    ("2,5 millions d'euros", ("2500000", "€", "", "")),
    ("vingt-cinq femmes dans le camp", ("25", "", "", "femmes dans le camp")),
    ("más de mil personas en la frontera", ("1000", "", "más de", "personas en la frontera")),
    ("более 2 млн сирийцев", ("2000000", "", "более", "сирийцев")),
    ("приехали двадцать пять человек", ("25", "", "", "человек")),
    ("أكثر من مليوني سوري", ("2000000", "", "أكثر من", "سوري")),
    ("نحو ٢٠ مشاركا", ("20", "", "نحو", "مشاركا")),
]
NO_FIGURES = [
    "In 2015 the 1951 Convention was discussed",
    "on 25 June 2015 at 9:30, again on 25-26/6/2015 and 2015-06-25",
    "June 25, 2015; 25 juin; 25 de junio de 2015; 25 июня; 25 يونيو",
    "the 5th session, the 1er point, 5-й пункт, in the 1990s",
    "Article 13, Articles 13 and 14, Room 2, Resolution 2254, статья 5, المادة 13",
    "COVID-19, S1, C189, G20, 4x4, 3D, 24/7, #5, [12]",
    "end 2015, 2014-2016, 2014/15",
    "Call +996 555 123 456",
    "1. Migrants and CSOs",
    "at 9.30 am, at 10.15",
    "The two should work together once more",
    "https://example.org/2030/40000",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_figure_is_read_with_what_is_said_round_it(text: str, said: tuple[str, ...]) -> None:
    (one,) = figures_in(text)
    assert (one.value, one.unit, one.hedge, one.of) == said
    assert one.sure


@pytest.mark.parametrize("text", NO_FIGURES)
def test_years_dates_times_ordinals_and_names_are_told_apart(text: str) -> None:
    assert figures_in(text) == []


def test_a_part_keeps_the_whole_it_is_of() -> None:
    first, second, third = figures_in(
        "15 of 24 organisations; two of five consulates; 2/3 of women"
    )
    assert (first.value, first.out_of, first.of) == ("15", "24", "organisations")
    assert (second.value, second.out_of, second.of) == ("2", "5", "consulates")
    assert (third.value, third.out_of, third.of) == ("2", "3", "women")


def test_a_year_before_a_figure_is_passed_over() -> None:
    (one,) = figures_in("In 2015 300 people left")
    assert one.value == "300"


def test_what_may_be_meant_otherwise_is_not_sure() -> None:
    (one,) = figures_in("1.500 migrants")
    assert (one.value, one.sure) == ("1500", False)


def test_several_figures_do_not_swallow_each_other() -> None:
    found = figures_in("20 participants from 8 countries and 13 NGOs")
    assert [(one.value, one.of) for one in found] == [
        ("20", "participants"),
        ("8", "countries"),
        ("13", "NGOs"),
    ]


def test_the_language_said_wins_over_the_one_guessed() -> None:
    assert figures_in("once boats", "es")[0].value == "11"
    assert not figures_in("once boats", "en")


@given(st.text(st.sampled_from("0123456789.,-/ %€akmof٢٠①²½\0\n’'сто"), max_size=60))
def test_whatever_stands_there_figures_are_stretches_of_it(text: str) -> None:
    end = 0
    for one in figures_in(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert one.value.replace(".", "").replace("-", "").isascii()


def test_a_table_of_numbers_and_a_very_long_line_are_no_trouble() -> None:
    assert len(figures_in("12 apples, " * 1000)) == MOST
    assert figures_in("9" * 100_000) == []
    assert figures_in("1,234" + ",234" * 20_000) == []
