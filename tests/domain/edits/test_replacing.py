"""Many lines are changed at once, each only where it still says what was looked at."""

from typing import Any

import pytest

from micic_desk.domain.edits.changing import Delete, Reword
from micic_desk.domain.edits.replacing import Replacement, ReplaceWords
from micic_desk.domain.finding import Stretch
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

ITEM = EntityKind.ITEM


def of(entity: str, before: str, *stretches: tuple[int, int]) -> Replacement:
    return Replacement(entity, "text", before, tuple(Stretch(*one) for one in stretches))


def test_all_stretches_of_all_lines_are_one_gesture(sheet: Any) -> None:
    first = sheet.put(ITEM, text="a b a", typed="-> a b a")
    (second,) = sheet.lines(["a"])
    wishes = (of(first, "a b a", (4, 5), (0, 1)), of(second, "a", (0, 1)))
    sheet.do(ReplaceWords(replacements=wishes, instead="long"))
    assert sheet.outline() == ["long b long", "long"]
    assert "typed" not in sheet.notebook[first].fields
    assert (sheet.gestures[-1].act, sheet.gestures[-1].count) == (Act.REPLACE, 2)


def test_what_was_changed_or_deleted_meanwhile_is_left_alone(sheet: Any) -> None:
    first, second, third = sheet.lines(["a", "a", "a"])
    sheet.do(Reword(entity=first, text="ab"))
    sheet.do(Delete(entities=(second,)))
    wishes = tuple(of(one, "a", (0, 1)) for one in (first, second, third))
    sheet.do(ReplaceWords(replacements=wishes, instead="x"))
    assert sheet.outline() == ["ab", "x"]
    assert sheet.gestures[-1].count == 1


def test_nothing_is_replaced_away(sheet: Any) -> None:
    first, second = sheet.lines(["a b", " a "])
    wishes = (of(first, "a b", (0, 1)), of(second, " a ", (1, 2)))
    with pytest.raises(Refusal) as refused:
        sheet.do(ReplaceWords(replacements=wishes, instead=""))
    assert refused.value.code == "edit.replaced_away"
    assert sheet.outline() == ["a b", " a "]
