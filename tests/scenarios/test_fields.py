"""Scenarios 01 to 03, 20, 21, 28 to 31, 44, 45, 50: two people write into one line."""

from typing import Any

import pytest


def test_01_different_fields_of_one_item_are_both_kept(world: Any, swap: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "22 participants from 8 countries")
    ben.change(world.one, kind="fact")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.text(world.one) == "22 participants from 8 countries"
    assert anna[world.one].text("kind") == "fact"
    assert anna.asked() == []


def test_02_the_same_field_shows_both(world: Any, swap: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "22 came")
    ben.reword(world.one, "21 came")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.versions(world.one) == ["21 came", "22 came"]


def test_03_the_same_new_value_on_both_sides_is_no_conflict(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "22 came")
    ben.reword(world.one, "22 came")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.asked() == []


@pytest.mark.parametrize("wrong", [1_000_000_000 + 63_072_000, 1_000_000_000 - 63_072_000])
def test_20_21_a_clock_two_years_wrong_changes_nothing(world: Any, agree: Any, wrong: int) -> None:
    anna, ben = world.anna, world.ben
    ben.now = wrong
    ben.reword(world.one, "from another time")
    ben.give(anna)
    assert anna.text(world.one) == "from another time"
    anna.reword(world.one, "corrected by who has seen it")
    anna.give(ben)
    assert agree(anna, ben)
    assert ben.text(world.one) == "corrected by who has seen it"
    assert ben.asked() == []


def test_28_resolved_once_asked_nowhere(world: Any, agree: Any) -> None:
    anna, ben, chi = world.all
    anna.reword(world.one, "A")
    ben.reword(world.one, "B")
    old = ben.file(anna, chi)
    anna.give(chi)
    chi.merge(old)
    anna.merge(old)
    anna.resolve(world.one, "A and B")
    anna.give(ben)
    ben.give(chi)
    chi.give(anna)
    for one in world.all:
        one.merge(*([old] if one is not ben else []))
        assert one.asked() == []
        assert one.text(world.one) == "A and B"
    assert agree(anna, ben, chi)


def test_29_resolved_differently_the_two_resolutions_are_asked(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "A")
    ben.reword(world.one, "B")
    swap(anna, ben)
    anna.resolve(world.one, "X")
    ben.resolve(world.one, "Y")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.versions(world.one) == ["X", "Y"]


def test_30_resolved_alike_asks_nothing(world: Any, swap: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "A")
    ben.reword(world.one, "B")
    swap(anna, ben)
    anna.resolve(world.one, "X")
    ben.resolve(world.one, "X")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.asked() == []


def test_31_a_third_old_edit_stands_against_the_resolution(world: Any, swap: Any) -> None:
    anna, ben, chi = world.all
    anna.reword(world.one, "A")
    ben.reword(world.one, "B")
    chi.reword(world.one, "C")
    swap(anna, ben)
    anna.resolve(world.one, "A and B")
    chi.give(anna)
    assert anna.versions(world.one) == ["A and B", "C"]


def test_44_twenty_rounds_never_show_more_than_two_versions(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    for number in range(20):
        anna.reword(world.one, f"A {number}")
        ben.reword(world.one, f"B {number}")
        swap(anna, ben)
        assert len(anna.versions(world.one)) == 2
        anna.resolve(world.one, f"both {number}")
        anna.give(ben)
    assert agree(anna, ben)
    assert ben.asked() == []


def test_50_a_session_renamed_on_both_sides_keeps_all_new_lines(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.change(world.morning, title="Recognition of migrants")
    ben.change(world.morning, title="Migrants and organisations")
    lines = [anna.note("from Anna", world.morning), ben.note("from Ben", world.morning)]
    swap(anna, ben)
    assert agree(anna, ben)
    titles = ["Migrants and organisations", "Recognition of migrants"]
    assert anna.versions(world.morning, "title") == titles
    assert set(lines) < set(anna.order(world.morning))
