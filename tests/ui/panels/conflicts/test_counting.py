"""The count at the bottom of the window is the number of questions in the sheet, at any time."""

from typing import Any

from micic_desk.domain.edits.changing import Delete, Resolve, Restore
from micic_desk.domain.edits.joining import ChooseMain, JoinAsSame
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.conflicts.counting import OpenQuestions
from micic_desk.ui.panels.conflicts.standing import questions


class Counted:
    """Follows a room, and is held to what the sheet would list."""

    def __init__(self, room: Any) -> None:
        self._room = room
        self.open = OpenQuestions(room.desk.notebook)
        room.desk.listen(self.open.follow)

    def count(self) -> int:
        listed = questions(self._room.desk.notebook, self._room.desk.me, None)
        assert self.open.count() == len(listed)
        assert OpenQuestions(self._room.desk.notebook).count() == len(listed)
        return len(listed)


def test_words_kinds_and_deletions_count_and_answers_take_away(room: Any) -> None:
    first, second, third = (room.item(one) for one in ("a", "b", "c"))
    counted = Counted(room)
    assert counted.count() == 0
    room.diverge(first, "a1", "a2")
    room.diverge(first, "recommendation", "implication", "kind")
    assert counted.count() == 2
    room.delete_while_reworded(second, "still needed")
    assert counted.count() == 3
    room.desk.do(Resolve(entity=first, field="text", value="a1"))
    assert counted.count() == 2
    room.desk.do(Restore(entities=(second,)))
    assert counted.count() == 1
    room.desk.undo()
    assert counted.count() == 2
    room.desk.do(Delete(entities=(first, third)))
    assert counted.count() == 1


def test_what_is_kept_for_a_child_is_asked_until_the_child_goes(room: Any) -> None:
    above = room.item("above")
    below = room.item("below", above)
    counted = Counted(room)
    before = counted.count()
    room.desk.do(Delete(entities=(above,)))
    room.desk.do(Restore(entities=(below,)))
    kept = counted.count()
    room.desk.do(Delete(entities=(below,)))
    assert counted.count() == before <= kept


def test_joins_that_disagree_count_once(room: Any) -> None:
    one, other = room.item("one"), room.item("two")
    counted = Counted(room)
    room.desk.do(JoinAsSame(entities=(one, other), main=one))
    assert counted.count() == 0
    room.desk.do(ChooseMain(entity=other))
    assert counted.count() == 0
    room.desk.do(Delete(entities=(other,)))
    assert counted.count() == 0


def test_joins_that_disagree_are_asked_again_when_a_line_of_them_comes_back(room: Any) -> None:
    one, other = room.item("one"), room.item("two")
    room.item("below", other)
    room.desk.do(JoinAsSame(entities=(one, other), main=one))
    room.diverge(room.desk.notebook.of_kind(EntityKind.LINK)[0].id, one, other, "main")
    counted = Counted(room)
    assert counted.count() == 1
    room.desk.do(Delete(entities=(other,)))
    assert counted.count() == 0
    room.desk.do(Restore(entities=(other,)))
    assert counted.count() == 1


def test_joins_that_disagree_are_asked_again_for_a_line_kept_for_its_child(room: Any) -> None:
    one, other = room.item("one"), room.item("two")
    below = room.item("below", other)
    room.desk.do(JoinAsSame(entities=(one, other), main=one))
    room.diverge(room.desk.notebook.of_kind(EntityKind.LINK)[0].id, one, other, "main")
    counted = Counted(room)
    room.desk.do(Delete(entities=(other,)))
    assert counted.count() == 0
    room.delete_while_reworded(below, "still needed")
    room.desk.do(Restore(entities=(below,)))
    both = counted.count()
    room.desk.do(Delete(entities=(below,)))
    assert counted.count() < both
