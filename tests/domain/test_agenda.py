from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.agenda import (
    Moment,
    day_of,
    minutes_of,
    parallels,
    sessions_now,
    when_and_where,
)
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook

TODAY = date(2026, 3, 12)


def session(number: int, **fields: str) -> Entity:
    return Entity(
        id=f"{number:032x}",
        kind=EntityKind.SESSION,
        parent="root",
        order=f"{number:04d}",
        fields={"title": f"S{number}", **fields},
    )


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("9:30", 570),
        ("09.30", 570),
        ("9h30", 570),
        ("14h", 840),
        ("9", 540),
        ("2 pm", 840),
        ("2:15 p.m.", 855),
        ("12 am", 0),
        ("12 pm", 720),
        ("24:00", 1440),
        ("25:00", None),
        ("9:75", None),
        ("13 pm", None),
        ("after lunch", None),
        ("", None),
        ("9:30-11:00", None),
    ],
)
def test_times_are_read_as_people_write_them(written: str, minutes: int | None) -> None:
    assert minutes_of(written) == minutes


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_minute_of_the_day_or_nothing(written: str) -> None:
    assert minutes_of(written) in {None, *range(1441)}
    day_of(written, TODAY)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-12", TODAY),
        ("12.3.2026", TODAY),
        ("12/03/2026", TODAY),
        ("12 March", TODAY),
        ("12th march 2026", TODAY),
        ("12 Mar.", TODAY),
        ("30 February", None),
        ("12 Mayonnaise", None),
        ("Thursday", None),
    ],
)
def test_days_are_read_as_people_write_them(written: str, day: date | None) -> None:
    assert day_of(written, TODAY) == day


def test_now_is_between_start_and_end_of_today() -> None:
    day = TODAY.isoformat()
    agenda = [
        session(1, day=day, starts="9:00", ends="10:00"),
        session(2, day=day, starts="10:00"),
        session(3, day=day, starts="10.00"),
        session(4, day=day, starts="11:00"),
        session(5, day="2026-03-13", starts="10:00", ends="12:00"),
        session(6, starts="10:00"),
        session(7, day=day, starts="in the morning"),
    ]

    def at(hour: int, minute: int = 0) -> set[int]:
        now = Moment(day=TODAY, minute=hour * 60 + minute)
        return {int(one, 16) for one in sessions_now(agenda, now)}

    assert at(8, 59) == set()
    assert at(9) == {1}
    assert at(10) == {2, 3}
    assert at(11, 0) == {4}
    assert at(12, 29) == {4}
    assert at(12, 30) == set()


def test_breakouts_and_equal_times_run_at_once() -> None:
    day = TODAY.isoformat()
    plenary = session(1, day=day, starts="9:00")
    rooms = [session(n, breakout_of=plenary.id, starts="10:00") for n in (2, 3)]
    beside = [session(4, day=day, starts="14:00"), session(5, day=day, starts="2 pm")]
    lost = session(6, breakout_of="f" * 32)
    alone = session(7, breakout_of=plenary.id)
    agenda = [plenary, *rooms, *beside, lost, alone]
    found = parallels(Notebook(agenda), agenda)
    assert [(one.of, one.starts, len(one.sessions)) for one in found] == [
        (plenary.id, "10:00", 2),
        ("", "14:00", 2),
        (plenary.id, "", 1),
    ]
    assert found[0].sessions == tuple(one.id for one in rooms)


def test_times_and_room_stay_as_written() -> None:
    said = when_and_where(session(1, starts="half nine", ends="11.00", room="Room 2"))
    assert said == "half nine–11.00 · Room 2"
    assert when_and_where(session(1)) == ""
