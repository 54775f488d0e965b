"""What a mail program gets: plain lines, nested, and nobody's name."""

from collections.abc import Callable
from typing import Any

from micic_desk.app.as_text import as_text
from micic_desk.domain.grammar import understand_many

Make = Callable[[str], Any]


def test_lines_are_nested_with_their_marks_and_without_who_said_them(colleague: Make) -> None:
    one = colleague("a")
    top = one.note("Shelters", speaker="??")
    one.note("open them", top, mark="➔", label="Recommendation:")
    under = one.note("first line\nsecond line", top)
    one.note("deep", under)
    assert as_text(one.desk.notebook, [top, under]) == (
        "- Shelters\n  ➔ Recommendation: open them\n  - first line\n    second line\n    - deep"
    )
    assert as_text(one.desk.notebook, [under]) == "- first line\n  second line\n  - deep"


def test_one_line_alone_is_its_words(colleague: Make) -> None:
    one = colleague("a")
    assert as_text(one.desk.notebook, [one.note("only words")]) == "only words"
    marked = one.note("do it", mark="➔")
    assert as_text(one.desk.notebook, [marked]) == "➔ do it"


def test_a_note_to_self_goes_only_where_it_was_chosen(colleague: Make) -> None:
    one = colleague("a")
    top = one.note("top")
    note = one.note("ask her first", top, kind="note_to_self")
    assert as_text(one.desk.notebook, [top]) == "top"
    assert "ask her first" in as_text(one.desk.notebook, [top, note])


def test_the_nesting_is_understood_when_it_comes_back(colleague: Make) -> None:
    one = colleague("a")
    top = one.note("a")
    middle = one.note("b", top)
    one.note("c", middle)
    one.note("d", top)
    lines = understand_many(as_text(one.desk.notebook, [top]), {})
    assert [(line.depth, line.text) for line in lines] == [(0, "a"), (1, "b"), (2, "c"), (1, "d")]
