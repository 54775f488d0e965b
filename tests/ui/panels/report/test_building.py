from typing import Any

import pytest

from micic_desk.domain.edits.key_points import new_key_point
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.key_points import place_of
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.panels.report.building import moved, placed_in, taken_out


def sections(room: Any, part: str) -> list[str]:
    return [one.id for one in room.desk.notebook.children(part, EntityKind.SECTION)]


def lines(room: Any, section: str) -> list[str]:
    kinds = (EntityKind.ITEM, EntityKind.PLACEMENT)
    notebook = room.desk.notebook
    return [one.text("item") or one.id for one in notebook.children(section, *kinds)]


def add_point(room: Any, beside: str | None = None) -> None:
    room.desk.do(
        new_key_point(
            room.desk.notebook,
            room.consultation,
            introduction="Introduction",
            presenter=room.desk.me,
            beside=beside,
        )
    )


def test_the_first_key_point_makes_the_part_and_the_introduction_in_one_gesture(room: Any) -> None:
    add_point(room)
    (part,) = room.desk.notebook.children(room.consultation, EntityKind.PART)
    assert part.text("presenter") == room.desk.me
    roles = [room.text(one, "role") for one in sections(room, part.id)]
    assert roles == [SectionRole.INTRODUCTION, SectionRole.KEY_POINT]
    room.desk.undo()
    assert room.desk.notebook.children(room.consultation, EntityKind.PART) == []


def test_the_next_one_stands_after_the_one_at_work(room: Any) -> None:
    part = room.part()
    first, second = room.key_point(part, "A"), room.key_point(part, "B")
    line = room.item("x", first)
    add_point(room, beside=line)
    found = sections(room, part)
    assert [found[0], found[2]] == [first, second]
    assert room.text(found[1], "title") == ""


def test_it_stands_before_the_annexes_where_nothing_is_at_work(room: Any) -> None:
    part = room.part()
    room.key_point(part, "A")
    annex = room.add(EntityKind.SECTION, part, role=SectionRole.ANNEX.value, title="Annex")
    add_point(room)
    assert sections(room, part)[-1] == annex


def test_it_goes_into_the_part_at_work(room: Any) -> None:
    first, second = room.part(), room.part()
    room.key_point(first, "A")
    room.key_point(second, "B")
    add_point(room, beside=first)
    assert len(sections(room, first)) == 2


def test_numbers_that_only_counted_give_way_and_chosen_ones_stay(room: Any) -> None:
    part = room.part()
    first = room.key_point(part, "A", number="1.")
    second = room.key_point(part, "B", number="2.")
    chosen = room.key_point(part, "C", number="C.")
    room.desk.do(moved(room.desk.notebook, [second], -1))
    assert sections(room, part) == [second, first, chosen]
    numbers = [room.text(one, "number") for one in sections(room, part)]
    assert numbers == ["", "", "C."]
    room.desk.undo()
    assert [room.text(one, "number") for one in sections(room, part)] == ["1.", "2.", "C."]


def test_numbers_go_on_from_part_to_part_and_are_counted_anew_behind_a_new_one(room: Any) -> None:
    first, second = room.part(), room.part()
    room.key_point(first, "A", number="1.")
    counted = room.key_point(second, "B", number="2.")
    chosen = room.key_point(second, "C", number="7.")
    add_point(room, beside=first)
    assert [room.text(one, "number") for one in (counted, chosen)] == ["", "7."]
    assert place_of(room.desk.notebook, room.desk.notebook[counted]) == 3
    room.desk.undo()
    room.desk.do(moved(room.desk.notebook, [second], -1))
    assert [room.text(one, "number") for one in (counted, chosen)] == ["", "7."]
    assert place_of(room.desk.notebook, room.desk.notebook[counted]) == 1


def test_a_key_point_never_passes_the_loose_lines_of_its_part(room: Any) -> None:
    part = room.part()
    loose = room.item("Good morning", part)
    first, second = room.key_point(part, "A"), room.key_point(part, "B")
    room.desk.do(moved(room.desk.notebook, [second], -1))
    assert [one.id for one in room.desk.notebook.children(part)] == [loose, second, first]


def test_a_line_moves_among_lines_and_over_the_border_of_its_section(room: Any) -> None:
    part = room.part()
    first, second = room.key_point(part, "A"), room.key_point(part, "B")
    one, two, three = (room.item(name, first) for name in "xyz")
    other = room.item("w", second)
    room.desk.do(moved(room.desk.notebook, [three], -1))
    assert lines(room, first) == [one, three, two]
    room.desk.do(moved(room.desk.notebook, [two], 1))
    assert lines(room, first) == [one, three]
    assert lines(room, second) == [two, other]
    room.desk.do(moved(room.desk.notebook, [two], -1))
    assert lines(room, first) == [one, three, two]


def test_a_line_moves_into_the_next_part(room: Any) -> None:
    first = room.key_point(room.part(), "A")
    second = room.key_point(room.part(), "B")
    line = room.item("x", first)
    room.desk.do(moved(room.desk.notebook, [line], 1))
    assert lines(room, second) == [line]


def test_several_lines_move_together(room: Any) -> None:
    section = room.key_point(room.part(), "A")
    one, two, three = (room.item(name, section) for name in "xyz")
    room.desk.do(moved(room.desk.notebook, [one, two], 1))
    assert lines(room, section) == [three, one, two]


@pytest.mark.parametrize("steps", [-1, 1])
def test_at_the_end_of_the_report_nothing_moves(room: Any, steps: int) -> None:
    section = room.key_point(room.part(), "A")
    line = room.item("x", section)
    for entity in (section, line):
        with pytest.raises(Refusal) as caught:
            room.desk.do(moved(room.desk.notebook, [entity], steps))
        assert caught.value.code == "edit.at_the_end"


def test_what_was_placed_is_taken_out_and_stays_captured(room: Any) -> None:
    section = room.key_point(room.part(), "A")
    item, own = room.item("captured"), room.item("own", section)
    room.desk.do(PlaceItems(items=(item,), section=section))
    (placement,) = room.desk.notebook.of_kind(EntityKind.PLACEMENT)
    room.desk.do(taken_out(room.desk.notebook, [placement.id, own]))
    assert lines(room, section) == []
    assert room.desk.notebook.shown(item)
    assert not room.desk.notebook.shown(own)
    room.desk.undo()
    assert lines(room, section) == [own, item]


def test_placing_again_moves_and_never_doubles(room: Any) -> None:
    part = room.part()
    first, second = room.key_point(part, "A"), room.key_point(part, "B")
    item, own = room.item("captured"), room.item("own", first)
    room.desk.do(placed_in(room.desk.notebook, [item], first))
    room.desk.do(placed_in(room.desk.notebook, [item, own], second))
    assert lines(room, first) == []
    assert lines(room, second) == [item, own]
