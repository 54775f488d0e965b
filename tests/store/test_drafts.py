"""No draft is ever written after what clears it, whatever two threads are doing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store import local
from micic_desk.store.drafts import WaitingDrafts
from micic_desk.store.local import Draft
from micic_desk.store.purging import purge


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = create_desk(tmp_path / "a.micic", None, title="A consultation")
    Workplace(made).add_session("Morning")
    yield made
    made.close()


@pytest.fixture
def memory(desk: Desk) -> Memory:
    return Memory(desk)


def kept(memory: Memory) -> dict[str, str]:
    return {one.slot: one.text for one in memory.drafts()}


def capture(desk: Desk, text: str, slot: str) -> None:
    fields = {"kind": "point", "text": text}
    session = Workplace(desk).need_session()
    desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session), draft_slot=slot)


def meanwhile(desk: Desk, act: Callable[[], object]) -> None:
    """Do something while a thread that writes what waits stands at the door."""
    with desk.session.alone():
        writer = Thread(target=desk.session.write_waiting)
        writer.start()
        act()
    writer.join()


def test_only_the_newest_of_a_slot_is_written_and_an_empty_one_goes(memory: Memory) -> None:
    memory.keep("b", "to go")
    memory.keep_soon({"a": "half"})
    memory.keep_soon({"a": "half a li", "b": ""})
    written = memory.write_waiting()
    assert kept(memory) == {"a": "half a li"}
    assert {one.draft.slot for one in written if memory.stands(one)} == {"a", "b"}
    assert not memory.write_waiting()


def test_a_draft_that_waits_is_not_written_after_its_line(desk: Desk, memory: Memory) -> None:
    memory.keep_soon({"a": "half a li", "b": "another"})
    meanwhile(desk, lambda: capture(desk, "half a line", "a"))
    assert kept(memory) == {"b": "another"}


def test_a_draft_that_waits_is_not_written_over_a_newer_one(desk: Desk, memory: Memory) -> None:
    memory.keep_soon({"a": "half"})
    meanwhile(desk, lambda: memory.keep("a", "half a line"))
    assert kept(memory) == {"a": "half a line"}


def test_a_name_that_waits_to_be_written_is_taken_out_too(desk: Desk, memory: Memory) -> None:
    memory.keep_soon({"a": "Ada Sample said"})
    meanwhile(desk, lambda: purge(desk.session, "Ada Sample"))
    assert kept(memory) == {}


def test_what_was_written_counts_no_more_when_its_line_was_taken(
    desk: Desk, memory: Memory
) -> None:
    memory.keep_soon({"a": "half a li"})
    (written,) = memory.write_waiting()
    assert memory.stands(written)
    capture(desk, "half a line", "a")
    assert not memory.stands(written)


def test_what_the_disk_refuses_waits_on_unless_newer_words_have_come(
    desk: Desk, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        memory.keep_soon({"a": "half a line"})
        raise Refusal("store.no_space", "The disk is full.")

    memory.keep_soon({"a": "half", "b": "another"})
    with monkeypatch.context() as patch:
        patch.setattr(local, "put_draft", full)
        with pytest.raises(Refusal):
            memory.write_waiting()
    assert set(memory.waiting()) == {"a", "b"}
    memory.write_waiting()
    assert kept(memory) == {"a": "half a line", "b": "another"}
    assert not desk.session.waiting.slots()


def test_what_was_overtaken_while_it_was_written_does_not_wait_again() -> None:
    waiting = WaitingDrafts()
    waiting.add([Draft("a", "half", 0)])
    taken = waiting.take()
    waiting.overtake("a")
    waiting.give_back(taken)
    assert not waiting.slots()


def test_nothing_is_written_into_a_notebook_that_was_closed_meanwhile(
    desk: Desk, memory: Memory
) -> None:
    memory.keep_soon({"a": "half"})
    meanwhile(desk, desk.close)
    assert memory.write_waiting() == []
