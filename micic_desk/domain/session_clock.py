"""How long a session has been going on, and how long it may still last.

It begins when somebody presses start, else with its first line; it ends when somebody presses
stop, else it is over once nothing was noted for a long time. Read off the wall clock at every
look, so that a suspended laptop or a restart cannot lose a minute.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from micic_desk.domain.agenda import DAY_MINUTES, day_of, minutes_of
from micic_desk.domain.entity import Entity

QUIET_SECONDS = 2 * 3600
"""A session in which nothing was noted for so long is over, although nobody said so."""


class Pace(Enum):
    """Where a session stands."""

    WAITING = auto()
    RUNNING = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """When somebody pressed start and stop, in seconds since 1970 UTC; None where nobody did."""

    began: int | None = None
    ended: int | None = None

    @classmethod
    def read(cls, kept: object) -> "Pressed":
        """What was kept of it; what is odd counts as never pressed."""
        if not isinstance(kept, Mapping):
            return cls()
        began, ended = kept.get("began"), kept.get("ended")
        return cls(
            began=began if isinstance(began, int) else None,
            ended=ended if isinstance(ended, int) else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """When the first and the last line of a session were noted; None where it has none."""

    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the clock says: seconds gone by, and seconds left (negative: over time).

    ``left`` is None where the agenda names no end, or the session does not run.
    """

    pace: Pace
    elapsed: int = 0
    left: int | None = None


def read_clock(session: Entity, pressed: Pressed, noted: Noted, now: int) -> Reading:
    """The clock of a session at a moment (seconds since 1970 UTC)."""
    began = pressed.began if pressed.began is not None else noted.first
    if began is None:
        return Reading(pace=Pace.WAITING)
    if pressed.ended is not None:
        return Reading(pace=Pace.OVER, elapsed=max(0, pressed.ended - began))
    last = max(began, noted.last if noted.last is not None else began)
    if now - last > QUIET_SECONDS:
        return Reading(pace=Pace.OVER, elapsed=last - began)
    return Reading(pace=Pace.RUNNING, elapsed=max(0, now - began), left=_left(session, began, now))


def _left(session: Entity, began: int, now: int) -> int | None:
    """Seconds until the end the agenda names, in the laptop's own time zone."""
    ends = minutes_of(session.text("ends"))
    if ends is None:
        return None
    start = datetime.fromtimestamp(began).astimezone()
    written = session.text("day")
    day = day_of(written, start.date()) if written else start.date()
    if day != start.date():
        # Begun on another day than the agenda's: its end says nothing about this one.
        return None
    begins = minutes_of(session.text("starts"))
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    over_midnight = DAY_MINUTES if begins is not None and ends <= begins else 0
    return round(midnight.timestamp()) + (ends + over_midnight) * 60 - now
