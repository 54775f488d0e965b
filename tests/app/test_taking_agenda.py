from micic_desk.app.desk import Desk
from micic_desk.app.taking_agenda import rows_of_agenda, taking_agenda
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import EntityKind

AGENDA = """25 June 2015
9:00 Registration
9:30-11:00 Opening (Room 2) – moderator: Ilse Marrable
11:30 Papers – moderator: Ilse Marrable
11:30 Papers – moderator: Ilse Marrable
"""


def take(desk: Desk, text: str) -> tuple[int, int]:
    consultation = Workplace(desk).need_consultation()
    edit, new, changed = taking_agenda(desk.notebook, consultation, rows_of_agenda(text))
    desk.do(edit)
    return new, changed


def titles(desk: Desk) -> list[str]:
    consultation = Workplace(desk).need_consultation()
    found = desk.notebook.children(consultation, EntityKind.SESSION)
    return [one.text("title") for one in found]


def test_an_agenda_is_one_gesture_with_its_chairs(desk: Desk) -> None:
    assert take(desk, AGENDA) == (2, 0)
    assert titles(desk) == ["Opening", "Papers"]
    (chair,) = desk.notebook.of_kind(EntityKind.PERSON)
    assert chair.texts("duties") == ("moderator",)
    opening = next(one for one in desk.notebook.of_kind(EntityKind.SESSION) if one.text("room"))
    assert opening.texts("moderators") == (chair.id,)
    assert opening.text("day") == "2015-06-25"
    desk.undo()
    assert titles(desk) == []
    assert desk.notebook.of_kind(EntityKind.PERSON) == []


def test_pasted_twice_it_adds_nothing(desk: Desk) -> None:
    take(desk, AGENDA)
    before = {one.id: one for one in desk.notebook}
    assert take(desk, AGENDA) == (0, 0)
    assert {one.id: one for one in desk.notebook} == before


def test_a_session_that_was_there_by_title_gains_its_day_and_room(desk: Desk) -> None:
    session = Workplace(desk).add_session("opening")
    assert take(desk, AGENDA) == (1, 1)
    assert desk.notebook[session].text("title") == "opening"
    assert desk.notebook[session].text("room") == "Room 2"


def test_the_same_title_on_another_day_is_another_session(desk: Desk) -> None:
    take(desk, "25 June 2015\n9:00 Opening")
    assert take(desk, "26 June 2015\n9:00 Opening") == (1, 0)
    assert titles(desk) == ["Opening", "Opening"]
