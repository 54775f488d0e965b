import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.people import (
    checked_code,
    deleting,
    new_person,
    next_code,
    one_person,
    people_of,
)
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import is_protected
from micic_desk.domain.sentences import Refusal


def add(desk: Desk, **fields: str) -> str:
    return desk.do(Add(kind=EntityKind.PERSON, fields=fields)).entities[0].id


def test_codes_come_first_and_count_as_people_count(desk: Desk) -> None:
    for code in ("S10", "S2", "KG-1", "S1"):
        add(desk, code=code)
    add(desk, name="Marta")
    add(desk, name="anna")
    shown = [one.text("code") or one.text("name") for one in people_of(desk.notebook)]
    assert shown == ["KG-1", "S1", "S2", "S10", "anna", "Marta"]


def test_the_next_code_is_the_first_free_one(desk: Desk) -> None:
    add(desk, code="s1")
    add(desk, code="S3")
    assert next_code(desk.notebook) == "S2"
    assert next_code(desk.notebook, beside=1) == "S4"


def test_somebody_new_has_a_code_and_is_protected(desk: Desk) -> None:
    desk.do(new_person(desk.notebook))
    (one,) = people_of(desk.notebook)
    assert one.text("code") == "S1"
    assert is_protected(one)


@pytest.mark.parametrize("code", ["two words", "@", "S 1", "-x", "x" * 41, "a:b"])
def test_what_cannot_be_typed_after_an_at_sign_is_no_code(desk: Desk, code: str) -> None:
    one = add(desk, code="S1")
    if code == "@":
        assert checked_code(desk.notebook, one, code) == ""
        return
    with pytest.raises(Refusal):
        checked_code(desk.notebook, one, code)


def test_a_code_is_one_persons(desk: Desk) -> None:
    one, other = add(desk, code="S1"), add(desk, code="S2")
    assert checked_code(desk.notebook, one, "@S1") == "S1"
    with pytest.raises(Refusal):
        checked_code(desk.notebook, other, "s1")


def test_whose_notebook_it_is_stays_whichever_was_meant_to_go(desk: Desk) -> None:
    me, other = add(desk, name="Anna"), add(desk, name="A. Kestrel")
    Workplace(desk).me = me
    desk.do(one_person(desk, other, me))
    assert desk.notebook.shown(me)
    assert not desk.notebook.shown(other)
    with pytest.raises(Refusal):
        deleting(desk, me)
