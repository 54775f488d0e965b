"""export: how it looks, from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

Run = Callable[..., Any]


@pytest.fixture
def report(run: Run, notebook: Path) -> Path:
    source = notebook.with_name("s.md")
    source.write_bytes(
        b"**Title**\n\n## **1. Key point**\n\n- one\n  - two\n\n\xe2\x9e\x94 Recommendation: Pay.\n"
    )
    run("import", notebook, source)
    return notebook


def test_paper_and_large_print(run: Run, report: Path) -> None:
    to = report.with_name("out.pdf")
    wanted = ("--paper", "letter", "--large", "--black", "--full", "--numbered")
    answer = run("export", report, "--format", "pdf", "--to", to, *wanted)
    assert (answer.code, answer.err) == (0, "")
    page = pypdf.PdfReader(to).pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [612, 792]


def test_a_summary_leaves_the_talk_out(run: Run, report: Path) -> None:
    to = report.with_name("out.txt")
    run("export", report, "--format", "txt", "--to", to, "--summary")
    said = to.read_text("utf-8")
    assert "Pay." in said
    assert "two" not in said


def test_a_summary_and_everything_cannot_both_be_had(run: Run, report: Path) -> None:
    to = report.with_name("out.pdf")
    answer = run("export", report, "--format", "pdf", "--to", to, "--summary", "--full")
    assert answer.code == 2
    assert not to.exists()
