"""The days a line says, and what they mean from a day of speaking; the text is never touched."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from micic_desk.domain.days.spans import (
    Span,
    day_after,
    month_after,
    week_after,
    year_after,
)
from micic_desk.domain.days.words import (
    FORMS,
    NUMBER_WORDS,
    NUMBERS,
    WEEKDAY_WORDS,
    WEEKDAYS,
    Unit,
)
from micic_desk.domain.text import folded

MOST = 20
"""Days taken from one line."""

_LONGEST_LINE = 20_000
_WEEKDAY = re.compile("|".join(WEEKDAY_WORDS), re.IGNORECASE)
_NUMBER = re.compile(rf"\b(?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
_STANDS_FOR = {"<n>": _NUMBER.pattern, "<d>": f"(?:{_WEEKDAY.pattern})"}
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 5
"""Letters by which a word wakes the forms it occurs in; enough for most endings."""

_ASLEEP = frozenset(
    {"a", "an", "in", "on", "the", "of", "y", "il", "la", "le", "el", "un", "une", "uno", "una"}
)


def _written(form: str) -> str:
    for sign, meaning in _STANDS_FOR.items():
        form = form.replace(sign, meaning)
    return form


def _awakened() -> dict[str, set[int]]:
    """The forms a word can belong to, by its beginning: a line is searched for these alone."""
    found: dict[str, set[int]] = {}
    for at, (form, _, _) in enumerate(FORMS):
        words = " ".join(WEEKDAY_WORDS) if "<d>" in form else form.replace("<n>", "")
        plain = re.sub(r"\?[:!<=]+|\\w", " ", words)
        for word in _WORD.findall(re.sub(r"(\w)\?", r" \1 ", plain) + " " + plain):
            if word not in _ASLEEP:
                found.setdefault(word[:_BEGINNING].casefold(), set()).add(at)
    return found


_PATTERNS = tuple(
    re.compile(rf"(?<!\w)(?:{_written(form)})(?!\w)", re.IGNORECASE) for form, _, _ in FORMS
)
_AWAKENED = _awakened()
_STEPS = {Unit.DAY: day_after, Unit.WEEK: week_after, Unit.MONTH: month_after}


@dataclass(frozen=True, slots=True)
class DaySaid:
    """Words of a line that mean a day by how it lies to the day of speaking.

    ``weekday`` is Monday 0; ``step`` counts ``unit``s from the day of speaking.
    """

    start: int
    end: int
    words: str
    unit: Unit
    step: int
    weekday: int = 0

    @property
    def key(self) -> str:
        """By what the words are known again in their line."""
        return folded(self.words)

    def meaning(self, spoken: date) -> Span | None:
        """The day or days meant by somebody who speaks on a day; None where only she knows."""
        try:
            return self._meaning(spoken)
        except (OverflowError, ValueError):
            # Before the first day of the calendar or after its last.
            return None

    def _meaning(self, spoken: date) -> Span | None:
        if self.unit is Unit.UNKNOWN:
            return None
        if self.unit is Unit.YEAR:
            return year_after(spoken, self.step)
        if self.unit is Unit.WEEKDAY:
            return _weekday(spoken, self.weekday, self.step)
        return _STEPS[self.unit](spoken, self.step)


def days_in(text: str) -> list[DaySaid]:
    """The days a line says, in their order; never fails, and never more than ``MOST``."""
    said = text[:_LONGEST_LINE]
    words = {word[:_BEGINNING].casefold() for word in _WORD.findall(said)}
    forms: set[int] = set().union(*(_AWAKENED.get(word, ()) for word in words))
    found = sorted(
        (match.start(), -match.end(), form, match[0])
        for form in forms
        for match in islice(_PATTERNS[form].finditer(said), MOST)
    )
    days: list[DaySaid] = []
    for start, minus_end, form, as_said in found:
        if len(days) < MOST and (not days or start >= days[-1].end):
            days.append(_day(start, -minus_end, form, as_said))
    return days


def _day(start: int, end: int, form: int, words: str) -> DaySaid:
    pattern, unit, step = FORMS[form]
    day = _WEEKDAY.search(words) if unit is Unit.WEEKDAY else None
    numbers = _NUMBER.findall(words) if "<n>" in pattern else []
    # The last one: the "a" of "il y a trois jours" is a number in English only.
    times = _counted(numbers[-1]) if numbers else 1
    weekday = WEEKDAYS[folded(day[0])] if day else 0
    return DaySaid(start, end, words, unit, step * times, weekday)


def _counted(number: str) -> int:
    return int(number) if number.isdecimal() else NUMBERS[folded(number)]


def _weekday(spoken: date, weekday: int, step: int) -> Span:
    """The last such day before, the one of this week, or the first one after."""
    if step == 0:
        there = spoken - timedelta(days=spoken.weekday() - weekday)
    elif step < 0:
        there = spoken - timedelta(days=(spoken.weekday() - weekday - 1) % 7 + 1)
    else:
        there = spoken + timedelta(days=(weekday - spoken.weekday() - 1) % 7 + 1)
    return Span(there, there)
