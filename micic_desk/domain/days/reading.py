"""The days a line says, and what they mean from a day of speaking; the text is never touched."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

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
_STANDS_FOR = {"<n>": _NUMBER.pattern, "<d>": rf"(?:{_WEEKDAY.pattern})"}


def _pattern() -> re.Pattern[str]:
    """All forms as one pattern, each a group of its own; the longer ones come first in it."""
    forms = []
    for at, (form, _, _) in enumerate(FORMS):
        written = form
        for sign, meaning in _STANDS_FOR.items():
            written = written.replace(sign, meaning)
        forms.append(rf"(?P<f{at}>{written})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


_SAID = _pattern()
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
    found: list[DaySaid] = []
    for said in _SAID.finditer(text, 0, _LONGEST_LINE):
        assert said.lastgroup is not None
        _, unit, step = FORMS[int(said.lastgroup[1:])]
        words = said[0]
        day = _WEEKDAY.search(words)
        weekday = WEEKDAYS[folded(day[0])] if unit is Unit.WEEKDAY and day else 0
        found.append(DaySaid(said.start(), said.end(), words, unit, step * _times(said), weekday))
        if len(found) == MOST:
            break
    return found


def _times(said: re.Match[str]) -> int:
    """The number that multiplies a step ("three days ago")."""
    form = FORMS[int((said.lastgroup or "f0")[1:])][0]
    numbers = _NUMBER.findall(said[0]) if "<n>" in form else []
    if not numbers:
        return 1
    # The last one: the "a" of "il y a trois jours" is a number in English only.
    return int(numbers[-1]) if numbers[-1].isdecimal() else NUMBERS[folded(numbers[-1])]


def _weekday(spoken: date, weekday: int, step: int) -> Span:
    """The last such day before, the one of this week, or the first one after."""
    if step == 0:
        there = spoken - timedelta(days=spoken.weekday() - weekday)
    elif step < 0:
        there = spoken - timedelta(days=(spoken.weekday() - weekday - 1) % 7 + 1)
    else:
        there = spoken + timedelta(days=(weekday - spoken.weekday() - 1) % 7 + 1)
    return Span(there, there)
