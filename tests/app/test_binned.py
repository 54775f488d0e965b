"""What lies in the bin: each deletion once, with what went along."""

from collections.abc import Callable
from typing import Any

from micic_desk.app.binned import binned
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.restoring import TakeOut
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook

Make = Callable[[str], Any]


def shown(notebook: Notebook) -> set[str]:
    return {one.id for one in notebook if notebook.shown(one.id)}


def test_a_deletion_is_one_entry_with_all_that_went_along(colleague: Make) -> None:
    one = colleague("a")
    top = one.note("top")
    middle = one.note("middle", top)
    low = one.note("low", middle)
    gone_before = one.note("gone before", middle)
    before = shown(one.desk.notebook)
    one.desk.do(Delete(entities=(gone_before,)))
    one.desk.do(Delete(entities=(top,)))
    found = binned(one.desk, None)
    assert [(each.entity, each.along) for each in found] == [
        (top, (middle, low)),
        (gone_before, ()),
    ]
    assert found[0].actor == one.desk.session.writer.actor
    one.desk.do(TakeOut(entities=found[0].whole))
    assert shown(one.desk.notebook) == before - {gone_before}
    assert [each.entity for each in binned(one.desk, None)] == [gone_before]


def test_a_bin_is_of_one_consultation(colleague: Make) -> None:
    one = colleague("a")
    line = one.note("x")
    made = one.desk.do(Add(kind=EntityKind.CONSULTATION, fields={"title": "Other"}))
    other = made.entities[0].id
    one.desk.do(Delete(entities=(line,)))
    here = one.desk.notebook.consultation_of(line)
    assert here is not None
    assert [each.entity for each in binned(one.desk, here.id)] == [line]
    assert binned(one.desk, other) == []
    one.desk.do(Delete(entities=(other,)))
    assert [each.entity for each in binned(one.desk, here.id)] == [other, line]


def test_what_an_undo_took_back_lies_there_too(colleague: Make) -> None:
    one = colleague("a")
    one.session()
    line = one.note("typed and undone")
    one.desk.undo()
    assert [each.entity for each in binned(one.desk, None)] == [line]
    one.desk.redo()
    assert binned(one.desk, None) == []


def test_the_bin_is_there_after_a_restart(colleague: Make) -> None:
    one = colleague("a")
    line = one.note("x")
    one.desk.do(Delete(entities=(line,)))
    one.reopen()
    assert [each.entity for each in binned(one.desk, None)] == [line]
