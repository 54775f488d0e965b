"""Days that are said by how they lie to the day of speaking: "yesterday", "next Monday"."""

from micic_desk.domain.days.meant import DayMeant, Standing, days_meant, meaning_of, speaking_day
from micic_desk.domain.days.reading import DaySaid, days_in
from micic_desk.domain.days.spans import Span, read_span, span_text

__all__ = [
    "DayMeant",
    "DaySaid",
    "Span",
    "Standing",
    "days_in",
    "days_meant",
    "meaning_of",
    "read_span",
    "span_text",
    "speaking_day",
]
