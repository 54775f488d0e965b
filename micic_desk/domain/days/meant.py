"""What the days said in a line mean: counted from the session's day, or as somebody has set it.

An item's field ``dates_meant`` maps the folded words to what they mean: an ISO day, two of
them with a slash between, or the empty text where no day is meant at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum

from micic_desk.domain.days.reading import DaySaid, days_in
from micic_desk.domain.days.spans import Span, read_span
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook

DATES_MEANT = "dates_meant"


class Standing(Enum):
    """How a meaning came about."""

    COUNTED = "counted"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    OPEN = "open"
    NO_DAY = "no_day"


@dataclass(frozen=True, slots=True)
class DayMeant:
    """Words of an item, the days they mean as far as that is known, and how it is known.

    ``spoken`` is the day they were counted from.
    """

    item: str
    said: DaySaid
    spoken: date | None
    span: Span | None
    standing: Standing


def days_meant(notebook: Notebook, item: Entity) -> list[DayMeant]:
    """Every day an item says, in the order of its words."""
    said = days_in(item.text("text"))
    if not said:
        return []
    spoken = speaking_day(notebook, item)
    settled = item.mapping(DATES_MEANT)
    return [_meant(item.id, one, spoken, settled.get(one.key)) for one in said]


def meaning_of(said: DaySaid, spoken: date | None) -> Span | None:
    """What some words mean from a day of speaking, as far as that can be counted."""
    return said.meaning(spoken) if spoken is not None else None


def speaking_day(notebook: Notebook, item: Entity) -> date | None:
    """The session's day, else the consultation's first one, else the day an item was noted."""
    for said in _days_above(notebook, item):
        span = read_span(said)
        if span is not None:
            return span.first
    noted = item.number("noted_at")
    if noted is None:
        return None
    try:
        return datetime.fromtimestamp(noted, UTC).astimezone().date()
    except (OverflowError, ValueError, OSError):
        return None


def _days_above(notebook: Notebook, item: Entity) -> Iterator[str]:
    for above in notebook.ancestors(item.id):
        if above.kind == EntityKind.SESSION:
            yield above.text("day")
        elif above.kind == EntityKind.CONSULTATION:
            yield above.text("starts")


def _meant(item: str, said: DaySaid, spoken: date | None, settled: object) -> DayMeant:
    counted = meaning_of(said, spoken)
    if not isinstance(settled, str):
        standing = Standing.OPEN if counted is None else Standing.COUNTED
        return DayMeant(item, said, spoken, counted, standing)
    span = read_span(settled)
    if span is None:
        return DayMeant(item, said, spoken, None, Standing.NO_DAY)
    standing = Standing.CONFIRMED if span == counted else Standing.CORRECTED
    return DayMeant(item, said, spoken, span, standing)
