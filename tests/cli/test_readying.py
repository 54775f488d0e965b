"""checks and script: what to look at, and what to speak from."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
REPORT = (
    b"**Title**\n\n## **1. Access**\n\n- A Turkish engineer lived 40 km away\n"
    b"- The boats came late, after the water had risen. Nobody knew why.\n"
)


@pytest.fixture
def reported(run: Run, notebook: Path) -> Path:
    source = notebook.with_name("s.md")
    source.write_bytes(REPORT)
    run("import", notebook, source)
    return notebook


def test_what_is_open_is_listed_with_its_line(run: Run, reported: Path) -> None:
    answer = run("checks", reported)
    assert answer.code == 0
    assert [line.partition(":")[0] for line in answer.lines] == ["identifying", "asks_nothing"]
    found = json.loads(run("checks", reported, "--json").out)["checks"]
    assert found[0]["line"] == "A Turkish engineer lived 40 km away"


def test_a_script_is_written_and_its_length_told(run: Run, reported: Path) -> None:
    to = reported.with_name("script.pdf")
    answer = run("script", reported, "--to", to)
    assert (answer.code, answer.lines) == (0, [str(to)])
    assert to.read_bytes().startswith(b"%PDF-")
    assert "minutes at 125 words a minute." in answer.err
    said = json.loads(run("script", reported, "--to", to, "--json").out)
    assert said["not_said"] == 0
    assert said["words"] > 15


def test_the_interpreters_copy_is_another_file(run: Run, reported: Path) -> None:
    script, copy = reported.with_name("script.pdf"), reported.with_name("copy.pdf")
    assert run("script", reported, "--to", script).code == 0
    assert run("script", reported, "--to", copy, "--interpreters").code == 0
    assert copy.read_bytes().startswith(b"%PDF-")
    assert copy.read_bytes() != script.read_bytes()
