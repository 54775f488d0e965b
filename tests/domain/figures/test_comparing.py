from typing import Any

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.figures import discrepancies
from micic_desk.domain.kinds import EntityKind


def figure(sheet: Any, value: str, of: str, unit: str = "") -> str:
    fields = {"value": value, "of": of, "unit": unit}
    (made,) = sheet.do(Add(kind=EntityKind.FIGURE, fields=fields))
    return str(made)


def found(sheet: Any) -> list[tuple[str, ...]]:
    figures = sheet.notebook.of_kind(EntityKind.FIGURE)
    return [one.figures for one in discrepancies(sheet.notebook, figures)]


def test_two_figures_for_one_fact_stand_side_by_side(sheet: Any) -> None:
    eight = figure(sheet, "8", "countries")
    thirteen = figure(sheet, "13", "Countries took part")
    assert found(sheet) == [(eight, thirteen)]


def test_other_facts_units_and_equal_figures_are_left_alone(sheet: Any) -> None:
    figure(sheet, "8", "countries")
    figure(sheet, "8", "countries")
    figure(sheet, "20", "participants")
    figure(sheet, "40", "road", "km")
    figure(sheet, "41", "road", "m")
    figure(sheet, "300", "people on the quay")
    figure(sheet, "24", "people from valleys")
    assert found(sheet) == []


def test_what_was_called_distinct_is_not_brought_up_again(sheet: Any) -> None:
    eight, thirteen = figure(sheet, "8", "countries"), figure(sheet, "13", "countries")
    link = {"relation": "distinct", "items": [eight, thirteen]}
    sheet.do(Add(kind=EntityKind.LINK, fields=link))
    assert found(sheet) == []
    figure(sheet, "14", "countries")
    assert len(found(sheet)) == 1
