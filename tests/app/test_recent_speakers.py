"""Nine places for speakers: a place keeps its meaning for as long as the hand relies on it."""

from collections.abc import Callable
from typing import Any

import pytest

from micic_desk.app.recent_speakers import SEATS, RecentSpeakers
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.kinds import EntityKind

Make = Callable[[str], Any]


@pytest.fixture
def ada(colleague: Make) -> Any:
    return colleague("ada")


def people(ada: Any, count: int) -> list[str]:
    return [ada.add(EntityKind.PERSON, "root", code=f"S{n + 1}") for n in range(count)]


def codes(speakers: RecentSpeakers) -> list[str]:
    return [one.text("code") if one else "-" for one in speakers.seats()]


def test_whoever_speaks_takes_the_first_free_place_and_keeps_it(ada: Any) -> None:
    speakers = RecentSpeakers(ada.desk)
    speakers.show_session(ada.session())
    for one in people(ada, SEATS):
        assert speakers.spoke(one)
        assert not speakers.spoke(one)
    assert codes(speakers) == [f"S{n + 1}" for n in range(SEATS)]
    first = speakers.seat(1)
    assert first is not None
    speakers.spoke(first.id)
    [tenth] = people(ada, 1)
    assert speakers.spoke(tenth)
    assert codes(speakers) == ["S1", "S1", *[f"S{n + 1}" for n in range(2, SEATS)]]


def test_a_place_is_free_again_when_its_person_is_gone(ada: Any) -> None:
    speakers = RecentSpeakers(ada.desk)
    speakers.show_session(ada.session())
    one, other, third = people(ada, 3)
    speakers.spoke(one)
    speakers.spoke(other)
    ada.desk.do(Delete(entities=(one,)))
    assert codes(speakers)[:2] == ["-", "S2"]
    speakers.spoke(third)
    assert codes(speakers)[:3] == ["S3", "S2", "-"]


def test_nobody_and_the_unknown_take_no_place(ada: Any) -> None:
    speakers = RecentSpeakers(ada.desk)
    assert not speakers.spoke("")
    assert not speakers.spoke("??")
    assert codes(speakers) == ["-"] * SEATS
    assert speakers.seat(0) is speakers.seat(10) is None


def test_a_session_begins_with_its_own_speakers_newest_first(ada: Any) -> None:
    one, other, third = people(ada, 3)
    for person in (one, other, one):
        ada.note("said", speaker=person)
    speakers = RecentSpeakers(ada.desk)
    speakers.show_session(ada.session())
    assert codes(speakers)[:3] == ["S1", "S2", "-"]
    speakers.spoke(third)
    consultation = ada.desk.notebook[ada.session()].parent
    other_session = ada.add(EntityKind.SESSION, consultation, title="Afternoon")
    ada.note("said", other_session, speaker=other)
    speakers.show_session(other_session)
    assert codes(speakers)[:4] == ["S2", "S3", "S1", "-"]


def test_places_are_the_same_after_a_restart(ada: Any) -> None:
    one, other = people(ada, 2)
    speakers = RecentSpeakers(ada.desk)
    speakers.show_session(ada.session())
    speakers.spoke(one)
    speakers.spoke(other)
    ada.note("said", speaker=other)
    ada.note("said", speaker=one)
    ada.reopen()
    again = RecentSpeakers(ada.desk)
    again.show_session(ada.session())
    assert codes(again)[:3] == ["S1", "S2", "-"]
