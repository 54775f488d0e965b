"""Dates as people write them in a title block: read only where they can mean one thing."""

import re
from datetime import date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DASH = r"\s?[-–—]\s?"
_MONTH = r"([A-Za-z]{3,9})\.?"
_ISO = re.compile(rf"(\d{{4}})-(\d\d)-(\d\d)(?:{_DASH}(\d{{4}})-(\d\d)-(\d\d))?")
_FIGURES = re.compile(rf"(\d{{1,2}})(?:{_DASH}(\d{{1,2}}))?([/.])(\d{{1,2}})\3(\d{{4}})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:{_DASH}(\d{{1,2}}))?\s{_MONTH},?\s(\d{{4}})")
_MONTH_FIRST = re.compile(rf"{_MONTH}\s(\d{{1,2}})(?:{_DASH}(\d{{1,2}}))?,\s?(\d{{4}})")
_TWO_MONTHS = re.compile(
    rf"(\d{{1,2}})\s{_MONTH}(?:\s(\d{{4}}))?{_DASH}(\d{{1,2}})\s{_MONTH},?\s(\d{{4}})"
)
Span = tuple[date, date]


def looks_like_dates(text: str) -> bool:
    """Whether a whole line is a date or a span of dates, clear or not."""
    return len(text) <= 60 and any(
        form.fullmatch(text.strip())
        for form in (_ISO, _FIGURES, _DAY_FIRST, _MONTH_FIRST, _TWO_MONTHS)
    )


def date_span(text: str) -> Span | None:
    """First and last day of a line of dates; nothing where it is unclear or no such day exists.

    ``5/6/2015`` may be in May or in June and stays unread; ``5-6/6/2015`` cannot.
    """
    if not looks_like_dates(text):
        return None
    try:
        span = _span(text.strip())
    except ValueError:
        return None
    return span if span and span[0] <= span[1] else None


def _span(text: str) -> Span | None:
    if found := _ISO.fullmatch(text):
        first = date(int(found[1]), int(found[2]), int(found[3]))
        return first, date(int(found[4]), int(found[5]), int(found[6])) if found[4] else first
    if found := _FIGURES.fullmatch(text):
        clear = found[2] or int(found[1]) > 12 or found[3] == "." or found[1] == found[4]
        return _days(found[1], found[2], int(found[4]), found[5]) if clear else None
    return _in_words(text)


def _in_words(text: str) -> Span | None:
    if found := _DAY_FIRST.fullmatch(text):
        return _days(found[1], found[2], _month(found[3]), found[4])
    if found := _MONTH_FIRST.fullmatch(text):
        return _days(found[2], found[3], _month(found[1]), found[4])
    if found := _TWO_MONTHS.fullmatch(text):
        year = int(found[6])
        first = date(int(found[3] or year), _month(found[2]), int(found[1]))
        return first, date(year, _month(found[5]), int(found[4]))
    return None


def _days(first: str, last: str | None, month: int, year: str) -> Span:
    return date(int(year), month, int(first)), date(int(year), month, int(last or first))


def _month(word: str) -> int:
    """The number of a month from its English name or the first letters of it."""
    for number, name in enumerate(_MONTHS, 1):
        if name.startswith(word.casefold()):
            return number
    raise ValueError
