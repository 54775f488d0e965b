"""Negative controls: each rule broken on purpose must be noticed by the laws."""

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import pytest
from hypothesis import Phase, Verbosity

from micic_desk.domain.entity import Flag, Version
from micic_desk.domain.operation import Operation
from micic_desk.domain.registers import Registers
from micic_desk.store import arriving, projection, rebuilding, reversal, scribe, turning
from micic_desk.store.reversal import Again, _Entity
from tests.laws.doing import live

Break = Callable[[pytest.MonkeyPatch], None]


def heads_ignore_what_was_replaced(patch: pytest.MonkeyPatch) -> None:
    def heads(self: Registers, name: str) -> list[Operation]:
        return sorted(self._writes.get(name, {}).values(), key=_key)

    patch.setattr(Registers, "heads", heads)


def deletes_ignore_what_they_saw(patch: pytest.MonkeyPatch) -> None:
    def deletion(self: Registers) -> tuple[bool, set[Flag]]:
        return any(head.writes["deleted"] for head in self.heads("deleted")), set()

    patch.setattr(Registers, "_deletion", deletion)


def circles_are_left(patch: pytest.MonkeyPatch) -> None:
    def arrange(*_: object) -> dict[str, Any]:
        return {}

    patch.setattr(projection, "arrange", arrange)
    patch.setattr(rebuilding, "arrange", arrange)


def the_last_one_wins(patch: pytest.MonkeyPatch) -> None:
    def distinct(name: str, heads: Sequence[Operation]) -> tuple[Version, ...]:
        last = heads[-1]
        return (Version(last.id, last.writes[name], last.actor, last.time),)

    patch.setattr("micic_desk.domain.registers._distinct", distinct)


def the_first_to_arrive_is_shown(patch: pytest.MonkeyPatch) -> None:
    honest = Registers.heads

    def heads(self: Registers, name: str) -> list[Operation]:
        found = {one.id for one in honest(self, name)}
        return [one for key, one in self._writes.get(name, {}).items() if key in found]

    patch.setattr(Registers, "heads", heads)


def a_merge_is_taken_back_by_halves(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(turning, "take_along", _nothing)


def an_undo_forgets_conflicts(patch: pytest.MonkeyPatch) -> None:
    honest = _Entity._written

    def written(self: _Entity, wanted: dict[str, list[Any]]) -> Any:
        return honest(self, {name: values[-1:] for name, values in wanted.items()})

    patch.setattr(_Entity, "_written", written)


def an_undo_says_who_undid(patch: pytest.MonkeyPatch) -> None:
    def again(operation: Operation, name: str) -> Again:
        return Again(operation.writes[name])

    patch.setattr(reversal, "again", again)


def an_undone_delete_has_seen_everything(patch: pytest.MonkeyPatch) -> None:
    def was_dead(_: _Entity) -> bool:
        return True

    patch.setattr(_Entity, "_was_dead", was_dead)


def writers_replace_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(scribe, "_replaced", _no_predecessors)


def a_merge_done_again_does_not_say_so(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(turning, "_said_again", _nothing)


def a_merge_that_comes_again_is_not_said_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(arriving, "_say_again", _nothing)


def a_failed_write_is_remembered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projection.Projection, "rewind", _nothing)


def conflicts_do_not_reach_the_tables(patch: pytest.MonkeyPatch) -> None:
    """Settled state that is not kept up: an entity in conflict keeps its old row."""
    honest = projection.Projection._write

    def write(self: Any, entities: Sequence[Any], gone: Sequence[str]) -> None:
        honest(self, [one for one in entities if not one.conflicts], gone)

    patch.setattr(projection.Projection, "_write", write)


FOUND_AT_RANDOM = [
    heads_ignore_what_was_replaced,
    circles_are_left,
    the_last_one_wins,
    the_first_to_arrive_is_shown,
    an_undone_delete_has_seen_everything,
    conflicts_do_not_reach_the_tables,
]
BROKEN = (AssertionError, LookupError, ExceptionGroup)


@pytest.mark.parametrize("broken", FOUND_AT_RANDOM, ids=lambda one: one.__name__)
def test_a_broken_rule_is_noticed(
    broken: Break, life: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch)
    with pytest.raises(BROKEN):
        live(life.Life, 400, 40, phases=[Phase.generate], verbosity=Verbosity.quiet)


def undoing_a_resolution(one: Any) -> None:
    one.reword(0, 0)
    one.reword(1, 0)
    one.merge(0, 1)
    one.resolve(0, 0, newest=True)
    one.undo(0, 1)


def undoing_a_merge_that_was_worked_on(one: Any) -> None:
    one.reword(1, 0)
    one.merge(0, 1)
    one.reword(0, 2)  # what was written last stands last
    one.undo(0, 2)


def redoing_what_was_undone_below_a_merge(one: Any) -> None:
    undoing_a_merge_that_was_worked_on(one)
    one.redo(0, 2)
    one.undo(0, 2)
    one.merge(0, 1)
    one.reopen(0)


def deleting_what_is_reworded_elsewhere(one: Any) -> None:
    one.delete(0, 0)
    one.reword(1, 0)
    one.merge(0, 1)


def redoing_words_and_what_replaces_them(one: Any) -> None:
    one.reword(0, 0)
    one.merge(1, 0)
    one.reword(1, 2)  # the same line: what was written last stands last
    one.merge(0, 1)
    one.in_the_end()


def merging_again_what_was_undone_and_done_again(one: Any) -> None:
    one.reword(0, 0)
    one.merge(1, 0)
    one.reword(1, 2)  # the same line: what was written last stands last
    one.merge(0, 1)
    one.undo(0, 2)
    one.redo(0, 2)
    one.unmerge_and_merge_again(0, 0)


def undoing_a_circle_and_thinking_better_of_it(one: Any) -> None:
    one.swap(0, 0, 1)
    one.stop(0, "undo", 0, 9)
    one.reword(0, 0)
    one.reword(0, 1)


def undoing_words(one: Any) -> None:
    one.reword(0, 0)
    one.undo(0, 1)


# Rare at random, so lived through on purpose.
LIVED = [
    (deletes_ignore_what_they_saw, deleting_what_is_reworded_elsewhere),
    (writers_replace_nothing, undoing_words),
    (a_failed_write_is_remembered, undoing_a_circle_and_thinking_better_of_it),
    (an_undo_forgets_conflicts, undoing_a_resolution),
    (an_undo_says_who_undid, undoing_a_resolution),
    (a_merge_done_again_does_not_say_so, redoing_words_and_what_replaces_them),
    (a_merge_that_comes_again_is_not_said_again, merging_again_what_was_undone_and_done_again),
    (a_merge_is_taken_back_by_halves, undoing_a_merge_that_was_worked_on),
    (a_merge_is_taken_back_by_halves, redoing_what_was_undone_below_a_merge),
]


@pytest.mark.parametrize(("broken", "script"), LIVED)
def test_a_broken_rule_is_noticed_in_a_life_as_told(
    broken: Break, script: Callable[[Any], None], life: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _live(life, script)
    broken(monkeypatch)
    with pytest.raises(BROKEN):
        _live(life, script)


def _live(life: ModuleType, script: Callable[[Any], None]) -> None:
    one = life.Life()
    try:
        one.begin()
        script(one)
        one.laws()
    finally:
        one.teardown()


def _key(operation: Operation) -> tuple[int, str]:
    return operation.key


def _nothing(*_: object) -> list[int]:
    return []


def _no_predecessors(*_: object) -> dict[str, list[str]]:
    return {}
