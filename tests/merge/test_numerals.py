"""Numbers in words say the figures they say, in five languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.merge.signs import Sort, discrepancies, signs

UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
OTHERS = ("and", "et", "y", "cent", "mille", "двести", "و", "عشر", "خمسة", "-", ",", "5", "hundred")


def in_english(number: int, hyphen: str, and_: str) -> str:
    """A number under ten million as it is written out."""
    for scale, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            more = number % scale
            link = and_ if more < 100 else " "
            head = f"{in_english(number // scale, hyphen, and_)} {word}"
            return f"{head}{link}{in_english(more, hyphen, and_)}" if more else head
    if number < len(UNITS):
        return UNITS[number]
    unit = number % 10
    return TENS[number // 10 - 2] + (hyphen + UNITS[unit] if unit else "")


def figures_of(text: str) -> list[str]:
    return [one.value for one in signs(text) if one.sort is Sort.FIGURE]


@given(st.integers(2, 9_999_999), st.sampled_from([" ", "-", "‑"]), st.sampled_from([" ", " and "]))
def test_every_english_number_is_one_figure(number: int, hyphen: str, and_: str) -> None:
    said = in_english(number, hyphen, and_)
    if said.endswith((" one", " and one")) and number % 100 == 1:
        return  # "a hundred one of us": alone it says something else
    assert figures_of(f"In all {said} of them.") == [str(number)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("vingt et un", 21),
        ("jusqu’à d’onze", 11),
        ("trente-deux", 32),
        ("soixante et onze", 71),
        ("soixante-quinze", 75),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-sept", 97),
        ("septante-deux", 72),
        ("deux cent quarante", 240),
        ("trois mille cinq cents", 3500),
        ("veintiséis", 26),
        ("treinta y cinco", 35),
        ("quinientas", 500),
        ("dos mil veintiséis", 2026),
        ("mil millones", 1_000_000_000),
        ("двадцать пять", 25),
        ("двадцати пяти", 25),
        ("сорок один", 41),
        ("двести", 200),
        ("тысяча триста сорок", 1340),
        ("два миллиона", 2_000_000),
        ("أحد عشر", 11),
        ("ثلاثة عشر", 13),
        ("اثنتا عشرة", 12),
        ("خمسة وعشرون", 25),
        ("مئة وخمسة وعشرون", 125),
        ("ثلاثمائة", 300),
        ("وثمانية", 8),
        ("1.5 million", 1_500_000),
        ("2 тысячи", 2000),
    ],
)
def test_a_number_in_words_is_the_same_figure(words: str, number: int) -> None:
    assert figures_of(f"{words} (a)") == [str(number)]
    assert not discrepancies(words, str(number))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("twenty-five died", "thirty-five died"),
        ("двести семей", "триста семей"),
        ("vingt-cinq pays", "vingt-six pays"),
        ("veinticinco países", "veintiséis países"),
        ("doscientas familias", "trescientas familias"),
        ("ثلاثة عشر", "أربعة عشر"),
        ("two-three weeks", "two-four weeks"),
        ("six buses", "ten buses"),
    ],
)
def test_two_numbers_in_words_are_told_apart(mine: str, theirs: str) -> None:
    (found,) = discrepancies(mine, theirs)
    assert found.sort is Sort.FIGURE
    assert found.mine
    assert found.theirs


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("two and three", ["2", "3"]),
        ("two, three", ["2", "3"]),
        ("ten five", ["10", "5"]),
        ("twenty and no more", ["20"]),
        ("one of us, once again", []),
        ("un ami et une amie", []),
        ("5 per cent", ["5"]),
        ("el 5 por ciento", ["5"]),
        ("no, one hundred", ["100"]),
        ("لم يجب أحد", []),
        ("1.2.3 million", ["1.2.3", "1000000"]),
    ],
)
def test_what_belongs_to_no_number_is_left_to_itself(text: str, numbers: list[str]) -> None:
    assert figures_of(text) == numbers


@given(st.lists(st.sampled_from([*UNITS, *TENS, *OTHERS])).map(" ".join))
def test_any_row_of_such_words_is_read_and_every_sign_is_where_it_says(text: str) -> None:
    end = 0
    for one in signs(text):
        assert one.start >= end
        end = one.start + one.length
        assert text[one.start : end].strip() == text[one.start : end] != ""
    assert not discrepancies(text, text)
