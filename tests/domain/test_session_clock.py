from datetime import datetime

import pytest

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.session_clock import (
    QUIET_SECONDS,
    Noted,
    Pace,
    Pressed,
    Reading,
    read_clock,
)


def session(**fields: str) -> Entity:
    return Entity(id="a" * 32, kind=EntityKind.SESSION, parent="root", order="1", fields=fields)


def at(hour: int, minute: int = 0, day: int = 12) -> int:
    return round(datetime(2026, 3, day, hour, minute).astimezone().timestamp())


def test_it_waits_then_runs_by_itself_from_the_first_line() -> None:
    assert read_clock(session(), Pressed(), Noted(), at(9)).pace is Pace.WAITING
    noted = Noted(first=at(9), last=at(9, 30))
    said = read_clock(session(), Pressed(), noted, at(9, 40))
    assert said == Reading(pace=Pace.RUNNING, elapsed=2400)


def test_what_was_pressed_comes_before_what_was_noted() -> None:
    noted = Noted(first=at(9), last=at(9, 30))
    said = read_clock(session(), Pressed(began=at(9, 10)), noted, at(9, 40))
    assert said.elapsed == 1800
    over = read_clock(session(), Pressed(began=at(9, 10), ended=at(9, 35)), noted, at(12))
    assert over == Reading(pace=Pace.OVER, elapsed=1500)


def test_a_session_nobody_stopped_is_over_when_nothing_is_noted_any_more() -> None:
    noted = Noted(first=at(9), last=at(10))
    last = at(10) + QUIET_SECONDS
    assert read_clock(session(), Pressed(), noted, last).pace is Pace.RUNNING
    over = read_clock(session(), Pressed(), noted, last + 1)
    assert over == Reading(pace=Pace.OVER, elapsed=3600)


def test_time_left_needs_an_end_on_the_day_it_runs() -> None:
    noted = Noted(first=at(9), last=at(9, 5))
    for fields, left in (
        ({"ends": "10:00"}, 600),
        ({"ends": "9:40"}, -600),
        ({"ends": "10:00", "day": "2026-03-12"}, 600),
        ({"ends": "10:00", "day": "2026-03-13"}, None),
        ({"ends": "10:00", "day": "the first day"}, None),
        ({"ends": "when all are tired"}, None),
        ({}, None),
    ):
        assert read_clock(session(**fields), Pressed(), noted, at(9, 50)).left == left, fields


def test_an_evening_that_ends_after_midnight() -> None:
    late = session(starts="22:00", ends="1:00")
    noted = Noted(first=at(22), last=at(23))
    assert read_clock(late, Pressed(), noted, at(0, 30, day=13)).left == 1800


def test_a_wall_clock_that_goes_back_shows_no_negative_time() -> None:
    assert read_clock(session(), Pressed(began=at(9)), Noted(), at(8)).elapsed == 0


@pytest.mark.parametrize("odd", [None, 7, [], {"began": "soon"}, {"ended": 1.5}])
def test_an_odd_note_counts_as_never_pressed(odd: object) -> None:
    assert Pressed.read(odd) == Pressed()
