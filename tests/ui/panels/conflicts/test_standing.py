from typing import Any

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import DELETED
from micic_desk.ui.panels.conflicts.standing import field_name, questions, value_words


def found(room: Any) -> list[Any]:
    return questions(room.desk.notebook, room.desk.me, room.consultation)


def test_a_settled_notebook_asks_nothing(room: Any) -> None:
    room.item("one")
    assert found(room) == []


def test_both_versions_with_who_and_when(room: Any) -> None:
    item = room.item("x")
    room.diverge(item, "eleven", "thirteen")
    (question,) = found(room)
    assert (question.entity, question.field, question.name) == (item, "text", "Words")
    by = {side.who: side.words for side in question.sides}
    assert by == {"You": "eleven", "Dana Sample": "thirteen"}
    assert all(side.when for side in question.sides)


def test_questions_stand_in_the_order_of_the_lines(room: Any) -> None:
    first, second = room.item("a"), room.item("b")
    room.diverge(second, "b1", "b2")
    room.diverge(first, "a1", "a2")
    assert [one.entity for one in found(room)] == [first, second]


def test_kinds_and_people_are_said_by_their_names(room: Any) -> None:
    item = room.item("x")
    room.diverge(item, "recommendation", "implication", "kind")
    (question,) = found(room)
    assert {side.words for side in question.sides} == {"Recommendation", "Implication"}
    assert value_words(room.desk.notebook, "speaker", room.desk.me) == "Aigerim Sample"
    assert value_words(room.desk.notebook, "tags", ["a", "b"]) == "a, b"
    assert value_words(room.desk.notebook, "tags", None) == "(nothing)"


def test_a_field_of_a_later_version_keeps_its_own_name() -> None:
    assert field_name("colour") == "colour"


def test_the_title_of_the_consultation_and_the_names_of_people_are_asked_too(room: Any) -> None:
    room.diverge(room.consultation, "One", "Other", "title")
    room.diverge(room.desk.me, "Aigerim", "Aygerim", "name")
    assert {room.desk.notebook[one.entity].kind for one in found(room)} == {
        EntityKind.CONSULTATION,
        EntityKind.PERSON,
    }


def test_deleted_here_and_reworded_there_is_asked(room: Any) -> None:
    item = room.item("x")
    room.delete_while_reworded(item, "still needed")
    (question,) = found(room)
    assert question.field == DELETED
    assert [side.value for side in question.sides] == [False, True]
    assert question.sides[0].words == "still needed"
