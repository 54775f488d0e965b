"""What a merge brings, told from entities alone."""

from dataclasses import replace

from micic_desk.domain.entity import Entity, Flag, Version
from micic_desk.domain.kinds import EntityKind
from micic_desk.merge.preview import Differences, Happening, differences


def _id(number: int) -> str:
    return f"{number:032x}"


CONSULTATION = Entity(
    id=_id(1), kind="consultation", parent="root", order="a~", fields={"title": "C"}
)
SESSION = Entity(id=_id(2), kind="session", parent=_id(1), order="a~", fields={"title": "S"})
ITEM = Entity(
    id=_id(3),
    kind="item",
    parent=_id(2),
    order="a~",
    fields={"text": "words", "author": _id(9)},
)
HERE = {one.id: one for one in (CONSULTATION, SESSION, ITEM)}


def _told(*after: Entity, before: dict[str, Entity] = HERE) -> Differences:
    return differences(before, after)


def _happenings(*after: Entity) -> tuple[Happening, ...]:
    [line] = _told(*after).lines
    return line.happenings


def test_what_is_as_it_was_is_no_line() -> None:
    assert _told(CONSULTATION, SESSION, ITEM) == Differences()


def test_a_new_line_stands_in_its_session_with_its_author() -> None:
    found = _told(ITEM, before={one.id: one for one in (CONSULTATION, SESSION)})
    [line] = found.lines
    assert line.happenings == (Happening.NEW,)
    assert (line.session, line.person, line.text) == (SESSION.id, _id(9), "words")
    assert line.changes == ()
    assert found.counts == {Happening.NEW: 1}


def test_sessions_that_arrive_with_their_lines_are_known() -> None:
    found = _told(ITEM, SESSION, CONSULTATION, before={})
    assert found.consultations == (CONSULTATION.id,)
    assert {line.session for line in found.lines if line.kind == "item"} == {SESSION.id}


def test_a_line_can_be_changed_and_moved_at_once() -> None:
    moved = replace(ITEM, order="b~", fields={**ITEM.fields, "text": "other", "mark": "=>"})
    [line] = _told(moved).lines
    assert line.happenings == (Happening.CHANGED, Happening.MOVED)
    assert [(one.field, one.old, one.new) for one in line.changes] == [
        ("mark", None, "=>"),
        ("text", "words", "other"),
    ]


def test_into_the_bin_and_out_of_it() -> None:
    dead = replace(ITEM, dead=True)
    assert _happenings(dead) == (Happening.DELETED,)
    [back] = _told(ITEM, before={**HERE, ITEM.id: dead}).lines
    assert back.happenings == (Happening.BACK,)
    assert _told(dead, before={**HERE, ITEM.id: dead}).lines == ()


def test_what_came_and_went_elsewhere_is_nothing_to_see() -> None:
    assert _told(replace(ITEM, dead=True), before={}).lines == ()


def test_a_conflict_is_told_once_with_who_wrote_what() -> None:
    actor = Entity(
        id=_id(7), kind=EntityKind.ACTOR, parent="root", order="a~", fields={"person": _id(9)}
    )
    versions = (Version(_id(21), "words", _id(7), 5), Version(_id(22), "other", _id(8), 6))
    torn = replace(ITEM, conflicts={"text": versions})
    [line] = _told(torn, actor).lines
    assert line.happenings == (Happening.CONFLICT,)
    [conflict] = line.conflicts
    assert (conflict.field, conflict.versions) == ("text", versions)
    assert conflict.writers == (_id(9), None)
    assert _told(torn, before={**HERE, ITEM.id: torn}).lines == ()
    third = replace(ITEM, conflicts={"text": (*versions, Version(_id(23), "third", _id(8), 7))})
    again = _told(third, before={**HERE, ITEM.id: torn})
    assert again.counts == {Happening.CONFLICT: 1}


def test_flags_that_are_new_are_told() -> None:
    kept = replace(ITEM, flags=frozenset({Flag.DELETED_AND_EDITED}))
    assert _happenings(kept) == (Happening.FLAGGED,)
    assert _told(kept, before={**HERE, ITEM.id: kept}).lines == ()


def test_kinds_of_a_later_version_are_counted_apart() -> None:
    later = Entity(id=_id(5), kind="ballot", parent=SESSION.id, order="a~", fields={"text": "x"})
    found = _told(later)
    assert found.unknown_kinds == {"ballot": 1}
    assert found.counts == {}
    assert [line.known for line in found.lines] == [False]


def test_a_line_whose_place_was_not_shared_is_told() -> None:
    lost = replace(ITEM, parent=_id(99))
    assert _happenings(lost) == (Happening.MOVED, Happening.UNFILED)
    nowhere = Entity(id=_id(6), kind="item", parent=None, order="~", fields={})
    assert _happenings(nowhere) == (Happening.NEW, Happening.UNFILED)


def test_a_placement_is_told_by_the_line_it_stands_for() -> None:
    placed = Entity(
        id=_id(4), kind="placement", parent=_id(2), order="b~", fields={"item": ITEM.id}
    )
    [line] = _told(placed).lines
    assert (line.text, line.person) == ("words", _id(9))
    other = replace(placed, fields={"item": ITEM.id, "wording": "in other words"})
    assert _told(other).lines[0].text == "in other words"


def test_lines_stand_in_the_order_of_their_sessions() -> None:
    second = Entity(id=_id(30), kind="session", parent=_id(1), order="b~", fields={"title": "S2"})
    late = Entity(id=_id(31), kind="item", parent=second.id, order="a~", fields={"text": "late"})
    early = Entity(id=_id(32), kind="item", parent=SESSION.id, order="b~", fields={"text": "early"})
    first = Entity(id=_id(33), kind="item", parent=SESSION.id, order="a,~", fields={"text": "1st"})
    found = _told(late, early, first, before={**HERE, second.id: second})
    assert [line.text for line in found.lines] == ["1st", "early", "late"]


def test_a_circle_of_parents_is_no_endless_search() -> None:
    one = Entity(id=_id(40), kind="item", parent=_id(41), order="a~", fields={"text": "one"})
    two = Entity(id=_id(41), kind="item", parent=_id(40), order="a~", fields={"text": "two"})
    assert {line.session for line in _told(one, two).lines} == {None}
