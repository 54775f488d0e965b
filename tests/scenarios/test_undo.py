"""Scenarios 23, 32 to 37, 58, 67: a merge is taken back, or nothing came with it."""

from collections.abc import Callable
from typing import Any

import pytest

from micic_desk.app.checking import look_through
from micic_desk.app.merges import foresee_undo, merges, undo_merge, what_changed
from micic_desk.app.showing import shown
from micic_desk.domain.edits.joining import JoinAsSame
from micic_desk.domain.gesture import Act
from micic_desk.domain.links import Links
from micic_desk.domain.sentences import Refusal
from micic_desk.merge.preview import Happening


def _whole(one: Any) -> None:
    assert not any(each.wrong for each in look_through(one.desk))


def _twice(turn: Callable[[], object]) -> None:
    turn()
    turn()


def test_23_a_restored_backup_with_new_work_keeps_everything(world: Any, laptop: Any) -> None:
    anna, ben = world.anna, world.ben
    backup = laptop("ben's backup", copy_of=ben)
    ben.reword(world.one, "after the backup")
    ben.give(anna)
    backup.reword(world.two, "after restoring")
    anna.give(backup)
    backup.give(anna)
    assert anna.settled() == backup.settled()
    assert anna.text(world.one) == "after the backup"
    assert anna.text(world.two) == "after restoring"
    assert anna.asked() == []


def test_32_a_merge_taken_back_leaves_exactly_what_was(world: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.two, "mine")
    before, seen = anna.settled(), shown(anna.desk)
    ben.reword(world.one, "from Ben")
    ben.note("new from Ben", world.morning)
    ben.move(world.two, world.evening)
    ben.give(anna)
    after = anna.settled()
    assert after != before
    anna.reopen()
    done = undo_merge(anna.desk, merges(anna.desk)[0].number)
    assert done.kept == ()
    assert anna.settled() == before
    assert shown(anna.desk) == seen
    _whole(anna)
    anna.reopen()
    assert anna.settled() == before
    assert anna.desk.next_undo().act is Act.UNMERGE
    anna.desk.undo()
    assert anna.settled() == after
    anna.desk.redo()
    assert anna.settled() == before
    _whole(anna)
    with pytest.raises(Refusal):
        undo_merge(anna.desk, merges(anna.desk)[0].number)


def test_33_after_an_undo_a_newer_file_brings_it_all(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.one, "from Ben")
    ben.give(anna)
    undo_merge(anna.desk, merges(anna.desk)[0].number)
    ben.reword(world.two, "later from Ben")
    ben.give(anna)
    assert anna.text(world.one) == "from Ben"
    assert anna.text(world.two) == "later from Ben"
    assert anna.settled() == ben.settled()


def test_34_an_undo_keeps_what_another_file_also_brought(world: Any) -> None:
    anna, ben, chi = world.all
    ben.reword(world.one, "from Ben")
    ben.give(chi, anna)
    chi.reword(world.two, "from Chi")
    chi.give(anna)
    newest, from_ben, *_ = merges(anna.desk)
    undo_merge(anna.desk, from_ben.number)
    assert anna.text(world.one) == "from Ben"
    undo_merge(anna.desk, newest.number)
    assert anna.text(world.one) == "20 participants from 8 countries"
    assert anna.text(world.two) != "from Chi"
    _whole(anna)


def test_35_own_words_since_a_merge_outlive_its_undo(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.one, "Ben's words")
    session = ben.session("Ben's session")
    line = ben.note("by Ben", session)
    gone = ben.note("untouched by anybody", session)
    file = ben.give(anna)
    anna.reword(line, "by Ben, corrected by Anna")
    anna.reword(world.one, "Ben's words, and Anna's")
    own = anna.note("Anna's, in Ben's session", session)
    before = anna.settled()
    number = merges(anna.desk)[0].number
    assert set(foresee_undo(anna.desk, number).kept) == {line, world.one}
    assert anna.settled() == before, "only foreseen"
    kept = undo_merge(anna.desk, number).kept
    assert set(kept) == {line, world.one}
    assert anna.text(line) == "by Ben, corrected by Anna"
    assert anna[line].text("author") == before[line].text("author")
    assert anna.text(world.one) == "Ben's words, and Anna's"
    assert anna.order(session) == [line, own], "both stand where they stood"
    assert anna.notebook.get(gone) is None
    assert anna.asked() == []
    assert anna.notebook.unfiled() == []
    _whole(anna)
    anna.reopen()
    settled = anna.settled()
    anna.merge(file)
    assert anna.text(line) == "by Ben, corrected by Anna"
    assert anna.text(world.one) == "Ben's words, and Anna's"
    assert anna.shows(gone)
    assert anna.asked() == []
    anna.desk.undo()
    assert anna.settled() == settled
    anna.desk.undo()
    assert {one: each.fields for one, each in anna.settled().items()} == {
        one: each.fields for one, each in before.items()
    }
    _whole(anna)


def test_35_what_was_deleted_since_stays_deleted(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.one, "Ben's words")
    new = ben.note("new from Ben", world.morning)
    ben.give(anna)
    anna.delete(world.one)
    anna.delete(new)
    undo_merge(anna.desk, merges(anna.desk)[0].number)
    assert not anna.shows(world.one)
    assert not anna.shows(new)
    assert anna.asked() == []
    _whole(anna)


def test_35_what_was_joined_since_stays_joined(world: Any) -> None:
    anna, ben = world.anna, world.ben
    his = ben.note("in his words", world.morning)
    ben.give(anna)
    anna.desk.do(JoinAsSame(entities=(world.one, his), main=world.one))
    assert undo_merge(anna.desk, merges(anna.desk)[0].number).kept == (his,)
    assert anna.text(his) == "in his words"
    assert Links(anna.notebook).main_of(his) == world.one


def test_36_undone_lines_are_not_passed_on(world: Any) -> None:
    anna, ben, chi = world.all
    slip = ben.note("a slip of Ben's", world.morning)
    ben.reword(world.one, "another slip")
    ben.give(anna)
    undo_merge(anna.desk, merges(anna.desk)[0].number)
    file = anna.give(chi)
    told = "".join(one.text for one in chi.open(file).content.operations)
    assert "slip" not in told
    assert chi.notebook.get(slip) is None


def test_37_every_author_through_two_hops(world: Any) -> None:
    anna, ben, chi = world.all
    line = ben.note("by Ben", world.morning)
    ben.give(anna)
    anna.give(chi)
    assert chi.notebook[chi[line].text("author")].text("name") == "Ben Wren"
    (wrote,) = chi.desk.history(line)
    actor = chi.notebook[wrote.actor]
    assert chi.notebook[actor.text("person")].text("name") == "Ben Wren"


def test_58_the_own_file_back_brings_nothing_new(world: Any) -> None:
    anna = world.anna
    anna.note("mine", world.morning)
    file = anna.file(world.ben)
    before = anna.settled()
    assert anna.preview(file).nothing_new
    done = anna.merge(file)
    assert done.nothing_new
    assert done.differences.lines == ()
    assert anna.settled() == before
    assert merges(anna.desk) == []


def test_67_undo_after_a_merge_undoes_only_own_gestures(world: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.two, "Anna's words")
    ben.reword(world.one, "Ben's words")
    ben.give(anna)
    anna.reword(world.two, "Anna's later words")
    anna.desk.undo()
    assert anna.text(world.two) == "Anna's words"
    assert anna.text(world.one) == "Ben's words", "nobody else's gesture is taken back"
    assert anna.desk.next_undo().act is Act.MERGE
    anna.desk.undo()
    anna.desk.undo()
    assert anna.text(world.two) == "Haiti: the diaspora was first to arrive"


def test_a_merge_and_the_adding_of_what_it_deletes_are_undone_and_done_again(world: Any) -> None:
    anna, ben = world.anna, world.ben
    line = anna.note("new from Anna", world.morning)
    anna.give(ben)
    ben.delete(line)
    ben.give(anna)
    assert not anna.shows(line)
    told = what_changed(anna.desk, merges(anna.desk)[0].number)
    for _ in range(2):
        _twice(anna.desk.undo)
        assert anna.notebook.get(line) is None or not anna.shows(line)
        _twice(anna.desk.redo)
        assert not anna.shows(line)
        assert anna.asked() == []
        anna.reopen()
    assert what_changed(anna.desk, merges(anna.desk)[0].number) == told
    _whole(anna)
    anna.give(ben)
    assert not ben.shows(line)
    assert ben.asked() == []


def test_a_merge_and_the_words_it_replaces_are_undone_and_done_again(world: Any) -> None:
    """What was done again below it is no later word, for nobody, and no work on what it brought."""
    anna, ben, chi = world.all
    anna.reword(world.one, "Anna's words")
    anna.give(ben, chi)
    ben.reword(world.one, "Ben's words over Anna's")
    ben.give(anna, chi)
    _twice(anna.desk.undo)
    _twice(anna.desk.redo)
    assert anna.text(world.one) == "Ben's words over Anna's"
    anna.give(ben, chi)
    for one in world.all:
        assert one.text(world.one) == "Ben's words over Anna's"
        assert one.asked() == []
    number = next(each.number for each in merges(anna.desk) if each.active)
    assert foresee_undo(anna.desk, number).kept == ()
    undo_merge(anna.desk, number)
    assert anna.text(world.one) == "Anna's words"
    anna.desk.undo()
    assert anna.text(world.one) == "Ben's words over Anna's"
    _twice(anna.desk.undo)
    assert anna.text(world.one) == "20 participants from 8 countries"
    _whole(anna)


def test_a_merge_worked_on_and_taken_back_is_undone_to_the_ground_and_done_again(
    world: Any,
) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "Anna's words")
    anna.give(ben)
    ben.reword(world.one, "Ben's words over Anna's")
    line = ben.note("by Ben", world.morning)
    ben.give(anna)
    anna.reword(line, "by Ben, corrected by Anna")
    undo_merge(anna.desk, next(each.number for each in merges(anna.desk) if each.active))
    steps = 4
    seen = [shown(anna.desk)]
    for _ in range(steps):
        anna.desk.undo()
        seen.append(shown(anna.desk))
    for step in reversed(range(steps)):
        anna.desk.redo()
        assert shown(anna.desk) == seen[step]
    for step in range(1, steps + 1):
        anna.desk.undo()
        assert shown(anna.desk) == seen[step]
    _whole(anna)


def test_a_delete_is_no_later_than_the_edit_it_was_asked_about(world: Any) -> None:
    """Restored, and that undone, it is still the delete that had not seen the edit."""
    anna, ben = world.anna, world.ben
    anna.delete(world.two)
    ben.reword(world.two, "Ben's words")
    ben.give(anna)
    assert anna.asked() == [world.two]
    anna.restore(world.two)
    anna.desk.undo()
    assert anna.asked() == [world.two]
    undo_merge(anna.desk, next(each.number for each in merges(anna.desk) if each.active))
    assert not anna.shows(world.two)
    assert anna.asked() == []
    ben.give(anna)
    assert anna.text(world.two) == "Ben's words"
    assert anna.asked() == [world.two], "what Ben wrote is not gone unasked"
    _whole(anna)


def test_a_delete_that_had_seen_the_edit_stays_after_the_merge_is_taken_back(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.two, "Ben's words")
    ben.give(anna)
    anna.delete(world.two)
    undo_merge(anna.desk, next(each.number for each in merges(anna.desk) if each.active))
    assert not anna.shows(world.two)
    ben.give(anna)
    assert not anna.shows(world.two)
    assert anna.asked() == []
    _whole(anna)


def test_what_a_merge_changed_can_be_asked_at_any_time(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.one, "Ben's words")
    new = ben.note("new from Ben", world.morning)
    ben.delete(world.two)
    file = ben.file(anna)
    anna.reword(world.one, "Anna's words")
    done = anna.merge(file)
    number = merges(anna.desk)[0].number
    told = what_changed(anna.desk, number)
    assert told == done.differences
    anna.resolve(world.one, "both")
    anna.reword(new, "reworded later")
    ben.reword(world.one, "Ben again")
    ben.give(anna)
    anna.reopen()
    told = what_changed(anna.desk, number)
    found = {one.entity: one for one in told.lines}
    assert told.counts == done.differences.counts
    assert found[new].happenings == (Happening.NEW,)
    assert found[new].text == "new from Ben"
    assert Happening.CONFLICT in found[world.one].happenings
    assert found[world.two].happenings == (Happening.DELETED,)
    assert found[new].person == done.differences.lines[0].person or found[new].session
    undo_merge(anna.desk, merges(anna.desk)[0].number)
    assert what_changed(anna.desk, number).counts == done.differences.counts
