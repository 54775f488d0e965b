"""The agenda: days and times as they were written, which sessions are now, which run at once.

Times are kept as written ("9.30", "2 pm", "14h") and only read here; what cannot be read is
shown as it is and simply says nothing about the clock.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.text import folded

DAY_MINUTES = 24 * 60
USUAL_LENGTH = 90
"""Minutes a session without an end is taken to last, where no other one follows."""

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2})|\s*h(?:rs)?)?\s*(?P<half>[ap]\.?\s?m\.?)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def minutes_of(written: str) -> int | None:
    """Minutes since midnight of a time as written; None where it is no time of day."""
    found = _TIME.fullmatch(written.strip())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "")[:1].lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) == (24, 0):
        return DAY_MINUTES
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def day_of(written: str, today: date) -> date | None:
    """The day that is meant; one without a year is of ``today``'s. None where it is no day."""
    text = written.strip()
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DOTTED.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _NAMED.fullmatch(text)) and found[2][:3].lower() in _MONTHS:
            month = _MONTHS.index(found[2][:3].lower()) + 1
            return date(int(found[3] or today.year), month, int(found[1]))
    except ValueError:
        return None
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where the wall clock stands in a place: its day, and minutes since midnight."""

    day: date
    minute: int


def sessions_now(sessions: Sequence[Entity], now: Moment) -> frozenset[str]:
    """Those of a consultation's sessions that the agenda says are under way.

    One without an end lasts until the next one of its day begins, else `USUAL_LENGTH`.
    """
    today = [
        (begins, one)
        for one in sessions
        # Most say no time, and that is found out at once.
        if (starts := one.text("starts"))
        and day_of(one.text("day"), now.day) == now.day
        and (begins := minutes_of(starts)) is not None
    ]
    found: set[str] = set()
    for begins, one in today:
        ends = minutes_of(one.text("ends"))
        if ends is None or ends <= begins:
            later = [other for other, _ in today if other > begins]
            ends = min(later, default=begins + USUAL_LENGTH)
        if begins <= now.minute < ends:
            found.add(one.id)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Parallel:
    """Sessions side by side in the list that run at once.

    ``of`` is the session they broke out of, empty where only their times say so.
    """

    of: str
    starts: str
    sessions: tuple[str, ...]


def parallels(notebook: Notebook, sessions: Sequence[Entity]) -> list[Parallel]:
    """The groups of neighbours that run at once, in order.

    Breakouts of one session always make a group, even one of them alone; otherwise it takes
    two that share day and start.
    """
    found: list[Parallel] = []
    run: list[Entity] = []
    key: tuple[str, ...] = ()
    for one in [*sessions, None]:
        other = at_once(notebook, one) if one is not None else ()
        if one is not None and run and other == key:
            run.append(one)
            continue
        if run and key:
            of = key[1] if key[0] == "of" else ""
            if of or len(run) > 1:
                starts = next((each.text("starts") for each in run if each.text("starts")), "")
                found.append(Parallel(of, starts, tuple(each.id for each in run)))
        run, key = [one] if one is not None else [], other
    return found


def breakout_of(notebook: Notebook, session: Entity) -> str:
    """The session that a session broke out of, where that is still there."""
    above = session.text("breakout_of")
    entity = notebook.get(above) if above else None
    known = entity is not None and entity.kind == EntityKind.SESSION and entity.id != session.id
    return above if known and notebook.shown(above) else ""


def at_once(notebook: Notebook, session: Entity) -> tuple[str, ...]:
    """What neighbours share that run at once with a session; empty where it says nothing of it."""
    above = breakout_of(notebook, session)
    if above:
        return ("of", above)
    written = session.text("starts")
    if not written:
        return ()  # most sessions say no time
    starts, day = minutes_of(written), folded(session.text("day"))
    return ("at", day, str(starts)) if day and starts is not None else ()


def when_and_where(session: Entity) -> str:
    """Times and room on one line, as written: "9.30–11.00 · Room 2"."""
    times = "–".join(one for one in (session.text("starts"), session.text("ends")) if one)
    return " · ".join(one for one in (times, session.text("room")) if one)
