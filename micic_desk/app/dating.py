"""The days a consultation's lines say: found, confirmed, corrected; the lines stay as they are."""

from datetime import date
from typing import TYPE_CHECKING

from micic_desk.domain.days import DayMeant, Span, days_meant, read_span, span_text
from micic_desk.domain.days.meant import DATES_MEANT
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.markdown.dates import date_span

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json


def days_of(notebook: Notebook, consultation: str | None) -> list[DayMeant]:
    """Every day said in a consultation's lines, in the order of the lines."""
    if consultation is None:
        return []
    return [
        day
        for one in notebook.below(consultation)
        if one.kind == EntityKind.ITEM
        for day in days_meant(notebook, one)
    ]


def settling(notebook: Notebook, day: DayMeant, meaning: Span | None) -> Edit:
    """The edit that says what some words of a line mean; None: no day at all."""
    settled: dict[str, Json] = {
        **notebook[day.item].mapping(DATES_MEANT),
        day.said.key: span_text(meaning) if meaning is not None else "",
    }
    return Change(entities=(day.item,), fields={DATES_MEANT: settled}, act=Act.DAYS)


def leaving_open(notebook: Notebook, day: DayMeant) -> Edit:
    """The edit that forgets what was said about some words: they are counted again."""
    settled: dict[str, Json] = {
        name: value
        for name, value in notebook[day.item].mapping(DATES_MEANT).items()
        if name != day.said.key
    }
    return Change(entities=(day.item,), fields={DATES_MEANT: settled or None}, act=Act.DAYS)


def spoken_on(notebook: Notebook, item: str, day: date) -> Edit:
    """The edit that sets the day from which a line's days are counted.

    That is its session's day, or the first day of its consultation where it stands in none.
    Refused where it stands in neither.
    """
    for above in notebook.ancestors(item):
        if above.kind in _DAY_FIELD:
            fields: dict[str, Json] = {_DAY_FIELD[above.kind]: day.isoformat()}
            return Change(entities=(above.id,), fields=fields, act=Act.DAYS)
    raise Refusal(
        "days.nowhere", "This line stands in no session, so there is no day to count from."
    )


_DAY_FIELD: dict[str, str] = {EntityKind.SESSION: "day", EntityKind.CONSULTATION: "starts"}


def typed_span(typed: str) -> Span | None:
    """The days somebody typed: ISO, "24 June 2015", "15-21/6/2015"; None where unclear."""
    kept = read_span(typed.strip())
    if kept is not None:
        return kept
    found = date_span(typed)
    return Span(*found) if found is not None else None


def session_of(notebook: Notebook, item: str) -> Entity | None:
    """The session a line stands in."""
    above = notebook.ancestors(item)
    return next((one for one in above if one.kind == EntityKind.SESSION), None)
