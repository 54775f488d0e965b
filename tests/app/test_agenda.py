from datetime import date
from pathlib import Path

import pytest

from micic_desk.app.agenda import Agenda
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.sentences import Refusal

TODAY = date(2026, 3, 12)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return create_desk(tmp_path / "a.micic", None, title="Rivers")


def fill(desk: Desk, session: str, field: str, written: str) -> bool:
    edit = Agenda(desk).fill(session, field, written, TODAY)
    if edit is not None:
        desk.do(edit)
    return edit is not None


def test_fields_are_kept_as_written_and_unset_when_emptied(desk: Desk) -> None:
    session = Workplace(desk).add_session("Morning")
    assert fill(desk, session, "starts", " half  nine ")
    assert desk.notebook[session].text("starts") == "half nine"
    assert not fill(desk, session, "starts", "half nine")
    assert fill(desk, session, "starts", "")
    assert desk.notebook[session].fields.get("starts") is None
    assert fill(desk, session, "day", "12 March")
    assert desk.notebook[session].text("day") == "2026-03-12"
    assert not fill(desk, session, "day", "12.3.2026")


def test_what_cannot_be_kept_is_refused_and_changes_nothing(desk: Desk) -> None:
    session = Workplace(desk).add_session("Morning")
    for field, written in (("day", "soon {x}"), ("title", "  "), ("room", "x" * 501)):
        with pytest.raises(Refusal) as caught:
            Agenda(desk).fill(session, field, written, TODAY)
        assert str(caught.value)
    assert desk.notebook[session].text("title") == "Morning"


def test_moderators_are_found_by_name_or_code_or_made_new(desk: Desk) -> None:
    place = Workplace(desk)
    session = place.add_session("Morning")
    known = place.person_named("Aigerim Sample", Duty.RAPPORTEUR)
    assert fill(desk, session, "moderators", "aigerim sample; Dana Example, Dana Example,")
    ids = desk.notebook[session].texts("moderators")
    assert ids[0] == known
    new = desk.notebook[ids[1]]
    assert (new.text("name"), new.texts("duties")) == ("Dana Example", (Duty.MODERATOR.value,))
    assert len(ids) == 2
    assert Agenda(desk).written(session, "moderators") == "Aigerim Sample, Dana Example"
    desk.undo()
    assert desk.notebook[session].texts("moderators") == ()
    assert len(desk.notebook.of_kind(EntityKind.PERSON)) == 1


def test_breakouts_stand_after_the_session_they_broke_out_of(desk: Desk) -> None:
    place = Workplace(desk)
    plenary = place.add_session("Plenary")
    fill(desk, plenary, "day", "2026-03-12")
    place.add_session("Evening")
    agenda = Agenda(desk)
    desk.do(agenda.breakout(plenary, "Breakout 1", "a" * 32))
    fill(desk, "a" * 32, "starts", "10:00")
    desk.do(agenda.breakout("a" * 32, "Breakout 2", "b" * 32))
    desk.do(agenda.breakout(plenary, "Breakout 3", "c" * 32))
    beside = desk.notebook.children(place.need_consultation(), EntityKind.SESSION)
    titles = [one.text("title") for one in beside]
    assert titles == ["Plenary", "Breakout 1", "Breakout 2", "Breakout 3", "Evening"]
    for one in ("b" * 32, "c" * 32):
        found = desk.notebook[one]
        assert found.text("breakout_of") == plenary
        assert (found.text("day"), found.text("starts")) == ("2026-03-12", "10:00")
    assert agenda.breakouts("a" * 32) == agenda.breakouts(plenary) == 3


def test_sessions_move_among_sessions_only(desk: Desk) -> None:
    place = Workplace(desk)
    first, second = place.add_session("Morning"), place.add_session("Evening")
    agenda = Agenda(desk)
    with pytest.raises(Refusal):
        agenda.move(first, -1)
    desk.do(agenda.move(second, -1))
    beside = desk.notebook.children(place.need_consultation(), EntityKind.SESSION)
    assert [one.id for one in beside] == [second, first]
    desk.do(agenda.move(second, 1))
    beside = desk.notebook.children(place.need_consultation(), EntityKind.SESSION)
    assert [one.id for one in beside] == [first, second]
