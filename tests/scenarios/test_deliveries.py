"""Scenarios 22, 24 to 27, 38 to 41, 48, 57, 64, 65: files come late, twice, in part, from afar."""

import itertools
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.checking import look_through
from micic_desk.app.merges import merges
from micic_desk.app.merging import merge, refuse_other
from micic_desk.app.sharing import Keyring
from micic_desk.domain.entity import Flag
from micic_desk.domain.kinds import EntityKind, Sensitivity
from micic_desk.domain.operation import canonical, read_operation
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.manifest import Manifest
from micic_desk.exchange.share.seal import seal
from micic_desk.merge.preview import Happening
from micic_desk.store import log


def _bodies(one: Any) -> list[str]:
    with one.desk.session.transaction() as connection:
        return list(log.bodies(connection))


def _sealed(one: Any, texts: Sequence[str], to: Any, name: str) -> Path:
    """A file of these operations, as another program might write it."""
    data = seal(
        Manifest(sender=one.name, counter=99),
        texts,
        identity=Keyring(one.desk).identity(),
        recipients=[Keyring(to.desk).identity().card(to.name)],
    )
    path = Path(one.folder) / f"{name}.micicx"
    path.write_bytes(data)
    return path


def test_22_a_copied_notebook_loses_no_word_and_is_noticed(world: Any, laptop: Any) -> None:
    anna, ben = world.anna, world.ben
    Keyring(ben.desk).identity()
    copy = laptop("ben's copy", copy_of=ben)
    ben.reword(world.one, "Ben's laptop")
    copy.reword(world.one, "Ben's copy")
    only = copy.note("only on the copy", world.morning)
    first = anna.merge(ben.file(anna))
    file = copy.file(anna)
    assert anna.preview(file).copied
    second = anna.merge(file)
    assert (first.copied, second.copied) == (False, True)
    assert anna.versions(world.one) == ["Ben's copy", "Ben's laptop"]
    assert anna.shows(only)
    back = ben.merge(copy.file(ben))
    assert back.copied, "the owner is told too"


def test_24_the_same_file_twice_brings_nothing_new(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.one, "from Ben")
    file = ben.give(anna)
    before = anna.settled()
    again = anna.merge(file)
    assert again.nothing_new
    assert not again.copied
    assert anna.settled() == before
    assert len(merges(anna.desk)) == 1


def test_25_three_files_in_every_order_come_out_the_same(
    world: Any, laptop: Any, agree: Any
) -> None:
    anna, ben, chi = world.all
    anna.reword(world.one, "A")
    ben.reword(world.one, "B")
    chi.delete(world.one)
    ben.move(world.two, world.one)
    under = chi.note("under it", world.one)
    readers = []
    for number, order in enumerate(itertools.permutations(world.all)):
        reader = laptop(f"reader {number}")
        reader.merge(*(each.file(reader) for each in order))
        readers.append(reader)
    assert agree(*readers)
    for reader in readers:
        assert reader.versions(world.one) == ["A", "B"]
        assert reader.flags(world.one) == {Flag.DELETED_AND_EDITED}
        assert set(reader.order(world.one)) == {world.two, under}


def test_26_an_old_file_after_a_new_one_changes_nothing(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.one, "first")
    old = ben.file(anna)
    ben.reword(world.one, "second")
    ben.give(anna)
    before = anna.settled()
    assert anna.merge(old).nothing_new
    assert anna.settled() == before
    assert anna.text(world.one) == "second"


def test_27_words_arrive_through_a_third_person(world: Any) -> None:
    anna, ben, chi = world.all
    anna.reword(world.one, "from Anna")
    anna.give(ben)
    ben.give(chi)
    assert chi.text(world.one) == "from Anna"


def test_38_one_session_and_then_the_rest(world: Any, laptop: Any, agree: Any) -> None:
    anna = world.anna
    dora = laptop("dora")
    anna.reword(world.one, "second words")
    elsewhere = anna.note("in the other session", world.evening)
    anna.give(dora, session=world.morning)
    assert dora.text(world.one) == "second words"
    assert dora.notebook.get(elsewhere) is None
    assert dora.notebook.get(world.evening) is None
    assert dora.notebook.unfiled() == []
    dora.reword(world.one, "Dora's words")
    dora.give(anna)
    anna.give(dora)
    assert agree(anna, dora)
    assert anna.text(world.one) == "Dora's words"
    assert anna.asked() == []


def test_39_under_a_withheld_line_nothing_travels_and_what_stood_elsewhere_is_unfiled(
    world: Any, laptop: Any
) -> None:
    anna = world.anna
    dora = laptop("dora")
    secret = anna.note("confidential", world.morning, sensitivity=Sensitivity.CONFIDENTIAL.value)
    under = anna.note("under the confidential line", secret)
    file = anna.give(dora, withhold_confidential=True)
    told = "".join(one.text for one in dora.open(file).content.operations)
    assert "confidential" not in told
    assert dora.notebook.get(secret) is dora.notebook.get(under) is None
    # A sender that withholds the parent only (another program, a later version).
    texts = [one for one in _bodies(anna) if read_operation(one).entity != secret]
    dora.merge(_sealed(anna, texts, dora, "child only"))
    assert dora.shows(under)
    assert [one.id for one in dora.notebook.unfiled()] == [under]


@pytest.mark.parametrize("hops", [1, 2])
def test_40_41_what_this_version_does_not_know_goes_through_whole(world: Any, hops: int) -> None:
    """An unknown kind, an unknown field, an unknown key of an operation."""
    anna, ben, chi = world.all
    model = json.loads(_bodies(ben)[-1])
    pin = {
        **model,
        "id": "d" * 32,
        "e": "e" * 32,
        "k": "map_pin",
        "w": {"place": [world.morning, "~"], "geo": {"lat": 15, "x": [None, "é"]}, "text": "t"},
        "later": {"sign": [1, "ü"]},
    }
    pin.pop("p", None)
    text = canonical(pin)
    anna.merge(_sealed(ben, [text], anna, "unknown"))
    last = anna
    if hops == 2:
        anna.give(chi)
        last = chi
    assert last["e" * 32].kind == "map_pin"
    assert last["e" * 32].fields["geo"] == {"lat": 15, "x": [None, "é"]}
    assert text in _bodies(last)
    last.reopen()
    assert text in _bodies(last)


def test_48_single_operations_in_any_order_come_out_the_same(world: Any, laptop: Any) -> None:
    anna, ben, chi = world.all
    anna.reword(world.one, "A")
    ben.move(world.one, world.two)
    chi.delete(world.morning)
    chi.restore(world.two)
    everything = list(dict.fromkeys(body for one in world.all for body in _bodies(one)))
    source = anna.open(anna.file()).source
    found = []
    for seed in range(6):
        random.Random(seed).shuffle(everything)  # noqa: S311 - nothing here is a secret
        reader = laptop(f"reader {seed}")
        for body in everything:
            reader.desk.receive([(read_operation(body), body)], source)
        assert not any(one.wrong for one in look_through(reader.desk)), "kept up as made anew"
        found.append(reader.settled())
    whole = laptop("whole")
    whole.desk.receive([(read_operation(body), body) for body in everything], source)
    assert all(one == whole.settled() for one in found)
    assert whole.text(world.one) == "A"
    assert whole.order(world.two) == [world.one]


def test_57_a_file_of_another_consultation_is_refused_by_its_name(world: Any, laptop: Any) -> None:
    anna = world.anna
    dora = laptop("dora")
    dora.add(EntityKind.CONSULTATION, "root", title="Harbour towns")
    file = dora.file(anna)
    before = anna.settled()
    with pytest.raises(Refusal) as refused:
        refuse_other(anna.desk, anna.open(file), anna.consultation)
    assert "Harbour towns" in str(refused.value)
    assert anna.settled() == before
    refuse_other(anna.desk, anna.open(world.ben.file(anna)), anna.consultation)


def test_57_one_that_two_began_apart_is_refused_as_that(world: Any, laptop: Any) -> None:
    anna, dora = world.anna, laptop("dora")
    dora.add(EntityKind.CONSULTATION, "root", title="regional  consultation")
    with pytest.raises(Refusal) as refused:
        refuse_other(anna.desk, anna.open(dora.file(anna)), anna.consultation)
    assert refused.value.code == "merge.begun_apart"
    assert "Regional consultation" in str(refused.value)


def test_64_what_was_typed_again_after_an_old_delete_is_not_wiped(world: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.delete(world.one)
    old = ben.file(anna)
    anna.merge(old)
    assert not anna.shows(world.one)
    again = anna.note("20 participants from 8 countries", world.morning)
    anna.restore(world.one)
    anna.give(ben)
    anna.merge(old)
    for one in (anna, ben):
        assert one.shows(again)
        assert one.shows(world.one)
        assert one.asked() == []


def test_65_the_counts_of_a_preview_are_what_then_happens(world: Any) -> None:
    anna, ben = world.anna, world.ben
    three = anna.note("third", world.morning)
    anna.give(ben)
    ben.reword(world.one, "from Ben")
    ben.move(world.two, world.evening)
    ben.delete(three)
    ben.note("new from Ben", world.evening)
    anna.reword(world.one, "from Anna")
    file = ben.file(anna)
    foreseen = anna.preview(file)
    assert foreseen == anna.merge(file)
    counts = foreseen.differences.counts
    assert counts[Happening.NEW] == counts[Happening.CONFLICT] == counts[Happening.DELETED] == 1
    assert counts[Happening.MOVED] == 1


def test_some_sessions_can_be_taken_in_and_the_rest_later(world: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.reword(world.one, "in the morning")
    later = ben.note("in the evening", world.evening)
    new = ben.session("a session of Ben's")
    line = ben.note("in his session", new)
    file = ben.file(anna)
    opened = [anna.open(file)]
    only = {world.morning}
    done = merge(anna.desk, opened, only=only)
    assert {one.session for one in done.differences.lines} == only
    assert anna.text(world.one) == "in the morning"
    for one in (later, new, line):
        assert anna.notebook.get(one) is None
    anna.merge(file)
    assert agree(anna, ben)


def test_a_delta_holds_only_what_the_other_has_not_shown_to_have(world: Any, agree: Any) -> None:
    anna, ben = world.anna, world.ben
    ben.give(anna)
    key = anna.open(ben.file(anna)).content.sender_key
    new = anna.note("since then", world.morning)
    anna.reword(world.one, "other words")
    file = anna.give(ben, beyond=[key])
    opened = ben.open(file)
    assert opened.content.manifest.scope["delta"] is True
    written = {one.operation.entity for one in opened.content.operations}
    assert {new, world.one} <= written
    assert len(opened.content.operations) <= 4, "two changes, and whose laptop they are from"
    assert ben.text(world.one) == "other words"
    ben.reword(new, "from Ben")
    ben.give(anna)
    assert agree(anna, ben)
    assert anna.file(ben, beyond=[key]).stat().st_size < anna.file(ben).stat().st_size


def test_without_history_only_what_stands_travels_and_nothing_is_asked(
    world: Any, laptop: Any, swap: Any
) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.two, "said by Amina Osprey")
    anna.reword(world.two, "said by somebody")
    anna.reword(world.one, "A")
    ben.reword(world.one, "B")
    swap(anna, ben)
    dora, emil = laptop("dora"), laptop("emil")
    emil.merge(ben.file(emil))
    file = anna.file(dora, emil, history=False)
    told = "".join(one.text for one in dora.open(file).content.operations)
    assert "Osprey" not in told
    assert "somebody" in told
    for one in (dora, emil):
        done = one.merge(file)
        assert done.altered == ()
        assert one.settled() == anna.settled()
    before = dora.settled()
    assert anna.desk.history(world.two) != dora.desk.history(world.two)
    full = anna.file(dora)
    assert dora.merge(full).nothing_new, "only what was left out"
    assert dora.settled() == before
    assert dora.merge(full).altered == ()
    # Whoever holds it all is not made to forget by one who holds less.
    thin = emil.file(anna, history=False)
    assert anna.merge(thin).altered == ()
    assert "Osprey" in "".join(_bodies(anna))
