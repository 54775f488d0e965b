"""Scenario 59: a name is taken out for good."""

from typing import Any

import pytest

from micic_desk.app.checking import look_through
from micic_desk.app.desk import Memory
from micic_desk.app.purging import look_for, purge, remove_name
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.sentences import Refusal


def _on_disk(one: Any) -> bytes:
    """Everything beside the notebook that begins with its name."""
    one.desk.close()
    found = b"".join(
        each.read_bytes() for each in one.folder.iterdir() if each.name.startswith(one.path.name)
    )
    one.reopen()
    return found


def test_59_a_purged_name_is_nowhere_and_an_older_copy_does_not_bring_it_back(
    world: Any, laptop: Any
) -> None:
    anna, ben, chi = world.all
    name = "Amina Osprey"
    anna.reword(world.one, f"{name} was arrested in March")
    anna.reword(world.two, f"said by {name.upper()} and others")
    anna.give(ben, chi)
    older = ben.file(anna)
    Memory(anna.desk).keep("line", f"ask {name}")
    assert name.encode() in _on_disk(anna)
    assert set(look_for(anna.desk, "amina osprey").standing) == {world.one, world.two}
    with pytest.raises(Refusal):
        purge(anna.desk, name)
    anna.reword(world.one, "somebody was arrested")
    anna.reword(world.two, "said by some")
    before = anna.settled()
    assert look_for(anna.desk, name).values == 2
    done = purge(anna.desk, name)
    assert (done.values, done.standing) == (2, ())
    assert anna.settled() == before
    assert Memory(anna.desk).drafts() == []
    for said in (name, name.upper(), "osprey"):
        assert said.encode() not in _on_disk(anna)
    assert anna.desk.find("osprey") == []
    # An older full copy, and a colleague who has it all, bring nothing of it back.
    for file in (older, ben.file(anna)):
        done = anna.merge(file)
        assert done.altered == ()
    assert name.encode() not in _on_disk(anna)
    file = anna.file(chi, laptop("dora"))
    told = "".join(one.text for one in chi.open(file).content.operations)
    assert "sprey" not in told
    assert chi.merge(file).altered == ()
    assert chi.text(world.one) == "somebody was arrested"
    assert chi.asked() == anna.asked() == []
    assert not any(each.wrong for each in look_through(anna.desk))


def test_59_undo_does_not_bring_it_back_and_takes_no_word_away(world: Any) -> None:
    anna = world.anna
    anna.reword(world.one, "said by Amina Osprey")
    anna.reword(world.one, "said by somebody")
    purge(anna.desk, "osprey")
    assert anna.desk.undo().left_alone == 1
    assert anna.text(world.one) == "said by somebody"
    anna.desk.undo()
    assert "sprey" not in anna.text(world.one)
    assert anna.text(world.one)


def test_59_a_purged_word_of_a_merge_taken_back_does_not_return_with_it(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.one, "said by Amina Osprey")
    file = ben.give(anna)
    anna.desk.undo()
    purge(anna.desk, "Osprey")
    assert b"Osprey" not in _on_disk(anna)
    anna.merge(file)
    assert b"Osprey" not in _on_disk(anna)
    assert anna.text(world.one) == "20 participants from 8 countries"
    assert not any(each.wrong for each in look_through(anna.desk))


def test_59_too_little_is_refused(world: Any) -> None:
    for words in ("", " ", "a"):
        with pytest.raises(Refusal):
            purge(world.anna.desk, words)


def test_59_one_act_takes_a_name_out_of_lines_people_settings_and_the_second_copy(
    world: Any,
) -> None:
    anna, ben, _ = world.all
    anna.reword(world.one, "Amina Osprey was arrested")
    older = anna.file(ben)
    memory = Memory(anna.desk)
    memory.put("spelling_words", ["osprey", "kestrel"])
    memory.put("short", {"ao": "Amina Osprey", "k": "kestrel"})
    memory.keep("line", "ask Osprey")
    assert look_for(anna.desk, "osprey").settings == ("short", "spelling_words")
    done = remove_name(anna.desk, "osprey", "D-7")
    assert done.standing == (world.one,)
    assert anna.text(world.one) == "Amina D-7 was arrested"
    assert memory.get("spelling_words") == ["kestrel"]
    assert memory.get("short") == {"k": "kestrel"}
    assert b"sprey" not in _on_disk(anna)
    ben.merge(older)
    assert anna.merge(ben.file(anna)).altered == ()
    assert b"sprey" not in _on_disk(anna)
    assert b"kestrel" in _on_disk(anna)  # the search finds what is there
    assert not any(each.wrong for each in look_through(anna.desk))


def test_59_what_cannot_be_done_leaves_everything(world: Any) -> None:
    anna = world.anna
    anna.reword(world.one, "said by Osprey")
    for instead in ("", "  ", "not osprey"):
        with pytest.raises(Refusal):
            remove_name(anna.desk, "Osprey", instead)
    assert anna.text(world.one) == "said by Osprey"


def test_59_the_bin_loses_the_name_and_stays_the_bin(world: Any) -> None:
    anna = world.anna
    anna.reword(world.one, "said by Osprey")
    anna.desk.do(Delete(entities=(world.one,)))
    remove_name(anna.desk, "osprey", "somebody")
    assert anna[world.one].dead
    assert anna.text(world.one) == "said by somebody"
    assert b"sprey" not in _on_disk(anna)


def test_59_a_line_in_two_versions_is_answered_first(world: Any) -> None:
    anna, ben, _ = world.all
    anna.reword(world.one, "said by Osprey")
    ben.reword(world.one, "said by nobody")
    ben.give(anna)
    with pytest.raises(Refusal) as refused:
        remove_name(anna.desk, "osprey", "somebody")
    assert refused.value.code == "purge.torn"
    assert look_for(anna.desk, "osprey").standing == (world.one,)
