from typing import Any

from micic_desk.app.finding import Facet, Filter, Finder, Question, State
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.panels.report.coverage import asking_nothing, count_unplaced


def unplaced(room: Any) -> tuple[str, ...]:
    """What a search for it finds, which is as much as is counted."""
    finder = Finder(room.desk)
    search = finder.search(Question(filters=(Filter(Facet.STATE, State.UNPLACED.value),)))
    found: list[str] = []
    while more := search.more():
        found += [one.id for one in more]
    finder.close()
    assert count_unplaced(room.desk.notebook, room.consultation) == len(found)
    return tuple(found)


def test_what_is_captured_and_not_placed_is_counted_as_it_is_found(room: Any) -> None:
    first = room.item("One")
    below = room.item("Under one", first)
    second = room.item("Two")
    assert set(unplaced(room)) == {first, below, second}


def test_a_placed_line_brings_what_stands_under_it(room: Any) -> None:
    first = room.item("One")
    room.item("Under one", first)
    second = room.item("Two")
    section = room.key_point(room.part(), "Access")
    room.desk.do(PlaceItems(items=(first,), section=section))
    assert unplaced(room) == (second,)


def test_notes_to_self_and_gaps_are_not_missed(room: Any) -> None:
    room.item("mine", kind=ItemKind.NOTE_TO_SELF)
    room.item("10:40", kind=ItemKind.GAP)
    assert unplaced(room) == ()


def test_a_placement_whose_section_was_deleted_places_nothing(room: Any) -> None:
    item = room.item("One")
    section = room.key_point(room.part(), "Access")
    room.desk.do(PlaceItems(items=(item,), section=section))
    room.desk.do(Delete(entities=(section,)))
    assert unplaced(room) == (item,)


def test_key_points_that_ask_nothing_are_named_by_their_number(room: Any) -> None:
    part = room.part()
    room.key_point(part, "Access")
    asking = room.key_point(part, "Borders")
    room.item("Open them", asking, kind=ItemKind.RECOMMENDATION)
    room.key_point(part, "Children")
    assert asking_nothing(room.desk.notebook, room.consultation) == ("1", "3")


def test_a_recommendation_under_a_placed_line_counts(room: Any) -> None:
    section = room.key_point(room.part(), "Access")
    item = room.item("One")
    asked = room.item("Do it", item, kind=ItemKind.RECOMMENDATION)
    room.desk.do(PlaceItems(items=(item,), section=section))
    assert asking_nothing(room.desk.notebook, room.consultation) == ()
    room.desk.do(Delete(entities=(asked,)))
    assert asking_nothing(room.desk.notebook, room.consultation) == ("1",)


def test_a_placed_line_in_the_bin_asks_nothing(room: Any) -> None:
    section = room.key_point(room.part(), "Access")
    item = room.item("Do it", kind=ItemKind.RECOMMENDATION)
    room.desk.do(PlaceItems(items=(item,), section=section))
    room.desk.do(Delete(entities=(item,)))
    assert asking_nothing(room.desk.notebook, room.consultation) == ("1",)
