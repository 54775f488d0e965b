"""show, search, conflicts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_show_prints_the_outline_as_it_was_typed(run: Run, notebook: Path) -> None:
    lines = 'Boats were loaded by list\n\t@S4 Two men\n\t\t-> board first\n// my own\n" verbatim\n'
    run("capture", notebook, "--session", "Morning", stdin=lines.encode())
    assert run("show", notebook).out == (
        "Consultation: Consultation\n"
        "  Session: Morning\n"
        "    - Boats were loaded by list\n"
        "      - S4: Two men\n"
        "        - \N{HEAVY WIDE-HEADED RIGHTWARDS ARROW} Recommendation: board first\n"
        "    - (self) my own\n"
        '    - " verbatim\n'
        "\n"
        "People\n"
        "  S4\n"
    )


def test_show_changes_not_one_byte(run: Run, notebook: Path, contents_of: Any) -> None:
    run("capture", notebook, stdin=b"a line\n")
    before = contents_of(notebook.parent)
    run("show", notebook)
    run("show", notebook, "--json")
    run("search", notebook, "line")
    run("conflicts", notebook)
    run("check", notebook)
    assert contents_of(notebook.parent) == before


def test_search_prints_id_kind_session_and_text(run: Run, notebook: Path) -> None:
    [one, two] = run(
        "capture",
        notebook,
        "--session",
        "Morning",
        stdin="Größe der Boote\n-> boats for all\n".encode(),
    ).lines
    found = run("search", notebook, "grosse", "boo")
    assert found.out == f"{one}\tpoint\tMorning\tGröße der Boote\n"
    assert run("search", notebook, "boat").lines == [
        f"{two}\trecommendation\tMorning\tboats for all"
    ]
    data = json.loads(run("search", notebook, "bo", "--json").out)
    assert [each["id"] for each in data] == [two, one]
    nothing = run("search", notebook, "absent")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Nothing found.\n")


def test_odd_queries_are_no_fault(run: Run, notebook: Path) -> None:
    for query in ('"', "*", "a OR", "NEAR(", "(", "'; --", "-x", "^a"):
        assert run("search", notebook, "--", query).code == 0


def test_no_conflict_is_said(run: Run, notebook: Path) -> None:
    answer = run("conflicts", notebook)
    assert (answer.code, answer.out) == (0, "")
    assert json.loads(run("conflicts", notebook, "--json").out) == []
