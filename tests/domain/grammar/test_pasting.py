import pytest

from micic_desk.domain.grammar import Directive, understand_many
from micic_desk.domain.kinds import ItemKind


def shape(text: str) -> list[tuple[int, str]]:
    return [(one.depth, one.text) for one in understand_many(text, {})]


@pytest.mark.parametrize(
    "text",
    [
        "a\n\tb\n\t\tc\n\td\ne",
        "a\n  b\n    c\n  d\ne",
        "a\n    b\n        c\n    d\ne",
        "- a\n   - b\n      - c\n   - d\n- e",
        "\t\ta\n\t\t\tb\n\t\t\t\tc\n\t\t\td\n\t\te",
        "• a\n· b\n▪ c\n· d\n• e",
        "- a\n\n  * b\n\n    – c\n\n  * d\n\n- e",
        "a\r\n\tb\r\n\t\tc\r\n\td\r\ne\r\n",
    ],
)
def test_nesting_is_found_however_it_is_written(text: str) -> None:
    assert shape(text) == [(0, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")]


def test_bullets_stand_under_a_line_that_announces_them() -> None:
    assert shape("Examples:\n- Haiti\n- Nepal\nNext") == [
        (0, "Examples:"),
        (1, "Haiti"),
        (1, "Nepal"),
        (0, "Next"),
    ]
    assert shape("A thought\n- Haiti\n- Nepal") == [(0, "A thought"), (0, "Haiti"), (0, "Nepal")]


def test_numbers_stay_in_the_text_and_nest() -> None:
    assert shape("1. one\n   a) sub\n   b) sub\n2. two\n- under two\n3. three") == [
        (0, "1. one"),
        (1, "a) sub"),
        (1, "b) sub"),
        (0, "2. two"),
        (1, "under two"),
        (0, "3. three"),
    ]


def test_marks_speakers_and_tags_are_read_behind_bullets() -> None:
    first, second, third = understand_many(
        "- ➔ Recommendation: open #gates\n  - => If not, what?\n  - @S1 we walked", {}
    )
    assert (first.kind, first.tags) == (ItemKind.RECOMMENDATION, ("gates",))
    assert (second.kind, second.depth) == (ItemKind.IMPLICATION, 1)
    assert (third.speaker, third.text) == ("S1", "we walked")


def test_a_title_opens_a_session_and_starts_again_at_the_margin() -> None:
    read = understand_many("# One\n\ta\n\t\tb\n# Two\n\tc", {})
    assert [(one.directive, one.depth, one.text) for one in read] == [
        (Directive.SESSION, 0, "One"),
        (Directive.ITEM, 0, "a"),
        (Directive.ITEM, 1, "b"),
        (Directive.SESSION, 0, "Two"),
        (Directive.ITEM, 0, "c"),
    ]


@pytest.mark.parametrize("line", ["->", "#", "s/old/new/", "@S1", "-", "* ", "?"])
def test_nothing_of_a_paste_is_a_command_or_dropped(line: str) -> None:
    (read,) = understand_many(f"\n{line}\n", {})
    assert (read.directive, read.text) == (Directive.ITEM, line.strip())
    assert read.raw == line


def test_two_thousand_ever_deeper_lines_are_read() -> None:
    read = understand_many("\n".join(" " * n + "x" for n in range(2000)), {})
    assert [one.depth for one in read] == list(range(2000))
