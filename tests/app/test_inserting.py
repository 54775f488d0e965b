"""A text of another program in the outline: every line of it, nested as it was."""

from collections.abc import Callable
from typing import Any

import pytest

from micic_desk.app.inserting import InsertText
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_ITEM

Make = Callable[[str], Any]
MAIL = """The room agreed on three things:
  - shelters are open to everyone
      * also at night
  - @S1 the list is public
➔ Recommendation: publish it
"""


def outline(one: Any, parent: str) -> list[str]:
    notebook = one.desk.notebook
    found = []
    for item in notebook.below(parent):
        if item.kind == EntityKind.ITEM:
            depth = [above.id for above in notebook.ancestors(item.id)].index(parent)
            found.append("  " * depth + item.text("text"))
    return found


def insert(one: Any, text: str, parent: str, after: str | None = None) -> Any:
    return one.desk.do(InsertText(desk=one.desk, text=text, parent=parent, after=after))


def test_lines_come_with_their_nesting_and_undo_as_one(colleague: Make) -> None:
    one = colleague("a")
    first, last = one.note("first"), one.note("last")
    committed = insert(one, MAIL, one.session(), first)
    assert (committed.act, committed.count) == (Act.PASTE, 5)
    assert outline(one, one.session()) == [
        "first",
        "The room agreed on three things:",
        "  shelters are open to everyone",
        "    also at night",
        "  the list is public",
        "publish it",
        "last",
    ]
    (speaker,) = (
        each for each in one.desk.notebook.of_kind(EntityKind.PERSON) if each.text("code")
    )
    assert speaker.text("code") == "S1"
    one.desk.undo()
    assert outline(one, one.session()) == ["first", "last"]
    assert one.desk.notebook.shown(last)


def test_a_heading_opens_no_session_but_stands_over_what_follows(colleague: Make) -> None:
    one = colleague("a")
    top = one.note("top")
    insert(one, "before\n# Water\n- wells\n  - dry\n# Roads\nclosed", top)
    assert outline(one, top) == ["before", "Water", "  wells", "    dry", "Roads", "  closed"]
    assert len(one.desk.notebook.of_kind(EntityKind.SESSION)) == 1
    typed = [each.text("typed") for each in one.desk.notebook.children(top)]
    assert typed[1:] == ["# Water", "# Roads"]


def test_whoever_spoke_before_goes_on(colleague: Make) -> None:
    one = colleague("a")
    before = one.note("before", speaker="??")
    insert(one, "... and so on\n... and on", one.session(), before)
    said = [each.text("speaker") for each in one.desk.notebook.children(one.session())]
    assert said == ["??", "??", "??"]


def test_what_cannot_be_taken_leaves_nothing_behind(colleague: Make) -> None:
    one = colleague("a")
    one.note("x")
    before = len(one.desk.notebook)
    for text, code in ((" \n\t", "paste.nothing"), ("x" * (LONGEST_ITEM + 1), "text.too_long")):
        with pytest.raises(Refusal) as refused:
            insert(one, f"@new y\n{text}" if len(text) > 9 else text, one.session())
        assert refused.value.code == code
    assert len(one.desk.notebook) == before


def test_signs_that_cannot_be_stored_are_kept_visibly(colleague: Make) -> None:
    one = colleague("a")
    top = one.note("top")
    insert(one, "a\x00b\ud800\n\u202eright\u202c", top)
    assert outline(one, top) == ["a␀b�", "\u202eright\u202c"]
