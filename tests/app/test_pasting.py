"""A paste: many lines, one gesture, the same outline as if it had been typed."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from micic_desk.app.capturing import Capture
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_ITEM

Make = Callable[[str], Any]
PASTED = """a
  b
    c
  d
e
# Second session
@S1 f
  @S1 g
@s1 h
# second session
i"""


def _outline(one: Any) -> list[tuple[int, str, str]]:
    notebook = one.desk.notebook
    people = {each.id: each.text("code") for each in notebook.of_kind(EntityKind.PERSON)}
    found = []
    for session in notebook.of_kind(EntityKind.SESSION):
        found.append((-1, session.text("title"), ""))
        for item in notebook.below(session.id):
            depth = sum(above.kind == EntityKind.ITEM for above in notebook.ancestors(item.id))
            found.append((depth, item.text("text"), people.get(item.text("speaker"), "")))
    return found


def test_a_paste_is_one_gesture(colleague: Make) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    capture.take("before")
    before = _outline(ada)
    taken = capture.take_many(PASTED)
    after = _outline(ada)
    assert after == [
        (-1, "Notes", ""),
        (0, "before", ""),
        (0, "a", ""),
        (1, "b", ""),
        (2, "c", ""),
        (1, "d", ""),
        (0, "e", ""),
        (-1, "Second session", ""),
        (0, "f", "S1"),
        (1, "g", "S1"),
        (0, "h", "S1"),
        (0, "i", ""),
    ]
    assert len(ada.desk.notebook.of_kind(EntityKind.PERSON)) == 1
    assert len({one.entity for one in taken}) == 10
    ada.desk.undo()
    assert _outline(ada) == before
    ada.desk.redo()
    assert _outline(ada) == after
    ada.reopen()
    assert _outline(ada) == after


def test_typing_goes_on_where_a_paste_ended(colleague: Make) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    capture.take_many("# Other\na\n  b")
    capture.take("\t\tc")
    assert _outline(ada)[-1] == (2, "c", "")
    session = Workplace(ada.desk).session
    assert ada.desk.notebook[str(session)].text("title") == "Other"


def test_an_empty_paste_is_nothing(colleague: Make) -> None:
    ada = colleague("ada")
    assert Capture(ada.desk).take_many("\n \n\t\n") == []


def test_a_paste_of_any_depth_goes_in(colleague: Make) -> None:
    ada = colleague("ada")
    taken = Capture(ada.desk).take_many(
        "\n".join(" " * depth + f"level {depth}" for depth in range(1200))
    )
    assert taken[-1].depth == 1199
    ada.desk.undo()
    ada.desk.redo()
    assert ada.desk.notebook.shown(str(taken[-1].entity))


LINES = st.lists(st.tuples(st.integers(0, 4), st.sampled_from("abc")), min_size=1, max_size=8)


@settings(max_examples=20)
@given(lines=LINES)
def test_a_paste_stands_as_if_it_had_been_typed(
    lines: list[tuple[int, str]], tmp_path_factory: Any, at_a_desk: Any
) -> None:
    folder = tmp_path_factory.mktemp("paste")
    typed, pasted = at_a_desk(folder, "typed"), at_a_desk(folder, "pasted")
    taken = Capture(pasted.desk).take_many("\n".join("\t" * at + text for at, text in lines))
    capture = Capture(typed.desk)
    for one in taken:
        capture.take("\t" * one.depth + one.line.text)
    assert _outline(typed) == _outline(pasted)
    typed.desk.close()
    pasted.desk.close()


def test_one_line_that_is_too_long_stops_a_paste_before_anything_is_written(
    colleague: Make,
) -> None:
    ada = colleague("ada")
    with pytest.raises(Refusal) as refused:
        Capture(ada.desk).take_many("short\n" + "x" * (LONGEST_ITEM + 1))
    assert refused.value.code == "text.too_long"
    assert "short" not in str(_outline(ada))
