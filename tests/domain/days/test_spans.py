from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.days import Span, read_span, span_text
from micic_desk.domain.days.spans import month_after, week_after, year_after


@given(st.dates(), st.dates())
def test_a_kept_span_reads_back(one: date, other: date) -> None:
    span = Span(min(one, other), max(one, other))
    assert read_span(span_text(span)) == span


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2015-02-30", "2015-06-24/2015-06-23", "2015-06-24/x", "2015-6-4"]
)
def test_what_is_no_span_is_none(text: str) -> None:
    assert read_span(text) is None


@given(st.dates(date(10, 1, 1), date(9000, 1, 1)), st.integers(-100, 100))
def test_weeks_months_and_years_are_whole(day: date, step: int) -> None:
    week, month, year = week_after(day, step), month_after(day, step), None
    assert (week.first.weekday(), week.last.weekday()) == (0, 6)
    assert month.is_month
    if 0 < day.year + step < 9999:
        year = year_after(day, step)
        assert year.is_year
        assert not year.is_day
