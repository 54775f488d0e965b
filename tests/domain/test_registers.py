"""Fields as registers: a function of the set of operations, and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.operation import Operation
from micic_desk.domain.registers import Registers


@pytest.fixture
def op(operations: Any) -> Any:
    return operations


def settled(*found: Operation) -> Entity:
    entity = Registers(found).settle("e")
    assert entity is not None
    return entity


def test_one_write_is_settled(op: Any) -> None:
    entity = settled(op(1, place=["root", "~"], text="a"))
    assert (entity.parent, entity.order, dict(entity.fields)) == ("root", "~", {"text": "a"})
    assert not entity.conflicts
    assert not entity.flags
    assert entity.created == 10


def test_a_write_that_saw_another_replaces_it(op: Any) -> None:
    assert settled(op(1, text="a"), op(2, text="b", p={"text": [1]})).text("text") == "b"


def test_two_writes_that_did_not_see_each_other_are_a_conflict(op: Any) -> None:
    entity = settled(op(1, text="a"), op(2, text="b", p={"text": [1]}), op(3, text="c"))
    assert [one.value for one in entity.conflicts["text"]] == ["b", "c"]
    entity = settled(
        op(1, text="a"), op(2, text="b", p={"text": [1]}), op(3, text="c", p={"text": [1]})
    )
    assert [one.value for one in entity.conflicts["text"]] == ["b", "c"]
    assert entity.text("text") == "c"


def test_the_same_words_twice_are_no_conflict(op: Any) -> None:
    entity = settled(op(1, text="a"), op(2, text="a"))
    assert not entity.conflicts
    assert entity.text("text") == "a"


def test_different_fields_never_conflict(op: Any) -> None:
    assert not settled(op(1, text="a"), op(2, kind="fact"), op(3, mark="=>")).conflicts


def test_a_resolution_settles_for_good_wherever_it_arrives(op: Any) -> None:
    torn = [op(1, text="a"), op(2, text="b"), op(3, text="b", p={"text": [1, 2]})]
    assert not settled(*torn).conflicts
    assert not settled(*reversed(torn)).conflicts


def test_null_unsets_and_may_stand_against_words(op: Any) -> None:
    assert "typed" not in settled(op(1, typed="a"), op(2, typed=None, p={"typed": [1]})).fields
    torn = settled(op(1, typed="a"), op(2, typed=None))
    assert [one.value for one in torn.conflicts["typed"]] == ["a", None]


def test_a_delete_that_saw_everything_hides(op: Any) -> None:
    assert settled(op(1, text="a"), op(2, deleted=True, saw=[1])).dead


def test_a_delete_that_missed_words_is_flagged_and_hides_nothing(op: Any) -> None:
    entity = settled(
        op(1, text="a"), op(3, text="b", p={"text": [1]}), op(2, deleted=True, saw=[1])
    )
    assert not entity.dead
    assert entity.flags == {Flag.DELETED_AND_EDITED, Flag.NO_PLACE}


def test_a_move_is_no_reason_to_keep_what_was_deleted(op: Any) -> None:
    found = op(1, text="a", place=["root", "~"]), op(2, deleted=True, saw=[1])
    assert settled(*found, op(3, place=["root", "a~"], p={"place": [1]})).dead


def test_deleted_here_and_restored_there_stays(op: Any) -> None:
    first = op(1, text="a"), op(2, deleted=True, saw=[1])
    torn = settled(*first, op(3, deleted=True, saw=[1], p={"deleted": [2]}), op(4, deleted=False))
    assert not torn.dead
    assert torn.flags == {Flag.DELETED_AND_KEPT, Flag.NO_PLACE}


def test_moved_by_two_shows_the_newest_place_and_says_so(op: Any) -> None:
    entity = settled(
        op(1, place=["root", "a~"]),
        op(2, place=["root", "b~"], p={"place": [1]}),
        op(3, place=["root", "c~"], p={"place": [1]}),
    )
    assert entity.order == "c~"
    assert entity.flags == {Flag.MOVED_TWICE}


def test_places_are_told_newest_first_standing_ones_before_earlier_ones(op: Any) -> None:
    registers = Registers(
        [
            op(1, place=["root", "a~"]),
            op(2, place=["root", "b~"], p={"place": [1]}),
            op(3, place=["root", "c~"], p={"place": [1]}),
        ]
    )
    assert [one.order for one in registers.places()] == ["c~", "b~", "a~"]


def test_without_a_place_an_entity_is_not_lost(op: Any) -> None:
    entity = settled(op(1, text="a"))
    assert entity.parent is None
    assert entity.flags == {Flag.NO_PLACE}


def test_nobody_can_empty_a_field_without_writing_it(op: Any) -> None:
    """Bent files: a claim to replace without a write, a circle of claims, a claim on the future."""
    assert settled(op(1, text="a"), op(2, kind="x", p={"text": [1]})).text("text") == "a"
    circle = settled(op(1, text="a", p={"text": [2]}), op(2, text="b", p={"text": [1]}))
    assert circle.text("text") == "b"
    assert settled(op(1, text="a", p={"text": [1]})).text("text") == "a"
    early = settled(op(5, text="a"), op(2, text="b", p={"text": [5]}))
    assert [one.value for one in early.conflicts["text"]] == ["b", "a"]


def test_what_this_version_cannot_read_does_not_count(op: Any) -> None:
    one = op(1, text="a")
    later = Operation(
        **{name: getattr(one, name) for name in one.__slots__ if name not in {"requires", "id"}},
        id="f" * 32,
        requires=("a-feature-of-tomorrow",),
    )
    assert Registers([later]).settle("e") is None
    assert settled(one, later).text("text") == "a"


@st.composite
def lives(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Operations about one entity, each having seen some earlier ones, or claiming to."""
    found: list[dict[str, Any]] = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        name = draw(st.sampled_from(["text", "kind", "place", "deleted"]))
        value: Any = draw(st.sampled_from(["a", "b", None]))
        value = [draw(st.sampled_from(["root", "e" * 32])), "~"] if name == "place" else value
        value = draw(st.booleans()) if name == "deleted" else value
        body = {"number": number, name: value, "lamport": draw(st.integers(1, 6))}
        body["p"] = {name: draw(st.lists(st.integers(1, 13), max_size=3))}
        if value is True:
            body["saw"] = draw(st.lists(st.integers(1, 13), max_size=4))
        found.append(body)
    return found


@given(life=lives(), data=st.data())
def test_order_and_repetition_do_not_matter(
    life: list[dict[str, Any]], data: st.DataObject, operations: Any
) -> None:
    found = [
        operations(one["number"], **{k: v for k, v in one.items() if k != "number"}) for one in life
    ]
    again = data.draw(st.permutations(found + found[::2]))
    assert settled(*found) == settled(*again)


@given(life=lives())
def test_every_value_is_replaced_by_a_newer_one_or_shown(
    life: list[dict[str, Any]], operations: Any
) -> None:
    found = [
        operations(one["number"], **{k: v for k, v in one.items() if k != "number"}) for one in life
    ]
    entity = settled(*found)
    for one in found:
        if one.writes.get("text") is None:
            continue
        newer = [each for each in found if one.id in each.replaces.get("text", ())]
        shown = [
            entity.fields.get("text"),
            *(each.value for each in entity.conflicts.get("text", ())),
        ]
        assert any(each.key > one.key for each in newer) or one.writes["text"] in shown
