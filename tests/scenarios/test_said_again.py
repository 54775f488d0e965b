"""What undo, redo and merges taken back say again: by whom, and without another question."""

from typing import Any

from micic_desk.app.checking import look_through
from micic_desk.app.merges import merges, undo_merge, what_changed
from micic_desk.app.merging import Outcome
from micic_desk.app.showing import shown
from micic_desk.domain.people import who_wrote


def _versions(one: Any, line: str) -> list[tuple[str, str]]:
    """What stands against each other in a line, and who is told to have written it."""
    found = [
        (version.value, who_wrote(one.notebook, version.actor))
        for version in one[line].conflicts.get("text", ())
    ]
    return [(value, person.text("name") if person else "") for value, person in found]


def _newest(one: Any) -> int:
    return next(int(each.number) for each in merges(one.desk) if each.active)


def test_an_undone_answer_asks_by_the_names_of_those_who_wrote(world: Any) -> None:
    anna, ben, chi = world.all
    anna.reword(world.one, "Anna's words")
    ben.reword(world.one, "Ben's words")
    ben.give(anna)
    told = [("Anna's words", "Anna Kestrel"), ("Ben's words", "Ben Wren")]
    assert _versions(anna, world.one) == told
    anna.now += 3600
    anna.reopen()
    anna.resolve(world.one, "Both")
    anna.desk.undo()
    assert _versions(anna, world.one) == told
    assert {one.time for one in anna[world.one].conflicts["text"]} == {1_000_000_000}
    anna.give(chi)
    assert _versions(chi, world.one) == told
    chi.resolve(world.one, "All of us")
    chi.desk.undo()
    chi.give(ben, anna)
    for one in world.all:
        assert _versions(one, world.one) == told


def test_who_wrote_what_is_kept_of_a_merge_stays_known(world: Any, laptop: Any) -> None:
    """Also where the merge alone had brought who that is, and to whoever is handed it."""
    anna, dora, emil = world.anna, laptop("dora"), laptop("emil")
    anna.give(dora)
    dora.sit_down("Dora Lark")
    line = dora.note("by Dora", world.morning, author=dora.desk.me)
    dora.give(anna)
    anna.change(line, support="some")
    undo_merge(anna.desk, _newest(anna))
    assert anna[anna[line].text("author")].text("name") == "Dora Lark"
    anna.give(emil, session=world.morning)
    assert emil[emil[line].text("author")].text("name") == "Dora Lark"
    emil.reword(line, "by Emil")
    anna.reword(line, "by Anna")
    anna.desk.undo()
    anna.give(emil)
    assert ("by Dora", "Dora Lark") in _versions(emil, line)


def test_a_conflict_is_by_the_same_two_when_its_merge_is_done_again(world: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "Anna's words")
    ben.reword(world.one, "Ben's words")
    ben.give(anna)
    told = _versions(anna, world.one)
    for _ in range(2):
        anna.desk.undo()
    for _ in range(2):
        anna.desk.redo()
    assert _versions(anna, world.one) == told


def test_what_stays_of_a_merge_is_by_whom_it_was(world: Any) -> None:
    """Her own words stay by her, what they stand beside by whoever wrote it."""
    anna, ben = world.anna, world.ben
    line = ben.note("by Ben", world.morning)
    ben.give(anna)
    anna.change(line, support="some")
    undo_merge(anna.desk, _newest(anna))
    assert anna.text(line) == "by Ben"
    ben.reword(line, "by Ben, reworded")
    ben.give(anna)
    assert set(_versions(anna, line)) <= {("by Ben", "Ben Wren"), ("by Ben, reworded", "Ben Wren")}


def test_taking_one_merge_back_answers_no_question_of_another(world: Any) -> None:
    anna, ben, chi = world.all
    ben.reword(world.one, "Ben's words")
    ben.give(anna)
    number = _newest(anna)
    chi.reword(world.one, "Chi's words")
    chi.give(anna)
    anna.resolve(world.one, "Ben's words")
    chi.reword(world.one, "Chi's other words")
    chi.give(anna)
    asked = sorted(_versions(anna, world.one))
    assert asked == [("Ben's words", "Anna Kestrel"), ("Chi's other words", "Chi Heron")]
    undo_merge(anna.desk, number)
    assert sorted(_versions(anna, world.one)) == asked
    anna.desk.undo()
    assert sorted(_versions(anna, world.one)) == asked


def test_an_answer_that_was_undone_is_none_when_the_merge_is_taken_back(world: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "Anna's words")
    ben.reword(world.one, "Ben's words")
    ben.give(anna)
    anna.resolve(world.one, "Both")
    anna.desk.undo()
    undo_merge(anna.desk, _newest(anna))
    said = [anna.text(world.one), *(value for value, _ in _versions(anna, world.one))]
    assert "Anna's words" in said


def test_a_question_within_what_is_kept_stays_one(world: Any, laptop: Any) -> None:
    anna, ben, dora = world.anna, world.ben, laptop("dora")
    session = ben.session("Ben's session")
    ben.give(dora)
    ben.change(session, title="Ben's title")
    dora.change(session, title="Dora's title")
    dora.give(ben)
    ben.give(anna)
    assert len(anna[session].conflicts["title"]) == 2
    own = anna.note("Anna's, in that session", session)
    undo_merge(anna.desk, _newest(anna))
    assert anna.order(session) == [own]
    assert anna.versions(session, "title") == ["Ben's title", "Dora's title"]


def _undone_and_done_again(one: Any, times: int) -> None:
    for _ in range(times):
        one.desk.undo()
    for _ in range(times):
        one.desk.redo()


def _same_as_foreseen(one: Any, *files: Any) -> Outcome:
    """Take files in, as their preview said."""
    foreseen = one.preview(*files)
    done = one.merge(*files)
    told = [(each.new, each.known, each.differences.counts) for each in (foreseen, done)]
    assert told[0] == told[1]
    assert foreseen.differences.lines == done.differences.lines
    return done


def test_a_merge_taken_back_is_merged_again_without_a_question(world: Any) -> None:
    """Also where it had been undone and done again with the words that it lay over."""
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "Anna's words")
    line = anna.note("new from Anna", world.morning)
    anna.give(ben)
    ben.reword(world.one, "Ben's words over Anna's")
    ben.delete(line)
    first = ben.give(anna)
    told = what_changed(anna.desk, _newest(anna))
    for _ in range(2):
        _undone_and_done_again(anna, 3)
        stood = shown(anna.desk)
        undo_merge(anna.desk, _newest(anna))
        assert anna.text(world.one) == "Anna's words"
        assert anna.shows(line)
        anna.reopen()
        _same_as_foreseen(anna, first)
        assert shown(anna.desk) == stood
        assert anna.text(world.one) == "Ben's words over Anna's"
        assert not anna.shows(line)
        assert anna.asked() == []
        assert what_changed(anna.desk, _newest(anna)) == told
        _undone_and_done_again(anna, 4)
        assert shown(anna.desk) == stood
    assert not any(each.wrong for each in look_through(anna.desk))
    anna.give(ben)
    assert ben.asked() == []


def test_later_words_are_asked_about_when_a_merge_comes_again(world: Any) -> None:
    """What says the merge again had not seen them."""
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "Anna's words")
    anna.give(ben)
    ben.reword(world.one, "Ben's words over Anna's")
    file = ben.give(anna)
    _undone_and_done_again(anna, 2)
    undo_merge(anna.desk, _newest(anna))
    anna.reword(world.one, "Anna's later words")
    _same_as_foreseen(anna, file)
    assert anna.versions(world.one) == ["Anna's later words", "Ben's words over Anna's"]
    assert ("Ben's words over Anna's", "Ben Wren") in _versions(anna, world.one)


def test_what_was_kept_of_a_merge_stays_when_it_comes_again(world: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "Anna's words")
    anna.give(ben)
    ben.reword(world.one, "Ben's words over Anna's")
    file = ben.give(anna)
    anna.reword(world.one, "Anna's words over Ben's")
    undo_merge(anna.desk, _newest(anna))
    _undone_and_done_again(anna, 4)
    assert anna.text(world.one) == "Anna's words over Ben's"
    _same_as_foreseen(anna, file)
    assert anna.text(world.one) == "Anna's words over Ben's"
    assert anna.asked() == []


def test_a_merge_taken_back_that_another_file_brought_too_asks_nothing(world: Any) -> None:
    anna, ben, chi = world.all
    anna.reword(world.one, "Anna's words")
    anna.give(ben)
    ben.reword(world.one, "Ben's words over Anna's")
    ben.give(anna, chi)
    first = _newest(anna)
    _undone_and_done_again(anna, 2)
    chi.note("from Chi", world.morning)
    chi.give(anna)
    undo_merge(anna.desk, first)
    assert anna.text(world.one) == "Ben's words over Anna's"
    assert anna.asked() == []
    undo_merge(anna.desk, _newest(anna))
    assert anna.text(world.one) == "Anna's words"
    assert anna.asked() == []


def test_two_files_undone_and_done_again_ask_nothing_when_one_is_taken_back(world: Any) -> None:
    anna, ben, chi = world.all
    anna.reword(world.one, "Anna's words")
    anna.give(ben)
    ben.reword(world.one, "Ben's words over Anna's")
    ben.give(anna, chi)
    first = _newest(anna)
    chi.note("from Chi", world.morning)
    chi.give(anna)
    _undone_and_done_again(anna, 3)
    undo_merge(anna.desk, first)
    assert anna.text(world.one) == "Ben's words over Anna's"
    assert anna.asked() == []


def test_several_files_at_once_come_again_as_foreseen(world: Any) -> None:
    """One after the other: what says the first again does not know what the second brings."""
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "Anna's words")
    anna.give(ben)
    ben.reword(world.one, "Ben's words over Anna's")
    first = ben.give(anna)
    _undone_and_done_again(anna, 2)
    ben.reword(world.one, "Ben's later words")
    second = ben.file(anna)
    undo_merge(anna.desk, _newest(anna))
    _same_as_foreseen(anna, first, second)
    _same_as_foreseen(anna, first, second)
    assert "Ben's later words" in [anna.text(world.one), *anna.versions(world.one)]


def test_a_colleague_hands_back_what_says_her_words_again(world: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "Anna's words")
    anna.give(ben)
    ben.reword(world.one, "Ben's words over Anna's")
    ben.give(anna)
    _undone_and_done_again(anna, 2)
    anna.give(ben)
    assert ben.asked() == []
    undo_merge(anna.desk, _newest(anna))
    file = ben.file(anna)
    _same_as_foreseen(anna, file)
    assert anna.text(world.one) == "Ben's words over Anna's"
    assert anna.asked() == []
    undo_merge(anna.desk, _newest(anna))
    assert anna.text(world.one) == "Anna's words"
    _same_as_foreseen(anna, file)
    assert anna.asked() == []
    assert not any(each.wrong for each in look_through(anna.desk))
