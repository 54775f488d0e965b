"""The past of a line: every gesture, with what each field said before and after."""

from collections.abc import Callable
from typing import Any

from micic_desk.app.merging import merge
from micic_desk.app.past import Said, past
from micic_desk.domain.edits.changing import Change, Delete, Reword
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.edits.restoring import BringBack, TakeOut

Make = Callable[[str], Any]


def told(one: Any, entity: str) -> list[list[Said]]:
    return [list(each.said) for each in past(one.desk, entity)]


def test_each_gesture_says_what_it_changed_newest_first(colleague: Make) -> None:
    one = colleague("a")
    top, line = one.note("top"), one.note("first")
    session = one.session()
    one.desk.do(Reword(entity=line, text="second"))
    one.desk.do(Change(entities=(line,), fields={"speaker": "??", "tags": ["x"]}))
    one.desk.do(Move(entities=(line,), parent=top))
    one.desk.do(Delete(entities=(line,)))
    one.desk.do(TakeOut(entities=(line,)))
    found = past(one.desk, line)
    assert [each.first for each in found] == [False] * 5 + [True]
    fields = [{said.field: (said.before, said.after) for said in each.said} for each in found]
    assert fields[0] == {"deleted": (True, False)}
    assert fields[1] == {"deleted": (None, True)}
    before, after = fields[2]["place"]
    assert (before[0], after[0]) == (session, top)
    assert fields[3] == {"speaker": (None, "??"), "tags": (None, ["x"])}
    assert fields[4] == {"text": ("first", "second")}
    assert fields[5]["text"] == (None, "first")


def test_going_back_is_one_more_gesture(colleague: Make) -> None:
    one = colleague("a")
    line = one.note("first")
    one.desk.do(Reword(entity=line, text="second"))
    one.desk.do(BringBack(entity=line, field="text", value="first"))
    assert told(one, line)[0] == [Said("text", "second", "first")]
    one.desk.undo()
    assert one.desk.notebook[line].text("text") == "second"
    assert told(one, line)[0] == [Said("text", "first", "second")]
    one.reopen()
    assert len(past(one.desk, line)) == 4


def test_what_came_from_another_file_says_so(colleague: Make) -> None:
    one, other = colleague("a"), colleague("b")
    line = one.note("mine")
    merge(other.desk, [other.open(one.send())])
    other.desk.do(Reword(entity=line, text="hers"))
    merge(one.desk, [one.open(other.send())])
    found = past(one.desk, line)
    assert [each.arrived for each in found] == [True, False]
    assert found[0].actor != found[1].actor


def test_nothing_is_known_of_what_is_not_there(colleague: Make) -> None:
    assert past(colleague("a").desk, "0" * 32) == []
