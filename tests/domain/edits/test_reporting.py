"""Placing: a captured line stands in the report too, once."""

from typing import Any

import pytest

from micic_desk.domain.edits.reporting import PlaceItems, WithdrawItems, placements_of
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal


@pytest.fixture
def sections(sheet: Any) -> tuple[str, str]:
    return sheet.put(EntityKind.SECTION, title="1"), sheet.put(EntityKind.SECTION, title="2")


def placed(sheet: Any, section: str) -> list[str]:
    return [
        sheet.notebook[one.text("item")].text("text") for one in sheet.notebook.children(section)
    ]


def test_a_line_stands_in_the_report_and_where_it_was_captured(
    sheet: Any, sections: tuple[str, str]
) -> None:
    session = sheet.put(EntityKind.SESSION, title="s")
    first, second = sheet.lines(["a", "b"], session)
    sheet.do(PlaceItems(items=(second, first), section=sections[0]))
    assert placed(sheet, sections[0]) == ["b", "a"]
    assert sheet.outline(session) == ["a", "b"]
    assert len(placements_of(sheet.notebook, first)) == 1


def test_a_line_is_moved_in_the_report_never_doubled(sheet: Any, sections: tuple[str, str]) -> None:
    first, second = sheet.lines(["a", "b"])
    sheet.do(PlaceItems(items=(first, second), section=sections[0]))
    sheet.do(PlaceItems(items=(first, first), section=sections[1], after=FIRST))
    assert placed(sheet, sections[0]) == ["b"]
    assert placed(sheet, sections[1]) == ["a"]


def test_a_line_is_not_placed_under_itself(sheet: Any, sections: tuple[str, str]) -> None:
    first, second = sheet.lines(["a", "b"])
    sheet.do(PlaceItems(items=(first, second), section=sections[0]))
    (above,) = placements_of(sheet.notebook, first)
    (below,) = placements_of(sheet.notebook, second)
    sheet.do(PlaceItems(items=(second,), section=above))
    for section in (above, below):
        with pytest.raises(Refusal) as refused:
            sheet.do(PlaceItems(items=(first,), section=section))
        assert refused.value.code == "edit.circle"


def test_a_withdrawn_line_stays_captured(sheet: Any, sections: tuple[str, str]) -> None:
    (line,) = sheet.lines(["a"])
    sheet.do(PlaceItems(items=(line,), section=sections[0]))
    sheet.do(WithdrawItems(items=(line,)))
    assert placed(sheet, sections[0]) == []
    assert placements_of(sheet.notebook, line) == []
    assert sheet.notebook.shown(line)
    sheet.do(WithdrawItems(items=(line,)))
    assert sheet.gestures[-1].writes == ()
    sheet.do(PlaceItems(items=(line,), section=sections[1]))
    assert placed(sheet, sections[1]) == ["a"]


def test_strangers_are_refused(sheet: Any, sections: tuple[str, str]) -> None:
    (line,) = sheet.lines(["a"])
    for edit in (
        PlaceItems(items=("f" * 32,), section=sections[0]),
        PlaceItems(items=(line,), section="f" * 32),
    ):
        with pytest.raises(Refusal) as refused:
            sheet.do(edit)
        assert refused.value.code == "edit.not_found"
