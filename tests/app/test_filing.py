"""Lines placed in a key point as they come: made by a line, followed, left, and still so later."""

from collections.abc import Callable
from typing import Any

from micic_desk.app.capturing import Capture
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.kinds import EntityKind

Make = Callable[[str], Any]


def _report(one: Any) -> list[str]:
    """Every section and, under it, the lines that are placed there."""
    notebook = one.desk.notebook
    found = []
    for part in notebook.of_kind(EntityKind.PART):
        for section in notebook.children(part.id, EntityKind.SECTION):
            number = section.text("number")
            found.append(f"{section.text('role')}: {number} {section.text('title')}".strip())
            found += [
                f"  {notebook[line.text('item')].text('text')}"
                for line in notebook.children(section.id, EntityKind.PLACEMENT)
            ]
    return found


def _take(one: Any, *lines: str) -> None:
    capture = Capture(one.desk)
    for line in lines:
        capture.take(line)
    capture.close()


def test_lines_at_the_margin_are_placed_where_the_report_is_at(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "before", "## Introduction", "a", "\tunder a", "## 1. Shelter", "b", "~ lost", "c")
    assert _report(ada) == [
        "introduction:  Introduction",
        "  a",
        "key_point: 1. Shelter",
        "  b",
        "  c",
    ]


def test_a_key_point_that_is_there_is_gone_to_by_title_or_number(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "## Shelter", "a", "## Papers", "b", "## shelter", "c", "## 2", "d", "##", "e")
    assert _report(ada) == [
        "introduction:  Introduction",
        "key_point:  Shelter",
        "  a",
        "  c",
        "key_point:  Papers",
        "  b",
        "  d",
    ]


def test_a_new_key_point_stands_after_the_one_at_work(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "## One", "## Three", "## One", "## Two", "a")
    assert [line for line in _report(ada) if line.startswith("key")] == [
        "key_point:  One",
        "key_point:  Two",
        "key_point:  Three",
    ]


def test_nothing_goes_under_a_line_of_another_key_point(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "## One", "a", "\tb", "## Two")
    capture = Capture(ada.desk)
    assert capture.deepest() == 0
    assert capture.take("\tc").depth == 0
    assert capture.take("\td").depth == 1


def test_it_is_the_same_after_a_restart_and_its_own_in_each_session(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "a line", "## One", "# Another session", "elsewhere")
    ada.reopen()
    _take(ada, "# Notes", "b")
    assert _report(ada)[-2:] == ["key_point:  One", "  b"]


def test_a_placed_line_is_one_gesture(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "## One", "a")
    waiting = ada.desk.next_undo()
    assert waiting is not None
    assert waiting.count == 1
    ada.desk.undo()
    assert _report(ada) == ["introduction:  Introduction", "key_point:  One"]
    assert not ada.desk.notebook.of_kind(EntityKind.ITEM)


def test_a_key_point_in_the_bin_takes_nothing(colleague: Make) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    point = capture.take("## One").entity
    assert point is not None
    ada.desk.do(Delete(entities=(point,)))
    assert capture.filing.at_work() is None
    assert capture.take("a").entity in ada.desk.notebook


def test_pasted_lines_are_placed_too(colleague: Make) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    capture.take("## One")
    capture.take_many("a\n\tb\nc")
    assert _report(ada)[-3:] == ["key_point:  One", "  a", "  c"]
