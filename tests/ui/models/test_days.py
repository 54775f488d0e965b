from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from micic_desk.domain.days import DayMeant, Span, Standing, days_in
from micic_desk.ui.models.days import faces, shown_span, when


@pytest.fixture(autouse=True)
def _english() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("first", "last", "long", "short"),
    [
        ((2015, 6, 24), (2015, 6, 24), "24 June 2015", "24 Jun 2015"),
        ((2015, 6, 1), (2015, 6, 30), "June 2015", "Jun 2015"),
        ((2015, 1, 1), (2015, 12, 31), "2015", "2015"),
        ((2015, 6, 15), (2015, 6, 21), "15–21 June 2015", "15–21 Jun 2015"),
        ((2015, 6, 29), (2015, 7, 5), "29 June 2015 – 5 July 2015", "29 Jun 2015 – 5 Jul 2015"),
    ],
)
def test_spans_are_shown_as_people_say_them(
    first: tuple[int, int, int], last: tuple[int, int, int], long: str, short: str
) -> None:
    span = Span(date(*first), date(*last))
    assert shown_span(span) == long
    assert shown_span(span, short=True) == short


def test_a_moment_names_its_month_whatever_the_system_writes() -> None:
    noon = int(datetime(2015, 6, 24, 17, 5).timestamp())  # noqa: DTZ001 - as the wall shows it
    assert when(noon) == "24 Jun 2015, 17:05"


def test_a_chip_says_the_day_and_a_reader_says_it_with_the_words() -> None:
    (said,) = days_in("yesterday")
    spoken = date(2015, 6, 25)
    known = DayMeant("i", said, spoken, said.meaning(spoken), Standing.COUNTED)
    no_day = DayMeant("i", said, spoken, None, Standing.NO_DAY)
    unknown = DayMeant("i", said, None, None, Standing.OPEN)
    first, second = faces([known, no_day, unknown])
    assert (first.chip, first.said) == ("24 Jun 2015", "yesterday = 24 June 2015")
    assert second.is_open
    assert "open" in second.said
