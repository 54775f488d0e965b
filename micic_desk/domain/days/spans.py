"""Spans of days: one day, a week, a month, a year; kept as ISO days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """From a first day to a last one, both meant."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def is_month(self) -> bool:
        """Whether it is one month from end to end."""
        return self == month_of(self.first)

    @property
    def is_year(self) -> bool:
        """Whether it is one year from end to end."""
        return self == year_of(self.first)


def span_text(span: Span) -> str:
    """A span as it is kept: "2015-06-24", "2015-06-15/2015-06-21"."""
    first = span.first.isoformat()
    return first if span.is_day else f"{first}/{span.last.isoformat()}"


def read_span(text: str) -> Span | None:
    """The span behind a kept text; None where it is none."""
    first, _, last = text.partition("/")
    try:
        span = Span(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return None
    return span if span.first <= span.last else None


def day_after(day: date, days: int) -> Span:
    """The day so many days later; OverflowError where the calendar ends."""
    there = day + timedelta(days=days)
    return Span(there, there)


def week_after(day: date, weeks: int) -> Span:
    """The week, Monday to Sunday, so many weeks later."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return Span(monday, monday + timedelta(days=6))


def month_after(day: date, months: int) -> Span:
    """The month so many months later; ValueError where the calendar ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_of(date(year, month + 1, 1))


def year_after(day: date, years: int) -> Span:
    """The year so many years later; ValueError where the calendar ends."""
    return year_of(date(day.year + years, 1, 1))


def month_of(day: date) -> Span:
    """The month a day lies in."""
    return Span(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def year_of(day: date) -> Span:
    """The year a day lies in."""
    return Span(date(day.year, 1, 1), date(day.year, 12, 31))
