"""Capture: every line in its place, whoever spoke, whatever was typed; and still so tomorrow."""

from collections.abc import Callable
from typing import Any

import pytest

from micic_desk.app.capturing import Capture
from micic_desk.app.desk import Memory
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.grammar import Directive
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store.faults import told_plainly

Make = Callable[[str], Any]


def _tree(one: Any) -> list[str]:
    """Every session and item with its depth, in the order of the outline."""
    notebook = one.desk.notebook
    found = []
    for session in notebook.of_kind(EntityKind.SESSION):
        found.append(f"# {session.text('title')}")
        for item in notebook.below(session.id):
            depth = sum(above.kind == EntityKind.ITEM for above in notebook.ancestors(item.id))
            found.append("  " * depth + item.text("text"))
    return found


def _take(one: Any, *lines: str) -> list[str | None]:
    capture = Capture(one.desk)
    taken = [capture.take(line).entity for line in lines]
    capture.close()
    return taken


def test_a_line_goes_under_the_last_one_less_deep(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "a", "\tb", "\t\tc", "\td", "e", "\t\t\t\tf", "\t\tg", "h")
    assert _tree(ada) == ["# Notes", "a", "  b", "    c", "  d", "e", "  f", "    g", "h"]


def test_depth_goes_on_after_a_restart(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "a", "\tb", "\t\tc")
    ada.reopen()
    capture = Capture(ada.desk)
    assert capture.deepest() == 3
    taken = capture.take("\t\t\t\t\td")
    assert taken.depth == 3
    ada.reopen()
    _take(ada, "\te")
    assert _tree(ada) == ["# Notes", "a", "  b", "    c", "      d", "  e"]


def test_depth_follows_what_became_of_the_line_before(colleague: Make) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    a, b, c = (capture.take(line).entity for line in ("a", "\tb", "\t\tc"))
    assert a is not None
    assert b is not None
    assert c is not None
    ada.desk.undo()
    capture.take("\t\td")
    ada.desk.do(Delete(entities=(b,)))
    capture.take("\te")
    assert _tree(ada) == ["# Notes", "a", "  e"]
    ada.desk.undo()
    ada.desk.undo()
    other = capture.take("x").entity
    assert other
    ada.desk.do(Move(entities=(other,), parent=b))
    capture.take("\t\t\ty")
    assert _tree(ada) == ["# Notes", "a", "  b", "    d", "    x", "      y"]


def test_my_next_line_stands_under_mine_after_a_merge(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    from micic_desk.app.merging import merge

    capture = Capture(ada.desk)
    mine = capture.take("mine").entity
    merge(bea.desk, [bea.open(ada.send())])
    Workplace(bea.desk).consultation = ada.desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    hers = Capture(bea.desk).take("hers").entity
    merge(ada.desk, [ada.open(bea.send())])
    under = capture.take("\tunder mine").entity
    assert ada.desk.notebook[under].parent == mine
    assert hers in ada.desk.notebook


def test_speakers_by_code_by_name_unknown_and_the_same(colleague: Make) -> None:
    ada = colleague("ada")
    marta = Workplace(ada.desk).person_named("Marta Olindez")
    ids = _take(
        ada, "@S1 one", "... two", "Marta: three", "plain", "... four", "?? five", "@s1 six"
    )
    notebook = ada.desk.notebook
    said = [notebook[str(one)].text("speaker") for one in ids]
    [code] = [one.id for one in notebook.of_kind(EntityKind.PERSON) if one.text("code") == "S1"]
    assert said == [code, code, marta, "", marta, "??", code]
    assert len(notebook.of_kind(EntityKind.PERSON)) == 2


def test_a_new_code_and_its_line_are_one_gesture(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "before", "@S9 spoke")
    assert len(ada.desk.notebook.of_kind(EntityKind.PERSON)) == 1
    ada.desk.undo()
    assert ada.desk.notebook.of_kind(EntityKind.PERSON) == []
    assert _tree(ada) == ["# Notes", "before"]


def test_everything_about_a_line_is_kept(colleague: Make) -> None:
    ada = colleague("ada")
    work = Workplace(ada.desk)
    work.me = work.person_named("Ada Alder")
    [entity] = _take(ada, "-> @S1 open the gate #quay #papers")
    item = ada.desk.notebook[str(entity)]
    assert item.text("kind") == "recommendation"
    assert item.text("mark") == "\N{HEAVY WIDE-HEADED RIGHTWARDS ARROW}"
    assert item.text("label") == "Recommendation:"
    assert item.texts("tags") == ("quay", "papers")
    assert item.text("typed") == "-> @S1 open the gate #quay #papers"
    assert item.text("author") == work.me
    assert item.number("noted_at")


def test_a_title_makes_a_session_or_goes_to_it(colleague: Make) -> None:
    ada = colleague("ada")
    _take(ada, "# Morning", "a", "# Afternoon", "\t\tb", "# morning", "\tc")
    assert _tree(ada) == ["# Morning", "a", "  c", "# Afternoon", "b"]
    ada.reopen()
    _take(ada, "\t\td")
    assert _tree(ada) == ["# Morning", "a", "  c", "    d", "# Afternoon", "b"]


def test_a_correction_mends_the_line_before(colleague: Make) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    line = capture.take("\tthe sirn and the sirn").entity
    mended = capture.take("s/sirn/siren/")
    assert mended.entity == line
    assert _tree(ada) == ["# Notes", "the siren and the sirn"]
    ada.desk.undo()
    assert _tree(ada) == ["# Notes", "the sirn and the sirn"]
    ada.reopen()
    _take(ada, "s/the sirn and //")
    assert _tree(ada) == ["# Notes", "the sirn"]
    with pytest.raises(Refusal) as refused:
        _take(ada, "s/the sirn//")
    assert refused.value.code == "capture.mended_away"


def test_a_correction_that_fits_nothing_is_kept_as_a_line(colleague: Make) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    taken = capture.take("s/he/she/")
    assert taken.line.directive is Directive.ITEM
    capture.take("a line")
    capture.take("s/absent/present/")
    assert _tree(ada) == ["# Notes", "s/he/she/", "a line", "s/absent/present/"]


def test_nothing_typed_writes_nothing(colleague: Make) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    before = ada.desk.next_undo()
    assert capture.take("").line.reason is None
    assert capture.take("\t ").entity is None
    assert capture.take("->").line.reason is not None
    assert ada.desk.next_undo() == before


@pytest.mark.parametrize("line", ["a line", "@new spoke", "# Session", "s/first/second/", "\tdeep"])
def test_the_draft_goes_with_the_line_that_was_made_of_it(colleague: Make, line: str) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    capture.take("first")
    memory = Memory(ada.desk)
    memory.keep("capture", line)
    memory.keep("elsewhere", "another")
    capture.take(line, draft_slot="capture")
    assert [one.slot for one in memory.drafts()] == ["elsewhere"]


def test_a_line_the_disk_refuses_is_nowhere_and_its_draft_stays(
    colleague: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from micic_desk.store import log

    ada = colleague("ada")
    capture = Capture(ada.desk)
    capture.take("first")
    Memory(ada.desk).keep("capture", "second")
    add = log.add

    def fail(*_arguments: object, **_more: object) -> None:
        raise Refusal("store.no_space", "full")

    monkeypatch.setattr(log, "add", fail)
    with pytest.raises(Refusal), told_plainly(ada.path):
        capture.take("second", draft_slot="capture")
    monkeypatch.setattr(log, "add", add)
    assert _tree(ada) == ["# Notes", "first"]
    assert [one.text for one in Memory(ada.desk).drafts()] == ["second"]
    capture.take("second", draft_slot="capture")
    assert _tree(ada) == ["# Notes", "first", "second"]


def _kinds(one: Any) -> list[str]:
    notebook = one.desk.notebook
    (session,) = notebook.of_kind(EntityKind.SESSION)
    return [f"{item.text('kind')}: {item.text('text')}" for item in notebook.below(session.id)]


def test_the_first_line_under_what_announces_examples_makes_it_their_heading(
    colleague: Make,
) -> None:
    ada = colleague("ada")
    _take(ada, "Good examples:", "\tOmar: a bus", "\t12 tents were put up", "\t\tin the rain")
    expected = [
        "example_group: Good examples:",
        "example: Omar: a bus",
        "example: 12 tents were put up",
        "point: in the rain",
    ]
    assert _kinds(ada) == expected
    ada.desk.undo()
    ada.desk.undo()
    ada.desk.undo()
    assert _kinds(ada) == ["point: Good examples:"]
    ada.desk.undo()
    Capture(ada.desk).take_many("Good examples:\n\tOmar: a bus\n\t12 tents were put up")
    assert _kinds(ada) == expected[:3]


def test_a_kind_asked_for_by_a_key_goes_before_the_words_and_is_one_gesture(
    colleague: Make,
) -> None:
    ada = colleague("ada")
    capture = Capture(ada.desk)
    capture.take("Who pays?")
    capture.take("Who pays?", kind=ItemKind.POINT)
    capture.take("-> open the gates", kind=ItemKind.FACT)
    assert _kinds(ada) == ["question: Who pays?", "point: Who pays?", "fact: open the gates"]
    assert ada.desk.notebook[capture._last or ""].text("label") == ""
    ada.desk.undo()
    assert len(_kinds(ada)) == 2
