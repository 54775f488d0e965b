"""Scenarios 04 to 16, 42, 43: deletes and moves against what others do meanwhile."""

import itertools
from collections.abc import Callable
from typing import Any

from micic_desk.domain.entity import Flag


def test_04_an_edit_against_a_delete_stays_and_is_asked(world: Any, swap: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.delete(world.one)
    ben.reword(world.one, "22 came")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.shows(world.one)
    assert anna.text(world.one) == "22 came"
    assert anna.flags(world.one) == {Flag.DELETED_AND_EDITED}


def test_05_a_delete_that_has_seen_the_edit_is_final(world: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "22 came")
    anna.give(ben)
    ben.delete(world.one)
    ben.give(anna)
    assert not anna.shows(world.one)
    assert anna.asked() == []


def test_06_deleted_on_both_sides_is_gone(world: Any, swap: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.delete(world.one)
    ben.delete(world.one)
    swap(anna, ben)
    assert agree(anna, ben)
    assert not anna.shows(world.one)
    assert anna.asked() == []


def test_07_the_deleter_confirms_after_seeing_and_it_is_gone_everywhere(
    world: Any, agree: Any
) -> None:
    anna, ben, chi = world.all
    anna.delete(world.one)
    ben.reword(world.one, "22 came")
    ben.give(anna, chi)
    anna.delete(world.one)
    anna.give(ben, chi)
    assert agree(anna, ben, chi)
    assert not chi.shows(world.one)
    assert chi.asked() == []


def test_08_the_keeper_decides_and_the_question_is_gone_everywhere(world: Any, agree: Any) -> None:
    anna, ben, chi = world.all
    anna.delete(world.one)
    ben.reword(world.one, "22 came")
    ben.give(anna, chi)
    anna.give(chi)
    assert chi.flags(world.one)
    anna.restore(world.one)
    anna.give(ben, chi)
    assert agree(anna, ben, chi)
    for each in world.all:
        assert each.shows(world.one)
        assert each.asked() == []


def test_09_two_moves_of_one_item_leave_one_copy(world: Any, swap: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.move(world.one, world.evening)
    ben.move(world.one, world.two)
    swap(anna, ben)
    assert agree(anna, ben)
    standing = [parent for parent in (world.evening, world.two) if world.one in anna.order(parent)]
    assert len(standing) == 1
    assert world.one not in anna.order(world.morning)
    assert anna.flags(world.one) == {Flag.MOVED_TWICE}


def test_10_two_lines_moved_under_each_other_are_both_reachable(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.move(world.one, world.two)
    ben.move(world.two, world.one)
    swap(anna, ben)
    assert agree(anna, ben)
    below = {one.id for one in anna.notebook.below(world.morning)}
    assert {world.one, world.two} <= below
    aside = [one for one in (world.one, world.two) if Flag.MOVE_SET_ASIDE in anna.flags(one)]
    assert len(aside) == 1


def test_11_a_circle_of_three_comes_out_the_same_in_every_order(
    world: Any, laptop: Callable[[str], Any], agree: Any
) -> None:
    anna, ben, chi = world.all
    three = anna.note("third", world.morning)
    anna.give(ben, chi)
    anna.move(world.one, world.two)
    ben.move(world.two, three)
    chi.move(three, world.one)
    readers = []
    for number, order in enumerate(itertools.permutations(world.all)):
        reader = laptop(f"reader {number}")
        reader.merge(*(each.file(reader) for each in order))
        readers.append(reader)
    assert agree(*readers)
    below = {one.id for one in readers[0].notebook.below(world.morning)}
    assert {world.one, world.two, three} <= below


def test_12_reorders_of_different_items_both_hold(world: Any, swap: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    three, four = anna.note("third", world.morning), anna.note("fourth", world.morning)
    anna.give(ben)
    anna.move(world.one, world.morning, after=four)
    ben.move(three, world.morning, after="first")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.order(world.morning) == [three, world.two, four, world.one]
    assert anna.asked() == []


def test_13_a_reorder_and_a_text_edit_both_hold(world: Any, swap: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.move(world.one, world.morning, after=world.two)
    ben.reword(world.one, "new words")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.order(world.morning) == [world.two, world.one]
    assert anna.text(world.one) == "new words"
    assert anna.asked() == []


def test_14_a_deleted_parent_stays_for_a_new_child_and_the_others_go(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.delete(world.morning)
    new = ben.note("new from Ben", world.morning)
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.order(world.morning) == [new]
    assert anna.shows(world.morning)
    assert anna.notebook.kept_for_children(world.morning)
    assert not anna.shows(world.one)


def test_15_moved_into_a_session_deleted_elsewhere_is_visible(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.delete(world.evening)
    ben.move(world.one, world.evening)
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.shows(world.one)
    assert anna.shows(world.evening)


def test_16_moved_out_and_edited_survives_the_session_that_was_deleted(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    ben.move(world.one, world.evening)
    ben.reword(world.one, "moved and edited")
    anna.delete(world.morning)
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.shows(world.one)
    assert anna.order(world.evening) == [world.one]
    assert not anna.shows(world.morning)


def test_42_deleted_and_taken_back_while_another_edits_asks_nothing(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.delete(world.one)
    anna.restore(world.one)
    ben.reword(world.one, "from Ben")
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.shows(world.one)
    assert anna.text(world.one) == "from Ben"
    assert anna.asked() == []


def test_43_deleted_again_while_another_restores_is_asked(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.delete(world.one)
    anna.reword(world.one, "edited in the bin")  # so that the next delete writes something new
    anna.give(ben)
    anna.delete(world.one)
    ben.restore(world.one)
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.shows(world.one)
    assert Flag.DELETED_AND_KEPT in anna.flags(world.one)
