from pathlib import Path

import pytest

from micic_desk.app.desk import Changed, Desk
from micic_desk.app.importing import import_source
from micic_desk.app.register import Register
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.report.register import Part, recommendations, text_of

SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "report-back.md"


@pytest.fixture
def consultation(desk: Desk) -> str:
    return desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id


@pytest.fixture
def session(desk: Desk, consultation: str) -> str:
    made = desk.do(Add(kind=EntityKind.SESSION, fields={"title": "S"}, parent=consultation))
    return made.entities[0].id


def asks(desk: Desk, parent: str, text: str, kind: str = "recommendation") -> str:
    fields = {"kind": kind, "text": text}
    return desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=parent)).entities[0].id


@pytest.mark.skipif(not SEED.exists(), reason="the report-back is not at hand")
def test_the_report_back_the_product_was_made_for(desk: Desk) -> None:
    brought = import_source(desk, SEED).consultation
    register = Register(desk)
    register.open(brought)
    offers = [register.offer(one) for one in register.lines()]
    assert [(one.strength, one.addressee) for one in offers] == [
        (None, ""),
        (None, ""),
        ("could", "MICIC"),
        ("could", "MICIC"),
    ]
    count = register.tally()
    assert (count.all, count.addressed, count.offered, count.dated) == (4, 0, 2, 0)
    assert all(not desk.notebook[one].text("strength") for one in register.lines())


def test_it_is_followed_change_by_change_as_if_it_were_read_anew(
    desk: Desk, consultation: str, session: str
) -> None:
    register = Register(desk)
    register.open(consultation)
    stop = desk.listen(register.follow)
    first, second = asks(desk, session, "first"), asks(desk, session, "second")
    point = asks(desk, session, "a point", "point")
    for edit in (
        Change(entities=(point,), fields={"kind": "recommendation"}),
        Delete(entities=(first,)),
        Change(entities=(second,), fields={"kind": "fact"}),
    ):
        desk.do(edit)
        anew = Register(desk)
        anew.open(consultation)
        assert register.lines() == anew.lines()
    assert register.lines() == [point]
    desk.undo()
    desk.undo()
    assert register.lines() == [first, second, point]
    stop()


def test_a_recommendation_goes_along_with_the_line_it_stands_under(
    desk: Desk, consultation: str, session: str
) -> None:
    above = asks(desk, session, "a point", "point")
    under, beside = asks(desk, above, "under it"), asks(desk, session, "beside it")
    register = Register(desk)
    register.open(consultation)
    stop = desk.listen(register.follow)
    assert register.lines() == [under, beside]
    desk.do(Move(entities=(above,), parent=session, after=beside))
    assert register.lines() == [beside, under]
    desk.do(Move(entities=(under,), parent=session, after=FIRST))
    assert register.lines() == [under, beside]
    desk.do(Change(entities=(under,), fields={"status": "agreed"}))
    assert register.lines() == [under, beside]
    stop()


def test_what_concerns_no_recommendation_is_passed_over(
    desk: Desk, consultation: str, session: str
) -> None:
    heard: list[bool] = []
    register = Register(desk)
    register.open(consultation)

    def hear(changed: Changed) -> None:
        heard.append(register.follow(changed))

    stop = desk.listen(hear)
    desk.do(Add(kind=EntityKind.PERSON, fields={"code": "S1"}))
    asks(desk, session, "it is asked")
    assert heard == [False, True]
    stop()


def test_another_consultations_recommendations_are_not_in_it(desk: Desk, session: str) -> None:
    other = desk.do(Add(kind=EntityKind.CONSULTATION, fields={"title": "Other"})).entities[0].id
    asks(desk, session, "here")
    register = Register(desk)
    register.open(other)
    assert register.lines() == []
    assert len(recommendations(desk.notebook)) == 1
    register.open(None)
    assert register.lines() == []


def test_a_recommendation_never_loses_its_words(
    desk: Desk, consultation: str, session: str
) -> None:
    line = asks(desk, session, "as it was said")
    register = Register(desk)
    register.open(consultation)
    with pytest.raises(Refusal, match="words"):
        register.putting([line], Part.TEXT, "   ")
    assert register.putting([line], Part.TEXT, "as  it was said") is None
    edit = register.putting([line], Part.TEXT, "as it is meant")
    assert edit is not None
    desk.do(edit)
    assert text_of(desk.notebook, line) == "as it is meant"


def test_evidence_that_could_be_two_lines_is_asked_for_again(
    desk: Desk, consultation: str, session: str
) -> None:
    asks(desk, session, "40 km on foot", "fact")
    asks(desk, session, "40 km by bus", "fact")
    line = asks(desk, session, "open the road")
    register = Register(desk)
    register.open(consultation)
    with pytest.raises(Refusal, match="2 lines"):
        register.putting([line], Part.EVIDENCE, "40 km")
    with pytest.raises(Refusal, match="open the road"):
        register.putting([line], Part.EVIDENCE, "open the road")
    edit = register.putting([line], Part.EVIDENCE, "40 km by bus")
    assert edit is not None
    desk.do(edit)
    (found,) = desk.notebook[line].texts("evidence")
    assert desk.notebook[found].text("text") == "40 km by bus"
