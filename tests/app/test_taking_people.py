from micic_desk.app.desk import Desk
from micic_desk.app.taking_people import known_as, rows_of_people, taking_people
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import is_protected

LIST = "Anna Kestrel, Coordinator, LN - Lantern\nS5, Marta, Worker\nParticipants:\nMarta, Nurse"


def take(desk: Desk, text: str) -> tuple[int, int]:
    edit, new, changed = taking_people(desk.notebook, rows_of_people(text))
    desk.do(edit)
    return new, changed


def names(desk: Desk) -> set[str]:
    return {one.text("name") for one in desk.notebook.of_kind(EntityKind.PERSON)}


def test_a_list_is_one_gesture_and_everybody_is_protected(desk: Desk) -> None:
    assert take(desk, LIST) == (2, 0)
    assert names(desk) == {"Anna Kestrel", "Marta"}
    assert all(is_protected(one) for one in desk.notebook.of_kind(EntityKind.PERSON))
    desk.undo()
    assert names(desk) == set()


def test_pasted_twice_it_adds_nothing(desk: Desk) -> None:
    take(desk, LIST)
    before = {one.id: one for one in desk.notebook}
    assert take(desk, LIST) == (0, 0)
    assert {one.id: one for one in desk.notebook} == before


def test_somebody_known_gains_what_was_empty_and_loses_nothing(desk: Desk) -> None:
    fields = {"name": "Anna Kestrel", "role": "Chair", "aliases": ["A. Kestrel"]}
    known = desk.do(Add(kind=EntityKind.PERSON, fields=fields)).entities[0].id
    assert take(desk, "a. kestrel, Coordinator, Lantern") == (0, 1)
    now = desk.notebook[known]
    assert (now.text("name"), now.text("role")) == ("Anna Kestrel", "Chair")
    assert now.text("organisation") == "Lantern"


def test_a_name_that_two_people_bear_is_neither_of_them(desk: Desk) -> None:
    for code in ("S1", "S2"):
        desk.do(Add(kind=EntityKind.PERSON, fields={"code": code, "name": "Marta"}))
    (row,) = rows_of_people("Marta, Nurse")
    assert known_as(desk.notebook, row) is None
    (row,) = rows_of_people("S2, Marta, Nurse")
    found = known_as(desk.notebook, row)
    assert found is not None
    assert found.text("code") == "S2"
