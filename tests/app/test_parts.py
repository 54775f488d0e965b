import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import plan_report
from micic_desk.app.parts import Parts
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import EntityKind
from micic_desk.report.blocks import BlockRole
from micic_desk.report.profile import Profile


@pytest.fixture
def consultation(desk: Desk) -> str:
    return desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id


@pytest.fixture
def parts(desk: Desk, consultation: str) -> list[str]:
    adds = [Add(kind=EntityKind.PART, fields={}, parent=consultation) for _ in range(2)]
    return [desk.do(one).entities[0].id for one in adds]


def fill(desk: Desk, part: str, field: str, typed: str) -> None:
    edit = Parts(desk).fill(part, field, typed)
    if edit is not None:
        desk.do(edit)


def handed_over(desk: Desk, consultation: str) -> list[str]:
    plan, _ = plan_report(desk, consultation, Profile.OWN)
    return [block.text for block in plan.blocks if block.role is BlockRole.HAND_OVER]


def test_the_hand_over_is_made_of_the_next_part_and_follows_it(
    desk: Desk, consultation: str, parts: list[str]
) -> None:
    assert handed_over(desk, consultation) == ["Hand-over"]
    fill(desk, parts[1], "presenter", "Dana Sample")
    fill(desk, parts[1], "scope", "the valley")
    assert Parts(desk).made_hand_over(parts[0]) == "Hand over to Dana Sample – the valley"
    assert handed_over(desk, consultation) == ["Hand over to Dana Sample – the valley"]


def test_reworded_it_stays_and_emptied_it_is_made_again(
    desk: Desk, consultation: str, parts: list[str]
) -> None:
    fill(desk, parts[0], "hand_over", "And now Dana")
    fill(desk, parts[1], "presenter", "Somebody Else")
    assert handed_over(desk, consultation) == ["And now Dana"]
    desk.undo()
    desk.undo()
    assert handed_over(desk, consultation) == ["Hand-over"]
    fill(desk, parts[0], "hand_over", "And now Dana")
    fill(desk, parts[0], "hand_over", "")
    assert handed_over(desk, consultation) == ["Hand-over"]


def test_the_line_left_as_it_was_made_goes_on_being_made(
    desk: Desk, consultation: str, parts: list[str]
) -> None:
    assert Parts(desk).fill(parts[0], "hand_over", "Hand-over") is None
    fill(desk, parts[0], "hand_over", "And now Dana")
    fill(desk, parts[0], "hand_over", "Hand-over")
    assert "hand_over" not in desk.notebook[parts[0]].fields or not desk.notebook[parts[0]].text(
        "hand_over"
    )
    assert handed_over(desk, consultation) == ["Hand-over"]


def test_the_last_part_hands_over_only_where_somebody_worded_it(
    desk: Desk, consultation: str, parts: list[str]
) -> None:
    assert Parts(desk).made_hand_over(parts[1]) == ""
    fill(desk, parts[1], "hand_over", "Over to the colleagues")
    assert handed_over(desk, consultation) == ["Hand-over", "Over to the colleagues"]


def test_a_presenter_is_found_by_code_or_name_or_made_in_the_same_gesture(
    desk: Desk, parts: list[str]
) -> None:
    known = desk.do(Add(kind=EntityKind.PERSON, fields={"code": "S7", "name": "Dana Sample"}))
    person = known.entities[0].id
    for typed in ("s7", "dana sample"):
        fill(desk, parts[0], "presenter", typed)
        assert desk.notebook[parts[0]].text("presenter") == person
        desk.do(Change(entities=(parts[0],), fields={"presenter": None}))
    people = len(desk.notebook.of_kind(EntityKind.PERSON))
    fill(desk, parts[0], "presenter", "New Person")
    assert Parts(desk).written(parts[0], "presenter") == "New Person"
    assert len(desk.notebook.of_kind(EntityKind.PERSON)) == people + 1
    desk.undo()
    assert Parts(desk).written(parts[0], "presenter") == ""
    assert len(desk.notebook.of_kind(EntityKind.PERSON)) == people
