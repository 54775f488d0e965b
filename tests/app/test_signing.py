"""Whose the lines are that were noted before anybody said whose notebook it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from micic_desk.app.capturing import Capture
from micic_desk.app.importing import import_source
from micic_desk.app.merging import merge
from micic_desk.app.signing import introduce, unsigned
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import EntityKind


def texts(desk: Any, lines: tuple[str, ...]) -> list[str]:
    return [desk.notebook[one].text("text") for one in lines]


def typed(desk: Any, *lines: str) -> None:
    capture = Capture(desk)
    for one in lines:
        capture.take(one)
    capture.close()


def test_what_was_typed_here_is_hers_and_nothing_else(
    colleague: Callable[[str], Any], tmp_path: Path
) -> None:
    anna, ben = colleague("anna"), colleague("ben")
    typed(ben.desk, "Ben's line")
    (tmp_path / "minutes.txt").write_text("A line of somebody's minutes\n")
    import_source(anna.desk, tmp_path / "minutes.txt")
    typed(anna.desk, "First", "# Noon", "Second")
    merge(anna.desk, [anna.open(ben.send())])
    anna.reopen()
    assert texts(anna.desk, unsigned(anna.desk)) == ["First", "Second"]
    me = Workplace(anna.desk).person_named("Anna Kestrel")
    assert introduce(anna.desk, me) == 2
    authors = {
        one.text("text"): one.text("author") for one in anna.desk.notebook.of_kind(EntityKind.ITEM)
    }
    assert {text for text, author in authors.items() if author == me} == {"First", "Second"}
    anna.desk.undo()
    assert texts(anna.desk, unsigned(anna.desk)) == ["First", "Second"]


def test_a_notebook_that_changes_hands_keeps_its_lines_as_they_are(
    colleague: Callable[[str], Any],
) -> None:
    anna = colleague("anna")
    workplace = Workplace(anna.desk)
    workplace.me = workplace.person_named("Anna Kestrel")
    anna.note("Without a name, for some reason")
    assert introduce(anna.desk, workplace.person_named("Ben Wren")) == 0
    assert workplace.me == workplace.person_named("Ben Wren")
