"""Confidential and open again: the line that is meant, wherever it stands."""

from typing import Any

from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.edits.withholding import TurnConfidential
from micic_desk.domain.kinds import EntityKind


def test_chosen_lines_become_confidential_together_and_open_together(sheet: Any) -> None:
    first, second = sheet.lines(["a", "b"])
    said = lambda one: sheet.notebook[one].text("sensitivity")  # noqa: E731
    sheet.do(TurnConfidential(entities=(first,)))
    assert (said(first), said(second)) == ("confidential", "")
    sheet.do(TurnConfidential(entities=(first, second)))
    assert (said(first), said(second)) == ("confidential", "confidential")
    sheet.do(TurnConfidential(entities=(first, second)))
    assert (said(first), said(second)) == ("", "")


def test_a_placement_stands_for_its_line_and_a_heading_for_nothing(sheet: Any) -> None:
    (line,) = sheet.lines(["a"])
    section = sheet.put(EntityKind.SECTION, title="Fees")
    sheet.do(PlaceItems(items=(line,), section=section))
    placed = sheet.notebook.of_kind(EntityKind.PLACEMENT)[0].id
    sheet.do(TurnConfidential(entities=(placed, section)))
    assert sheet.notebook[line].text("sensitivity") == "confidential"
    assert "sensitivity" not in sheet.notebook[placed].fields
    assert "sensitivity" not in sheet.notebook[section].fields
