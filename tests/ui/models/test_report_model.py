"""The report's outline: what may stand where, and whose words are changed."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from micic_desk.domain.edits.changing import Change, Delete, Reword
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.ui.models.dragging import pack
from micic_desk.ui.models.index import NO_INDEX
from micic_desk.ui.models.report_model import ReportModel


@pytest.fixture
def model(setting: Any) -> ReportModel:
    setting.desk.do(PlaceItems(items=(setting.items[0],), section=setting.sections[0]))
    return ReportModel(setting.bridge, setting.consultation)


def rows(model: ReportModel) -> list[tuple[int, str]]:
    return [(one.depth, one.plain) for one in map(model.line, range(model.rowCount()))]


def test_parts_sections_and_lines_stand_in_printing_order(setting: Any, model: ReportModel) -> None:
    setting.item("lives here", setting.sections[1])
    assert rows(model) == [
        (0, "Part one"),
        (1, "1. Point 1"),
        (2, "Children"),
        (1, "2. Point 2"),
        (2, "lives here"),
        (1, "3. Point 3"),
    ]


def test_other_words_for_the_report_leave_the_captured_line_alone(
    setting: Any, model: ReportModel
) -> None:
    placement = model.tree.rows.ids[2]
    setting.bridge.do(model.reworded(placement, "All children"))
    assert model.line(2).text == "All children"
    assert setting.desk.notebook[setting.items[0]].text("text") == "Children"
    setting.bridge.do(model.reworded(setting.sections[0], "Groups"))
    assert model.line(1).text == "Groups"


def test_lines_under_a_placed_one_are_counted(setting: Any, model: ReportModel) -> None:
    under = setting.item("under", setting.items[0])
    setting.item("deeper", under)
    assert model.line(2).follows == 2


def test_a_placement_of_a_line_in_the_bin_says_so(setting: Any, model: ReportModel) -> None:
    setting.desk.do(Delete(entities=(setting.items[0],)))
    assert model.line(2).missing
    said = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "in the bin" in said


def test_a_placed_line_is_moved_between_sections_by_a_drop(
    setting: Any, model: ReportModel
) -> None:
    placement = model.tree.rows.ids[2]
    assert model.drop(pack([placement]), -1, model.index(4, 0))
    assert setting.desk.notebook[placement].parent == setting.sections[2]


def test_a_drop_that_makes_no_sense_is_not_taken(setting: Any, model: ReportModel) -> None:
    part, section, placement = model.tree.rows.ids[:3]
    for dragged, target in ((section, 2), (part, 1), (placement, 0), (section, 1)):
        assert not model.drop(pack([dragged]), -1, model.index(target, 0)), (dragged, target)
    assert not model.drop(pack([setting.items[1]]), 0, NO_INDEX), "a line above all parts"
    assert not model.drop(pack([setting.session]), -1, model.index(1, 0))


def test_after_each_change_every_row_is_as_if_it_were_read_anew(
    setting: Any, model: ReportModel
) -> None:
    placed, other = setting.items[0], setting.items[1]
    own = setting.item("lives here", setting.sections[1])
    under = setting.item("came today", placed)
    for edit in (
        Reword(entity=placed, text="Children, tomorrow"),
        Reword(entity=own, text="lives there"),
        Reword(entity=under, text="came yesterday"),
        Move(entities=(under,), parent=own),
        Change(entities=(placed,), fields={"kind": "question", "noted_at": 1_930_000_000}),
        PlaceItems(items=(other,), section=setting.sections[2]),
        Delete(entities=(own,)),
    ):
        setting.bridge.do(edit)
        fresh = ReportModel(setting.bridge, setting.consultation)
        said = [[one.line(at) for at in range(one.rowCount())] for one in (model, fresh)]
        assert said[0] == said[1]


def test_a_reworded_line_leaves_all_other_rows_as_they_were_made(
    setting: Any, model: ReportModel
) -> None:
    own = setting.item("lives here", setting.sections[1])
    before = [model.line(at) for at in range(model.rowCount())]
    setting.bridge.do(Reword(entity=own, text="lives there"))
    after = [model.line(at) for at in range(model.rowCount())]
    others = [at for at, one in enumerate(before) if one.id not in {own, setting.sections[1]}]
    assert len(others) >= 3
    assert all(after[at] is before[at] for at in others if not before[at].is_heading)
