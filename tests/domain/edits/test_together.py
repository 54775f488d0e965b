"""Several edits as one gesture."""

from typing import Any

import pytest

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

ITEM = EntityKind.ITEM


def test_all_of_them_are_one_gesture_in_their_order(sheet: Any) -> None:
    (line,) = sheet.lines(["a"])
    edits = (
        Add(kind=ITEM, fields={"text": "b"}),
        Reword(entity=line, text="A"),
        Add(kind=ITEM, fields={"text": "c"}),
    )
    sheet.do(Together(edits=edits, act=Act.IMPORT))
    assert sheet.outline() == ["A", "b", "c"]
    assert len(sheet.gestures) == 1
    assert (sheet.gestures[0].act, sheet.gestures[0].count) == (Act.IMPORT, 3)


def test_where_one_is_refused_nothing_is_done(sheet: Any) -> None:
    edits = (Add(kind=ITEM, fields={"text": "b"}), Reword(entity="f" * 32, text="A"))
    with pytest.raises(Refusal):
        sheet.do(Together(edits=edits, act=Act.IMPORT))
    assert sheet.outline() == []
