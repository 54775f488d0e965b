"""Where lines stand in the report, as badges say it."""

from typing import Any

from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.reporting import PlaceItems, WithdrawItems
from micic_desk.domain.key_points import key_points
from micic_desk.domain.kinds import SectionRole
from micic_desk.ui.models.placing import Placements, section_badge


def test_a_badge_is_the_typed_number_or_the_counted_one(setting: Any) -> None:
    notebook = setting.desk.notebook
    first, second, third = setting.sections
    setting.desk.do(Change(entities=(second,), fields={"number": "7."}))
    intro = {"role": SectionRole.INTRODUCTION.value, "title": "Introduction and thanks"}
    setting.desk.do(Change(entities=(first,), fields=intro))
    badges = [section_badge(notebook, notebook[one]) for one in (first, second, third)]
    assert badges == ["Introduction", "7", "2"]
    assert [one.id for one in key_points(notebook, setting.consultation)] == [second, third]


def test_placing_and_withdrawing_are_followed(setting: Any) -> None:
    placements = Placements(setting.desk.notebook)
    item = setting.items[0]
    made = setting.desk.do(PlaceItems(items=(item,), section=setting.sections[1]))
    assert placements.follow(one.id for one in made.entities) == {item}
    assert placements.badge(item) == "2"
    assert placements.all_items() == [item]
    gone = setting.desk.do(WithdrawItems(items=(item,)))
    assert placements.follow(one.id for one in gone.entities) == {item}
    assert placements.badge(item) == ""
    assert not placements.of(item)
