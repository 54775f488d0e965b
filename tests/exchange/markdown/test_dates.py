from datetime import date

import pytest

from micic_desk.exchange.markdown.dates import date_span, looks_like_dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("25-26/6/2015", date(2015, 6, 25), date(2015, 6, 26)),
        ("5-6/6/2015", date(2015, 6, 5), date(2015, 6, 6)),
        ("25/6/2015", date(2015, 6, 25), date(2015, 6, 25)),
        ("6/6/2015", date(2015, 6, 6), date(2015, 6, 6)),
        ("5.6.2015", date(2015, 6, 5), date(2015, 6, 5)),
        ("2015-06-25", date(2015, 6, 25), date(2015, 6, 25)),
        ("25–26 June 2015", date(2015, 6, 25), date(2015, 6, 26)),
        ("June 25-26, 2015", date(2015, 6, 25), date(2015, 6, 26)),
        ("30 June - 2 July 2015", date(2015, 6, 30), date(2015, 7, 2)),
        ("30 Dec 2015 – 2 Jan 2016", date(2015, 12, 30), date(2016, 1, 2)),
    ],
)
def test_clear_dates_are_read(text: str, first: date, last: date) -> None:
    assert date_span(text) == (first, last)


@pytest.mark.parametrize("text", ["5/6/2015", "26-25/6/2015", "31/6/2015", "12 Brumaire 2015"])
def test_unclear_or_impossible_dates_stay_as_written(text: str) -> None:
    assert looks_like_dates(text)
    assert date_span(text) is None


@pytest.mark.parametrize("text", ["", "Regional Consultation", "in 2015", "1/2 of 2015", "9" * 500])
def test_other_lines_are_no_dates(text: str) -> None:
    assert not looks_like_dates(text)
    assert date_span(text) is None
