"""Out of the bin: back where it stood, or where that was."""

from typing import Any

from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.restoring import BringBack, TakeOut
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind

ITEM = EntityKind.ITEM


def test_a_line_comes_back_where_it_stood_with_what_is_named(sheet: Any) -> None:
    _, line, _ = sheet.lines(["a", "b", "c"])
    (under,) = sheet.lines(["under"], line)
    before = sheet.outline()
    sheet.do(Delete(entities=(line,)))
    sheet.do(TakeOut(entities=(line, under)))
    assert sheet.outline() == before
    assert sheet.gestures[-1].count == 2


def test_a_line_whose_parent_line_stays_deleted_stands_in_its_place(sheet: Any) -> None:
    session = sheet.put(EntityKind.SESSION, title="s")
    _, parent, _ = sheet.lines(["a", "parent", "c"], session)
    first, second, _ = sheet.lines(["first", "second", "third"], parent)
    sheet.do(Delete(entities=(parent,)))
    sheet.do(TakeOut(entities=(first, second)))
    assert sheet.outline(session) == ["a", "first", "second", "c"]
    assert not sheet.notebook.shown(parent)


def test_a_session_or_section_comes_along_to_hold_what_is_restored(sheet: Any) -> None:
    part = sheet.put(EntityKind.PART, title="part")
    section = sheet.put(EntityKind.SECTION, part, title="section")
    line, _ = sheet.lines(["line", "other"], section)
    sheet.do(Delete(entities=(part,)))
    assert sheet.do(TakeOut(entities=(line,))) == (line,)
    assert sheet.outline() == ["part", "  section", "    line"]


def test_a_figure_brings_the_line_it_belongs_to(sheet: Any) -> None:
    (line,) = sheet.lines(["line"])
    figure = sheet.put(EntityKind.FIGURE, line, text="13")
    sheet.do(Delete(entities=(line,)))
    sheet.do(TakeOut(entities=(figure,)))
    assert sheet.outline() == ["line", "  13"]


def test_parent_and_child_restored_together_stay_together(sheet: Any) -> None:
    above = sheet.put(ITEM, text="above")
    (parent,) = sheet.lines(["parent"], above)
    (child,) = sheet.lines(["child"], parent)
    sheet.do(Delete(entities=(child,)))
    sheet.do(Delete(entities=(above,)))
    sheet.do(TakeOut(entities=(child, parent)))
    assert sheet.outline() == ["parent", "  child"]


def test_one_field_says_again_what_it_said(sheet: Any) -> None:
    line = sheet.put(ITEM, text="now", typed="-> now", kind="fact")
    sheet.do(BringBack(entity=line, field="text", value="then"))
    assert dict(sheet.notebook[line].fields) == {"text": "then", "kind": "fact"}
    assert sheet.gestures[-1].act is Act.EARLIER
    sheet.do(BringBack(entity=line, field="kind", value=None))
    assert dict(sheet.notebook[line].fields) == {"text": "then"}
