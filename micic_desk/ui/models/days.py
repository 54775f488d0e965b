"""Days as a reader sees them: on a chip beside a line, in a table, in what is spoken."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from micic_desk.domain.days import DayMeant, Span, Standing

UNKNOWN = "?"


class DayFace(NamedTuple):
    """A day said in a line: in few words for a chip, and whole for a screen reader."""

    chip: str
    said: str
    is_open: bool = False


def faces(days: Iterable[DayMeant]) -> tuple[DayFace, ...]:
    """The days of a line that mean something, or may."""
    return tuple(_face(one) for one in days if one.standing is not Standing.NO_DAY)


def shown_day(day: date, *, short: bool = False) -> str:
    """A day in the user's language: 24 June 2015, or 24 Jun 2015."""
    months = "d MMM yyyy" if short else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), months)


def when(time: int) -> str:
    """A moment, in seconds since 1970: 24 Jun 2015, 17:05, as this system writes times."""
    moment = QDateTime.fromSecsSinceEpoch(time)
    clock = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return f"{QLocale().toString(moment.date(), 'd MMM yyyy')}, {clock}"


def shown_span(span: Span, *, short: bool = False) -> str:
    """One day, a month, a year, or from one day to another."""
    if span.is_day:
        return shown_day(span.first, short=short)
    if span.is_year:
        return str(span.first.year)
    if span.is_month:
        month = "MMM yyyy" if short else "MMMM yyyy"
        return QLocale().toString(QDate(span.first.year, span.first.month, 1), month)
    last = shown_day(span.last, short=short)
    if (span.first.year, span.first.month) == (span.last.year, span.last.month):
        return f"{span.first.day}–{last}"
    return f"{shown_day(span.first, short=short)} – {last}"


def _face(day: DayMeant) -> DayFace:
    if day.span is None:
        said = _tr("“{words}”: the day is open")
        return DayFace(UNKNOWN, said.format(words=day.said.words), is_open=True)
    said = _tr("{words} = {day}")
    return DayFace(
        shown_span(day.span, short=True),
        said.format(words=day.said.words, day=shown_span(day.span)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Days", text)
