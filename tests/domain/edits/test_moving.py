"""Moving: anywhere but under itself, with everything below."""

from typing import Any

import pytest

from micic_desk.domain.edits.moving import Indent, Move, Outdent, Shift, outermost
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

ITEM = EntityKind.ITEM


@pytest.fixture
def abc(sheet: Any) -> dict[str, str]:
    """a (with a1, a2 below), b, c."""
    found = dict(zip("abc", sheet.lines("abc"), strict=True))
    found.update(zip(["a1", "a2"], sheet.lines(["a1", "a2"], found["a"]), strict=True))
    return found


def refusal(sheet: Any, edit: Any) -> str:
    before = sheet.outline()
    with pytest.raises(Refusal) as refused:
        sheet.do(edit)
    assert sheet.outline() == before
    return refused.value.code


def test_a_line_takes_along_what_stands_below(sheet: Any, abc: dict[str, str]) -> None:
    sheet.do(Move(entities=(abc["a"],), parent=abc["c"]))
    assert sheet.outline() == ["b", "c", "  a", "    a1", "    a2"]


@pytest.mark.parametrize(
    ("moved", "after", "wanted"),
    [
        (["c"], FIRST, ["c", "a", "b"]),
        (["a"], "b", ["b", "a", "c"]),
        (["c", "a"], "b", ["b", "c", "a"]),
        (["a", "c"], None, ["b", "a", "c"]),
        (["b"], "b", ["a", "b", "c"]),
        (["a"], "a", ["a", "b", "c"]),
        (["b", "c"], "c", ["a", "b", "c"]),
        (["c", "b", "a"], FIRST, ["c", "b", "a"]),
    ],
)
def test_lines_go_where_they_are_put_in_the_order_given(
    sheet: Any, moved: list[str], after: str | None, wanted: list[str]
) -> None:
    found = dict(zip("abc", sheet.lines("abc"), strict=True))
    place = found.get(after, after) if after else None
    sheet.do(Move(entities=tuple(found[one] for one in moved), parent="root", after=place))
    assert sheet.outline() == wanted


def test_what_is_inside_another_moved_line_stays_inside(sheet: Any, abc: dict[str, str]) -> None:
    assert outermost(sheet.notebook, (abc["a1"], abc["a"], abc["a"])) == [abc["a"]]
    sheet.do(Move(entities=(abc["a1"], abc["a"]), parent="root"))
    assert sheet.outline() == ["b", "c", "a", "  a1", "  a2"]


def test_nothing_moves_under_itself(sheet: Any, abc: dict[str, str]) -> None:
    assert refusal(sheet, Move(entities=(abc["a"],), parent=abc["a"])) == "edit.circle"
    assert refusal(sheet, Move(entities=(abc["a"],), parent=abc["a2"])) == "edit.circle"
    assert refusal(sheet, Move(entities=(abc["a"],), parent="f" * 32)) == "edit.not_found"
    assert refusal(sheet, Move(entities=("f" * 32,), parent="root")) == "edit.not_found"


def test_a_line_that_moves_leaves_the_depth_of_its_source(sheet: Any) -> None:
    line = sheet.put(ITEM, text="a", layout={"level": 2, "bullet": "-"})
    other = sheet.put(ITEM, text="b")
    sheet.do(Move(entities=(line,), parent=other))
    assert sheet.notebook[line].mapping("layout") == {"bullet": "-"}


def test_in_goes_under_the_line_before(sheet: Any, abc: dict[str, str]) -> None:
    sheet.do(Indent(entities=(abc["b"], abc["c"])))
    assert sheet.outline() == ["a", "  a1", "  a2", "  b", "  c"]
    assert refusal(sheet, Indent(entities=(abc["a"],))) == "edit.no_line_before"
    assert refusal(sheet, Indent(entities=())) == "edit.no_line_before"


def test_out_goes_after_the_line_above(sheet: Any, abc: dict[str, str]) -> None:
    sheet.do(Outdent(entities=(abc["a1"],)))
    assert sheet.outline() == ["a", "  a2", "a1", "b", "c"]
    assert refusal(sheet, Outdent(entities=(abc["a1"],))) == "edit.outermost"


def test_out_stops_below_what_is_no_line(sheet: Any) -> None:
    session = sheet.put(EntityKind.SESSION, title="s")
    (line,) = sheet.lines(["a"], session)
    assert refusal(sheet, Outdent(entities=(line,))) == "edit.outermost"


def test_up_and_down_among_siblings(sheet: Any, abc: dict[str, str]) -> None:
    sheet.do(Shift(entities=(abc["c"],), steps=-1))
    assert sheet.outline() == ["a", "  a1", "  a2", "c", "b"]
    sheet.do(Shift(entities=(abc["a"],), steps=1))
    assert sheet.outline() == ["c", "a", "  a1", "  a2", "b"]
    sheet.do(Shift(entities=(abc["c"], abc["a"]), steps=1))
    assert sheet.outline() == ["b", "c", "a", "  a1", "  a2"]
    assert refusal(sheet, Shift(entities=(abc["a"],), steps=1)) == "edit.at_the_end"
    assert refusal(sheet, Shift(entities=(abc["b"],), steps=-1)) == "edit.at_the_end"
    assert refusal(sheet, Shift(entities=(), steps=1)) == "edit.at_the_end"
