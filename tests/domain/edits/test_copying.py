"""Copies say the same as the lines they were made of, and are lines of their own."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.copying import CopyTrees
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

ITEM = EntityKind.ITEM


def test_a_tree_is_copied_whole_and_stands_where_it_was_asked_for(sheet: Any) -> None:
    home, line = sheet.put(ITEM, text="home"), sheet.put(ITEM, text="a")
    sheet.lines(["b", "c"], line)
    sheet.lines(["own"], home)
    (born,) = sheet.do(CopyTrees(entities=(line,), parent=home, after=FIRST))
    assert sheet.outline() == ["home", "  a", "    b", "    c", "  own", "a", "  b", "  c"]
    assert born != line
    assert sheet.gestures[-1].act is Act.PASTE
    assert sheet.gestures[-1].count == 1


def test_what_the_words_mean_goes_along_and_how_they_were_set_does_not(sheet: Any) -> None:
    said = {"kind": "fact", "speaker": "s", "author": "w", "sensitivity": "confidential"}
    line = sheet.put(ITEM, text="a", tags=["t"], layout={"level": 2}, continues="x", **said)
    (born,) = sheet.do(CopyTrees(entities=(line,), parent="root"))
    assert dict(sheet.notebook[born].fields) == {"text": "a", "tags": ["t"], **said}


def test_inside_a_copied_tree_names_mean_the_copies(sheet: Any) -> None:
    above = sheet.put(ITEM, text="a")
    far = sheet.put(ITEM, text="far")
    below = sheet.put(ITEM, above, text="b")
    sheet.put(ITEM, above, text="c", applies_to=[below, far])
    (born,) = sheet.do(CopyTrees(entities=(above,), parent="root"))
    first, second = sheet.notebook.children(born)
    assert list(second.fields["applies_to"]) == [first.id, far]


def test_a_figure_goes_along_and_a_place_in_the_report_does_not(sheet: Any) -> None:
    line = sheet.put(ITEM, text="a")
    sheet.put(EntityKind.FIGURE, line, value="13")
    sheet.put(EntityKind.PLACEMENT, line, item=line)
    (born,) = sheet.do(CopyTrees(entities=(line,), parent="root"))
    assert [one.kind for one in sheet.notebook.children(born)] == ["figure"]


def test_a_line_that_was_deleted_since_is_copied_with_what_went_along(sheet: Any) -> None:
    line = sheet.put(ITEM, text="a")
    sheet.lines(["b"], line)
    sheet.do(Delete(entities=(line,)))
    sheet.do(CopyTrees(entities=(line,), parent="root"))
    assert sheet.outline() == ["a", "  b"]


def test_of_a_placed_line_the_words_in_the_report_are_copied(sheet: Any) -> None:
    line = sheet.put(ITEM, text="heard", kind="fact", typed="x")
    section = sheet.put(EntityKind.SECTION, title="1")
    placed = sheet.put(EntityKind.PLACEMENT, section, item=line, wording="printed")
    (born,) = sheet.do(CopyTrees(entities=(placed,), parent="root"))
    assert dict(sheet.notebook[born].fields) == {"text": "printed", "kind": "fact"}
    with pytest.raises(Refusal) as refused:
        sheet.do(CopyTrees(entities=(section,), parent="root"))
    assert refused.value.code == "edit.not_a_line"


@given(
    parents=st.lists(st.integers(0, 20), min_size=1, max_size=25),
    chosen=st.sets(st.integers(0, 24)),
)
def test_any_choice_of_lines_is_copied_as_it_stands(
    parents: list[int], chosen: set[int], sheets: Any
) -> None:
    sheet = sheets()
    lines: list[str] = []
    for number, parent in enumerate(parents):
        above = lines[parent] if parent < len(lines) else "root"
        lines.append(sheet.put(ITEM, above, text=f"{number}"))
    before = sheet.outline()
    entities = tuple(lines[one] for one in sorted(chosen) if one < len(lines))
    home = sheet.put(ITEM, text="home")
    born = sheet.do(CopyTrees(entities=entities, parent=home))
    assert sheet.outline()[: len(before)] == before
    outer = [
        one
        for one in entities
        if not any(above.id in entities for above in sheet.notebook.ancestors(one))
    ]
    assert [sheet.notebook[one].text("text") for one in born] == [
        sheet.notebook[one].text("text") for one in outer
    ]
    assert [sheet.outline(one) for one in born] == [sheet.outline(one) for one in outer]
