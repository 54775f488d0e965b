from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.exchange.agenda import EntryRead, read_agenda


def said(one: EntryRead) -> tuple[object, ...]:
    return one.starts, one.ends, one.title, one.room, one.moderators


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        (
            "09:30-11:00 Key points (Room 2) – moderator: Ilse Marrable",
            ("09:30", "11:00", "Key points", "Room 2", ("Ilse Marrable",)),
        ),
        ("9.30 – 11.00: Key points", ("9.30", "11.00", "Key points", "", ())),
        ("1. 11h30-13h00 Transit, borders", ("11h30", "13h00", "Transit, borders", "", ())),
        ("9 am to 10 am Wrap-up, Salle 3", ("9 am", "10 am", "Wrap-up", "Salle 3", ())),
        (
            "14:00 Papers, chaired by Dana Sample and A. Velt",
            ("14:00", "", "Papers", "", ("Dana Sample", "A. Velt")),
        ),
        ("Session 3: What next?", ("", "", "Session 3: What next?", "", ())),
        ("2030 targets: what is left", ("", "", "2030 targets: what is left", "", ())),
        ("10 points for a firewall", ("", "", "10 points for a firewall", "", ())),
        (
            "15:00-16:00 Accès aux droits (Salle B) – modératrice : Anna Kestrel",
            ("15:00", "16:00", "Accès aux droits", "Salle B", ("Anna Kestrel",)),
        ),
    ],
)
def test_a_line_is_taken_apart(line: str, understood: tuple[object, ...]) -> None:
    (one,) = read_agenda(line)
    assert said(one) == understood


def test_a_line_with_a_day_dates_what_follows() -> None:
    text = (
        "Day 1 – Thursday, 25 June 2015\n9:00 Opening\n26/6/2015\n9:00 Closing\n"
        "Report of 25 June 2015 and what came of it"
    )
    assert [(one.day, one.title) for one in read_agenda(text)] == [
        ("2015-06-25", "Opening"),
        ("2015-06-26", "Closing"),
        ("2015-06-26", "Report of 25 June 2015 and what came of it"),
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tuesday 12 May", "2026-05-12"),  # the next one is a Wednesday
        ("Wed, 12 May", "2027-05-12"),
        ("May 12th", "2027-05-12"),
        ("Friday 12 May", "2027-05-12"),  # a Friday in none of these years
        ("Day 2: 2 January", "2027-01-02"),
        ("Room 12", ""),
        ("9:30 May", ""),
        ("30 February", ""),
    ],
)
def test_a_day_without_a_year_is_the_nearest_on_its_weekday(line: str, day: str) -> None:
    entries = read_agenda(f"{line}\n9:00 Opening", date(2026, 11, 26))
    assert (entries[-1].title, entries[-1].day) == ("Opening", day)
    assert len(entries) == 1 or not day
    assert read_agenda(f"{line}\n9:00 Opening")[-1].day == ""


def test_a_chair_or_a_room_on_a_line_of_its_own_belongs_to_the_entry_above() -> None:
    (one,) = read_agenda("9:00 Opening\n  Moderator: Ilse Marrable\n  Room 4")
    assert said(one) == ("9:00", "", "Opening", "Room 4", ("Ilse Marrable",))
    assert "Moderator" in one.line


@pytest.mark.parametrize("line", ["11:00 Coffee break", "Lunch", "12:30 Pause déjeuner", "Обед"])
def test_breaks_are_there_and_known_for_what_they_are(line: str) -> None:
    assert read_agenda(line)[0].is_break


def test_a_session_about_lunch_is_none() -> None:
    assert not read_agenda("12:30 Who pays for the lunch of seasonal workers")[0].is_break


@pytest.mark.parametrize("parting", ["\t", ";", ","])
def test_columns_are_read_by_their_headings(parting: str) -> None:
    head = ("Date", "Time", "Session", "Room", "Chair")
    row = ("2015-06-25", "9:30-11:00", "Opening", "Map Room", "Ilse Marrable")
    (one,) = read_agenda("\n".join(parting.join(cells) for cells in (head, row)))
    assert one.day == "2015-06-25"
    assert said(one) == ("9:30", "11:00", "Opening", "Map Room", ("Ilse Marrable",))


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    for one in read_agenda(text):
        assert one.line
